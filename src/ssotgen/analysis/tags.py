"""Properties that tell the members of a union apart."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.core.values import dataclass
from ssotgen.ir.shapes import nodes

_PREFERRED = ("type", "kind", "object", "event")


@dataclass(frozen=True, slots=True)
class Tag:
    """A property that every member of a union requires, each with values of its own. `field` is its first symbol."""

    name: str
    field: str


def tag_of(choice: nodes.Choice, definitions: Mapping[str, nodes.Definition]) -> Tag | None:
    """The tag of a union of records, `None` where there is none, or where the property goes in one direction only."""
    tables = [_constants(member, definitions) for member in choice.members]
    shared = set(tables[0]).intersection(*tables[1:])
    for name in (*(name for name in _PREFERRED if name in shared), *sorted(shared)):
        values = [value for table in tables for value in table[name][1]]
        if len(values) == len(set(values)):
            return Tag(name, tables[0][name][0])
    return None


def _constants(
    member: nodes.Shape, definitions: Mapping[str, nodes.Definition]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The required string constants of a record: property to its symbol and values."""
    record = definitions.get(member.symbol) if isinstance(member, nodes.Named) else None
    if not isinstance(record, nodes.Record):
        return {}
    found = {}
    for field in record.fields:
        if field.required and not (field.read_only or field.write_only) and isinstance(field.shape, nodes.Values):
            texts = tuple(value for value in field.shape.values if isinstance(value, str))
            if len(texts) == len(field.shape.values):
                found[field.name] = (field.symbol, texts)
    return found
