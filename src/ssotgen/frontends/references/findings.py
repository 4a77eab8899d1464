"""The sentences of findings about references."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin, escape, tokens
from ssotgen.core.suggest import nearest
from ssotgen.frontends.references import messages
from ssotgen.frontends.references.grammar import NAMES, Kind
from ssotgen.frontends.references.resolve import Outside, Place, Remote
from ssotgen.frontends.references.survey import Found
from ssotgen.frontends.wording import shown, type_of
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

if TYPE_CHECKING:
    from ssotgen.frontends.references.links import Links

HARMLESS = ("$comment", "definitions", "$id", "$schema")
"""Keys beside a `$ref` that constrain nothing, so that nobody misses them."""


def unreachable(found: Found, place: Remote | Outside) -> Diagnostic:
    """The reference leads where no reference may."""
    if isinstance(place, Remote):
        return messages.REMOTE_REFERENCE.at(found.origin, f"{shown(found.text)} lies on another host")
    return messages.REFERENCE_OUTSIDE_WORKSPACE.at(found.origin, f"{shown(found.text)} lies outside the workspace")


def no_file(found: Found, path: str, library: Library) -> Diagnostic:
    """The file is not there."""
    folder = posixpath.dirname(path)
    near = nearest(path, library.tree.files(folder))
    hint = None
    if near:
        start = posixpath.dirname(found.scope.document) or "."
        hint = f"did you mean `{posixpath.relpath(near, start)}`?"
    return messages.DANGLING_REFERENCE.at(found.origin, f"the file {shown(path)} does not exist", hint=hint)


def no_anchor(found: Found, name: str) -> Diagnostic:
    """No schema has the anchor."""
    return messages.DANGLING_REFERENCE.at(found.origin, f"no schema there has the anchor {shown(name)}")


def dangling(found: Found, place: Place, root: Node) -> Diagnostic:
    """Nothing stands at the pointer; a misspelt token on the way is looked for."""
    text = f"nothing stands at {shown(found.text)}"
    path = tokens(place.pointer)
    for index, token in enumerate(path):
        parent = root.at(path[:index])
        if parent is None or parent.at((token,)):
            continue
        names = list(parent.value) if isinstance(parent.value, FrozenMap) else []
        near = nearest(token, names)
        if near:
            better = (*path[:index], near, *path[index + 1 :])
            better = better if root.at(better) else better[: index + 1]
            file = found.text.partition("#")[0]
            hint = f"did you mean `{file}#{''.join(f'/{escape(part)}' for part in better)}`?"
            return messages.DANGLING_REFERENCE.at(found.origin, text, hint=hint)
        break
    return messages.DANGLING_REFERENCE.at(found.origin, text)


def wrong_kind(found: Found, kind: Kind, node: Node) -> Diagnostic:
    """Something else stands there."""
    return messages.WRONG_REFERENCE_KIND.at(
        found.origin,
        f"{NAMES[found.kind]} is needed here, {shown(found.text)} is {NAMES[kind]}",
        labels=[Label(node.key_origin, "leads here")],
    )


def no_object(found: Found, node: Node) -> Diagnostic:
    """What stands there is no object at all."""
    return messages.WRONG_REFERENCE_KIND.at(
        found.origin,
        f"{NAMES[found.kind]} is needed here, {shown(found.text)} is {type_of(node.value)}",
        labels=[Label(node.origin, "leads here")],
    )


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
        more = f"; so are keys at {len(places) - 1} other places of this file" if len(places) > 1 else ""
        origin = Origin(document, found.holder).child(lost[0]).at_key()
        yield messages.IGNORED_SIBLINGS.at(origin, f"{keys} beside a `$ref` is ignored{more}")


def _lost(found: Found, links: Links) -> list[str]:
    dialect = links.dialect(found.scope.document)
    if found.kind == "path-item" or (found.kind == "schema" and dialect.siblings):
        return []
    kept = ("summary", "description") if found.kind != "schema" and dialect.siblings else HARMLESS
    return [key for key in found.siblings if key not in kept and (not key.startswith("x-") or key == "x-errors")]
