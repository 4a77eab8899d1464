"""`allOf` and references with siblings become one schema; what is left of unions stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import TypeVar

from ssotgen.core.json import Json, identity
from ssotgen.core.origin import Origin, escape
from ssotgen.core.values import dataclass, replace
from ssotgen.ir.schema import (
    ArrayRules,
    Logic,
    Notes,
    NumberRules,
    ObjectRules,
    Property,
    Schema,
    StringRules,
    TypeName,
)  # fmt: skip

T = TypeVar("T")
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """The members of one `anyOf` or `oneOf`."""

    origin: Origin
    members: tuple[Schema, ...]
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Flat:
    """A schema without references, `allOf` and unions, and the unions that hold as well.

    That a dynamic reference `wanders` is remembered, without the reference.
    """

    schema: Schema
    groups: tuple[Group, ...] = ()


class _Open:
    """A schema whose parts are being merged into it."""

    __slots__ = ("flat", "parts")

    def __init__(self, schema: Schema, schemas: Mapping[str, Schema]) -> None:
        logic = schema.logic or Logic()
        self.flat = Flat(_own(schema, logic), tuple(_groups(schema, logic)))
        self.parts = iter((*targets(schema, schemas), *logic.all_of))


def flatten(schema: Schema, schemas: Mapping[str, Schema]) -> Flat:
    """Merge everything that holds at one place.

    A part that contains itself, or that another part contains as well, adds nothing and is left out the second time.
    """
    if not _composed(schema):
        return Flat(schema)
    stack, merged = [_Open(schema, schemas)], {id(schema)}
    while True:
        top = stack[-1]
        for part in top.parts:
            if id(part) in merged:
                continue
            merged.add(id(part))
            if _composed(part):  # a stack of our own: chains of references may be longer than Python's
                stack.append(_Open(part, schemas))
                break
            top.flat = _join(top.flat, Flat(part))
        else:
            stack.pop()
            if not stack:
                return top.flat
            stack[-1].flat = _join(stack[-1].flat, top.flat)


def notes_at(schema: Schema, schemas: Mapping[str, Schema]) -> Notes:
    """The notes of the flat schema; a reference that leads to a plain schema need not be merged for them."""
    if not _composed(schema):
        return schema.notes
    if schema.is_bare_reference and schema.ref and schema.boolean is None and not schema.logic:
        target = schemas.get(schema.ref.target)
        if target is not None and target.boolean is None and not _composed(target):
            return _notes(schema.notes, target.notes)
    return flatten(schema, schemas).schema.notes


def _composed(schema: Schema) -> bool:
    return bool(schema.ref or schema.logic or schema.dynamic_ref or schema.const)


def reference_of(schema: Schema) -> str | None:
    """The symbol that a schema stands for without adding a constraint: a bare `$ref`, or `allOf` around one."""
    if schema.ref is None and schema.dynamic_ref is not None and _is_bare(replace(schema, dynamic_ref=None)):
        return schema.dynamic_ref.target  # never one that wanders: such a schema is not bare
    if schema.is_bare_reference:
        return schema.ref.target if schema.ref else None
    if schema.ref is None and schema.logic and _is_bare(replace(schema, logic=None)):
        logic = schema.logic
        if logic == Logic(all_of=logic.all_of):
            parts = [part for part in logic.all_of if not _is_bare(part)]
            return reference_of(parts[0]) if len(parts) == 1 else None
    return None


def targets(schema: Schema, schemas: Mapping[str, Schema]) -> list[Schema]:
    """What the references of a schema lead to, where that is known."""
    references = (schema.ref, None if schema.wanders else schema.dynamic_ref)
    found = (schemas.get(reference.target) for reference in references if reference)
    return [target for target in found if target is not None]


def _is_bare(schema: Schema) -> bool:
    """Notes at most."""
    plain = Schema(schema.symbol, schema.origin, notes=schema.notes, discriminator=schema.discriminator)
    return schema in (plain, replace(plain, boolean=True))


def _own(schema: Schema, logic: Logic) -> Schema:
    rest = replace(logic, all_of=(), any_of=(), one_of=())
    values = schema.enum
    if schema.const is not None:
        const = identity(schema.const.value)
        values = (schema.const.value,) if values is None else tuple(v for v in values if identity(v) == const)
    return replace(schema, ref=None, dynamic_ref=None, const=None, enum=values, logic=None if rest == Logic() else rest)


def _groups(schema: Schema, logic: Logic) -> list[Group]:
    found = []
    for keyword, members in (("oneOf", logic.one_of), ("anyOf", logic.any_of)):
        if members:
            found.append(Group(schema.origin.child(keyword), members, exclusive=keyword == "oneOf"))
    return found


def _join(outer: Flat, inner: Flat) -> Flat:
    return Flat(merge(outer.schema, inner.schema), outer.groups + inner.groups)


def merge(outer: Schema, inner: Schema) -> Schema:
    """The schema at `outer`'s place that holds where both hold. Neither has references, `allOf` or unions."""
    if outer.boolean is False or inner.boolean is False:
        return replace(outer, boolean=False)
    types = _types(outer.types, inner.types)
    if types is None:
        return replace(outer, boolean=False)
    return replace(
        outer,
        boolean=None,
        wanders=outer.wanders or inner.wanders,
        types=types,
        enum=_values(outer.enum, inner.enum),
        format=outer.format or inner.format,
        number=_either(outer.number, inner.number, _numbers),
        string=_either(outer.string, inner.string, _strings),
        array=_either(outer.array, inner.array, lambda a, b: _arrays(a, b, outer)),
        object=_either(outer.object, inner.object, lambda a, b: _objects(a, b, outer)),
        logic=outer.logic or inner.logic,
        discriminator=outer.discriminator or inner.discriminator,
        notes=_notes(outer.notes, inner.notes),
    )


