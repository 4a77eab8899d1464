"""Chains of references that hold at one and the same value: whoever follows one has to come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.references.survey import Found
from ssotgen.syntax.messages import LIMIT_EXCEEDED

Spot: TypeAlias = tuple[str, str]
"""A document, and the pointer of a schema in it."""

_MEMBERS = ("allOf", "anyOf", "oneOf", "dependentSchemas")
_SINGLES = ("not", "if", "then", "else")
_NAMES = ("properties", "patternProperties", "$defs", "definitions", "schemas", *_MEMBERS)


def long_chains(links: Links) -> Iterator[Diagnostic]:
    """The longest chain of references, where it is longer than a document may be deep."""
    edges: dict[Spot, list[tuple[Found, Spot]]] = {}
    for document, references in links.references.items():
        for found in references:
            place = links.target(found.scope, found.text, named=found.named)
            if place and found.kind == "schema" and not found.named:
                target = (place.document, _outermost(place.pointer))
                edges.setdefault((document, _outermost(found.holder)), []).append((found, target))
    limit = links.library.limits.references
    lengths = _lengths(edges)
    longest = max(sorted(lengths), key=lengths.__getitem__, default=None)
    if longest is not None and lengths[longest] > limit:
        text = f"more than {limit} references follow one another, from this one on"
        yield LIMIT_EXCEEDED.at(edges[longest][0][0].origin, text)


def _outermost(pointer: str) -> str:
    """The schema about the same value that a schema stands in, through `allOf` and the like."""
    tokens = pointer.split("/")
    while len(tokens) > 2:
        if tokens[-1] in _SINGLES and tokens[-2] not in _NAMES:
            del tokens[-1]
        elif tokens[-2] in _MEMBERS and tokens[-3] not in _NAMES:
            del tokens[-2:]
        else:
            break
    return "/".join(tokens)


def _lengths(edges: dict[Spot, list[tuple[Found, Spot]]]) -> dict[Spot, int]:
    """How many references follow one another from each place; a way back to where the chain has been does not count."""
    lengths: dict[Spot, int] = {}
    for start, first in edges.items():
        if start in lengths:
            continue
        lengths[start] = 0
        stack = [(start, iter(first))]
        while stack:
            at, ways = stack[-1]
            for _, target in ways:
                if target in edges and target not in lengths:
                    lengths[target] = 0
                    stack.append((target, iter(edges[target])))
                    break
            else:
                stack.pop()
                lengths[at] = 1 + max(lengths.get(target, 0) for _, target in edges[at])
    return lengths
