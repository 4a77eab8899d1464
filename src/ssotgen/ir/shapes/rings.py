"""Aliases that stand for themselves, without a list or an object between, say no more than their other members do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.core.values import replace
from ssotgen.ir.shapes import unions
from ssotgen.ir.shapes.nodes import Alias, Choice, Definition, Named, Nullable, Shape


def without_rings(definitions: Mapping[str, Definition]) -> dict[str, Definition]:
    """The definitions, in which `A: A or string` is `A: string`, also where the way back leads through other names."""
    return {symbol: _opened(definition, definitions) for symbol, definition in definitions.items()}


def _opened(definition: Definition, definitions: Mapping[str, Definition]) -> Definition:
    if not isinstance(definition, Alias):
        return definition
    members: list[Shape] = []
    in_ring = False
    waiting, seen = [definition.symbol], {definition.symbol}
    while waiting:
        alias = definitions[waiting.pop()]
        assert isinstance(alias, Alias)
        for member in _members(alias.shape):
            target = definitions.get(member.symbol) if isinstance(member, Named) else None
            in_ring |= member == Named(definition.symbol)
            if not isinstance(target, Alias):
                members.append(member)
            elif target.symbol not in seen:
                seen.add(target.symbol)
                waiting.append(target.symbol)
    return replace(definition, shape=unions.join(members, None)) if in_ring else definition


def _members(shape: Shape) -> Iterator[Shape]:
    match shape:
        case Choice(members=members):
            for member in members:
                yield from _members(member)
        case Nullable(inner):
            yield from _members(inner)
        case _:
            yield shape
