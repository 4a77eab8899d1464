"""Properties that tell the members of a union apart, by constants or by what a discriminator says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ssotgen.core.origin import tokens
from ssotgen.core.values import dataclass
from ssotgen.ir.schema import Discriminator, Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.merge import flatten, reference_of

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


@dataclass(frozen=True, slots=True)
class Hint:
    """What a discriminator says: a property, and for each member of a union the values that mean it."""

    property: str
    values: tuple[tuple[str, ...], ...]


def hint_of(
    discriminator: Discriminator | None, members: Iterable[Schema], schemas: Mapping[str, Schema]
) -> Hint | None:
    """The hint of a union of references; a member that is not mapped is meant by its component's name."""
    if discriminator is None:
        return None
    values = tuple(_meaning(discriminator, member, schemas, frozenset()) for member in members)
    return Hint(discriminator.property_name, values) if all(values) else None


def _meaning(
    discriminator: Discriminator, member: Schema, schemas: Mapping[str, Schema], seen: frozenset[str]
) -> tuple[str, ...]:
    """The values that mean a member; for a union with a discriminator of its own, those of its members."""
    target = reference_of(member)
    if target is None or target in seen or target not in schemas:
        return ()
    mapped = tuple(value for value, reference in discriminator.mapping if reference.target == target)
    if mapped:
        return mapped
    inner = flatten(schemas[target], schemas)
    own = inner.schema.discriminator
    if own is not None and own.property_name == discriminator.property_name and inner.groups:
        parts = [part for group in inner.groups for part in group.members]
        return tuple(value for part in parts for value in _meaning(own, part, schemas, seen | {target}))
    _, _, pointer = target.partition("#")
    return tokens(pointer)[-1:]


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
