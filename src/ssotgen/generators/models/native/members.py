"""Which unions a mark can count the members of: each member is one type of its own in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from ssotgen.analysis.tags import tag_of
from ssotgen.core.json import Json, identity
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.merge import flatten, reference_of
from ssotgen.ir.shapes.unions import is_plain

_DEEPEST = 10
_EVERY = frozenset({"null", "boolean", "object", "array", "string", "number", "integer"})


def are_countable(
    members: Iterable[Schema], schemas: Mapping[str, Schema], definitions: Mapping[str, nodes.Definition]
) -> bool:
    """Whether a value fits as many types of the union as it fits members: no two become one, none becomes several."""
    seen: set[str] = set()
    nulls = 0
    for member in members:
        names = _types(member, schemas, definitions)
        if names is None or seen & names[0]:
            return False
        seen |= names[0]
        nulls += names[1]
    return nulls <= 1


def are_apart(members: Iterable[Schema], schemas: Mapping[str, Schema]) -> bool:
    """Whether no value can fit two members, because their JSON types or their literal values differ."""
    found = []
    for member in members:
        names = {"number" if name == "integer" else name for name in types(member, schemas)}
        values = flatten(member, schemas).schema.enum
        found.append((names, None if values is None else {identity(value) for value in values}))
    return not any(
        left[0] & right[0] and (left[1] is None or right[1] is None or left[1] & right[1])
        for left, right in combinations(found, 2)
    )


def are_tagged(
    members: Iterable[Schema], schemas: Mapping[str, Schema], definitions: Mapping[str, nodes.Definition]
) -> bool:
    """Whether all members, those of inner unions too, are records that one property tells apart."""
    found: list[nodes.Shape] = []
    for member in members:
        records = _records(member, schemas, definitions, 0)
        if records is None:
            return False
        found += (nodes.Named(symbol) for symbol in records)
    return len(found) > 1 and tag_of(nodes.Choice(tuple(found)), definitions) is not None


def _records(
    member: Schema, schemas: Mapping[str, Schema], definitions: Mapping[str, nodes.Definition], depth: int
) -> list[str] | None:
    """The symbols of the records that a member may be; none for null, `None` where it may be something else."""
    target = reference_of(member)
    if target is None and member.types == ("null",):
        return []
    end = _end(target, schemas) if target is not None else member
    if end is None:
        return None
    definition = definitions.get(end.symbol)
    if isinstance(definition, nodes.Record):
        return [end.symbol]
    if isinstance(definition, nodes.Alias):
        return _named(definition.shape, definitions, 0)
    flat = flatten(end, schemas)
    if len(flat.groups) != 1 or not is_plain(flat.schema) or depth == _DEEPEST:
        return None
    inner = [_records(part, schemas, definitions, depth + 1) for part in flat.groups[0].members]
    return None if None in inner else [symbol for part in inner for symbol in part or ()]


def _named(shape: nodes.Shape, definitions: Mapping[str, nodes.Definition], depth: int) -> list[str] | None:
    match shape:
        case nodes.Nullable(inner):
            return _named(inner, definitions, depth)
        case nodes.Named(symbol) if depth < _DEEPEST:
            definition = definitions[symbol]
            if isinstance(definition, nodes.Alias):
                return _named(definition.shape, definitions, depth + 1)
            return [symbol] if isinstance(definition, nodes.Record) else None
        case nodes.Choice(members):
            found = [_named(member, definitions, depth) for member in members]
            return None if None in found else [symbol for part in found for symbol in part or ()]
        case _:
            return None


def types(
    schema: Schema, schemas: Mapping[str, Schema], known: dict[str, frozenset[str]] | None = None
) -> frozenset[str]:
    """The JSON types that a value of a schema can have. `known` are answers given before, by symbol."""
    known = {} if known is None else known
    if schema.symbol not in known:
        known[schema.symbol] = _EVERY  # for whoever comes back here before there is an answer
        known[schema.symbol] = _possible(schema, schemas, known)
    return known[schema.symbol]


def _possible(schema: Schema, schemas: Mapping[str, Schema], known: dict[str, frozenset[str]]) -> frozenset[str]:
    flat = flatten(schema, schemas)
    if flat.schema.boolean is False:
        return frozenset()
    if flat.schema.types:
        return frozenset(flat.schema.types)
    if flat.schema.enum is not None:
        return frozenset(_type(value) for value in flat.schema.enum)
    found = _EVERY
    for group in flat.groups:
        found &= frozenset[str]().union(*(types(member, schemas, known) for member in group.members))
    return found


def _type(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case tuple():
            return "array"
        case dict():
            return "object"
        case _:
            return "number"


def _types(
    member: Schema, schemas: Mapping[str, Schema], definitions: Mapping[str, nodes.Definition]
) -> tuple[set[str], bool] | None:
    """Marks of the types that a member becomes, and whether it admits null; `None` where that cannot be told."""
    target = reference_of(member)
    if target is not None:
        found = _end(target, schemas)
        if found is None or found.symbol not in definitions:
            return None
        flat = flatten(found, schemas)
        return {found.symbol}, bool(flat.groups) or not flat.schema.types or "null" in flat.schema.types
    flat = flatten(member, schemas)
    own = flat.schema
    if flat.groups or own.boolean is not None:
        return None
    if own.enum is not None and all(isinstance(value, str | int | None) for value in own.enum):
        return {"literal"}, None in own.enum
    if own.enum is not None or not own.types:
        return None
    is_record = isinstance(definitions.get(own.symbol), nodes.Record)
    names = {own.symbol if name == "object" and is_record else name for name in own.types if name != "null"}
    return names, "null" in own.types


def _end(symbol: str, schemas: Mapping[str, Schema]) -> Schema | None:
    seen: set[str] = set()
    while symbol not in seen:
        seen.add(symbol)
        schema = schemas.get(symbol)
        if schema is None:
            return None
        following = reference_of(schema)
        if following is None:
            return schema
        symbol = following
    return None
