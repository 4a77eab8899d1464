"""Which records look different to a reader and to a writer."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.ir.shapes.nodes import Definition, Record, references, shapes_of


def split(definitions: Mapping[str, Definition]) -> frozenset[str]:
    """The definitions that hold a `readOnly` or `writeOnly` property, themselves or in what they refer to."""
    users: dict[str, list[str]] = {}
    for symbol, definition in definitions.items():
        for shape in shapes_of(definition):
            for used in references(shape):
                users.setdefault(used, []).append(symbol)
    waiting = [symbol for symbol, definition in definitions.items() if _is_directed(definition)]
    found = set(waiting)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                waiting.append(user)
    return frozenset(found)


def _is_directed(definition: Definition) -> bool:
    return isinstance(definition, Record) and any(field.read_only or field.write_only for field in definition.fields)