def _either(left: T | None, right: T | None, both: Callable[[T, T], T]) -> T | None:
    if left is None or right is None:
        return right if left is None else left
    return both(left, right)


def _types(left: tuple[TypeName, ...], right: tuple[TypeName, ...]) -> tuple[TypeName, ...] | None:
    """The types that both allow; `None` where they allow none together."""
    if not left or not right:
        return left or right
    kept: list[TypeName] = []
    for name in (*left, *right):
        wide = ("integer", "number") if name == "integer" else (name,)
        if any(w in left for w in wide) and any(w in right for w in wide) and name not in kept:
            kept.append(name)
    return tuple(kept) or None


def _values(left: tuple[Json, ...] | None, right: tuple[Json, ...] | None) -> tuple[Json, ...] | None:
    if left is None or right is None:
        return right if left is None else left
    allowed = {identity(value) for value in right}
    return tuple(value for value in left if identity(value) in allowed)


def _largest(left: Number | None, right: Number | None) -> Number | None:
    return right if left is None or (right is not None and right > left) else left


def _smallest(left: Number | None, right: Number | None) -> Number | None:
    return right if left is None or (right is not None and right < left) else left


def _count(pick: Callable[[int, int], int], left: int | None, right: int | None) -> int | None:
    return _either(left, right, pick)


def _numbers(left: NumberRules, right: NumberRules) -> NumberRules:
    return NumberRules(
        minimum=_largest(left.minimum, right.minimum),
        maximum=_smallest(left.maximum, right.maximum),
        exclusive_minimum=_largest(left.exclusive_minimum, right.exclusive_minimum),
        exclusive_maximum=_smallest(left.exclusive_maximum, right.exclusive_maximum),
        multiple_of=left.multiple_of if left.multiple_of is not None else right.multiple_of,
    )


def _strings(left: StringRules, right: StringRules) -> StringRules:
    return replace(
        _fill(left, right),
        min_length=_count(max, left.min_length, right.min_length),
        max_length=_count(min, left.max_length, right.max_length),
    )


def _arrays(left: ArrayRules, right: ArrayRules, place: Schema) -> ArrayRules:
    return replace(
        _fill(left, right),
        items=_either(left.items, right.items, lambda a, b: both_of(place, "items", a, b)),
        min_items=_count(max, left.min_items, right.min_items),
        max_items=_count(min, left.max_items, right.max_items),
        unique_items=left.unique_items or right.unique_items,
    )


def _objects(left: ObjectRules, right: ObjectRules, place: Schema) -> ObjectRules:
    properties = {item.name: item for item in left.properties}
    required = tuple(dict.fromkeys((*left.required, *right.required)))
    for item in right.properties:
        mine = properties.get(item.name)
        if mine is None:
            properties[item.name] = item
        elif mine.schema != item.schema:
            schema = both_of(place, f"properties/{escape(item.name)}", mine.schema, item.schema)
            properties[item.name] = Property(item.name, schema.symbol, schema, required=True)
    return replace(
        _fill(left, right),
        properties=tuple(replace(item, required=item.name in required) for item in properties.values()),
        required=required,
        additional=_either(
            left.additional, right.additional, lambda a, b: both_of(place, "additionalProperties", a, b)
        ),
        patterns=left.patterns + right.patterns,
        # Where both are there, what counts as evaluated is more than one schema can say.
        unevaluated_properties=None
        if left.unevaluated_properties and right.unevaluated_properties
        else left.unevaluated_properties or right.unevaluated_properties,
        min_properties=_count(max, left.min_properties, right.min_properties),
        max_properties=_count(min, left.max_properties, right.max_properties),
    )


def both_of(place: Schema, below: str, left: Schema, right: Schema) -> Schema:
    """A schema below `place` that demands two others. Its symbol is that place, whether or not it was written."""
    if left.boolean is False or right.boolean is False:
        return left if left.boolean is False else right
    parts = {id(part): part for part in (*_demanded(left), *_demanded(right))}
    notes = _notes(left.notes, right.notes)
    return Schema(f"{place.symbol}/{below}", left.origin, logic=Logic(all_of=tuple(parts.values())), notes=notes)


def _demanded(schema: Schema) -> tuple[Schema, ...]:
    """What `both_of` once put together; any other schema alone. So what meets again and again does not grow."""
    parts = schema.logic.all_of if schema.logic else ()
    return parts if parts and parts[0].origin == schema.origin else (schema,)


def _notes(outer: Notes, inner: Notes) -> Notes:
    """The outer notes, with what a value carries along from the inner ones: direction, deprecation, default."""
    return replace(
        outer,
        default=outer.default or inner.default,
        deprecated=outer.deprecated or inner.deprecated,
        read_only=outer.read_only or inner.read_only,
        write_only=outer.write_only or inner.write_only,
    )


Rules = TypeVar("Rules", StringRules, ArrayRules, ObjectRules)


def _fill(left: Rules, right: Rules) -> Rules:
    """`left`, with `right`'s keywords where it has none."""
    empty = type(left)()
    names = (field.name for field in fields(left))
    missing = {name: getattr(right, name) for name in names if getattr(left, name) == getattr(empty, name)}
    return replace(left, **missing)
