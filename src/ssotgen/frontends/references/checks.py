"""What can be wrong with references although each one leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import Fix, Remove
from ssotgen.core.origin import Origin
from ssotgen.frontends.references import messages
from ssotgen.frontends.references.grammar import NAMES
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.references.survey import Found
from ssotgen.frontends.wording import shown

HARMLESS = ("title", "summary", "description", "$comment", "definitions", "$id", "$schema")
"""Keys beside a `$ref` that constrain nothing, so that nobody misses them."""


def loops(links: Links) -> Iterator[Diagnostic]:
    """Circles of references, each reported once, at its first member."""
    edges: dict[tuple[str, str], tuple[Found, tuple[str, str]]] = {}
    for document, references in links.references.items():
        for found in references:
            place = links.target(found.scope, found.text, named=found.named)
            if place and found.pointer.endswith("/$ref"):
                edges[document, found.holder] = (found, (place.document, place.pointer))
    done: set[tuple[str, str]] = set()
    for start in sorted(edges):
        way: list[tuple[str, str]] = []
        at = start
        while at in edges and at not in done:
            done.add(at)
            way.append(at)
            at = edges[at][1]
        if at in way:
            first, *others = (edges[member][0] for member in way[way.index(at) :])
            labels = [Label(found.origin, "then here") for found in others]
            text = f"{shown(first.text)} leads back to itself, and never to {NAMES[first.kind]}"
            yield messages.REFERENCE_LOOP.at(first.origin, text, labels=labels)


def ignored_siblings(links: Links) -> Iterator[Diagnostic]:
    """Keys beside a `$ref` that do not count: one finding a file, at the first place, with the number of the others."""
    for document in sorted(links.references):
        places = [(found, lost) for found in links.references[document] if (lost := _lost(found, links))]
        if not places:
            continue
        found, lost = places[0]
        keys = ", ".join(shown(key) for key in lost)
        more = f" ({len(places) - 1} more in this file)" if len(places) > 1 else ""
        origin = Origin(document, found.holder).child(lost[0]).at_key()
        holders = ((Origin(document, one.holder), names) for one, names in places)
        gone = tuple(Remove(holder.child(name)) for holder, names in holders for name in names)
        fix = Fix("delete what has no effect", gone, safe=False)
        yield messages.IGNORED_SIBLINGS.at(origin, f"{keys} beside a `$ref` has no effect{more}", fix=fix)


def _lost(found: Found, links: Links) -> list[str]:
    dialect = links.dialect(found.scope.document)
    if found.kind == "path-item" or (found.kind == "schema" and dialect.siblings):
        return []
    kept = ("summary", "description") if found.kind != "schema" and dialect.siblings else HARMLESS
    return [key for key in found.siblings if key not in kept and (not key.startswith("x-") or key == "x-errors")]
