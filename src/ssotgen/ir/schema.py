"""JSON Schema in typed form: every keyword of 2020-12, drafts before it and OpenAPI 3.0 lowered to that."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass

TypeName: TypeAlias = Literal["null", "boolean", "object", "array", "number", "string", "integer"]
Number: TypeAlias = int | Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that stands for something elsewhere: `target` is a full symbol, `origin` the place that names it."""

    target: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Const:
    """A JSON value that may be `null`, so that its absence can be told apart."""

    value: Json


@dataclass(frozen=True, slots=True)
class NumberRules:
    """Keywords on numbers; bounds as JSON numbers."""

    minimum: Number | None = None
    maximum: Number | None = None
    exclusive_minimum: Number | None = None
    exclusive_maximum: Number | None = None
    multiple_of: Number | None = None


@dataclass(frozen=True, slots=True)
class StringRules:
    """Keywords on strings; lengths in code points, `pattern` an ECMA-262 regular expression that is not anchored."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None
    content_schema: Schema | None = None


@dataclass(frozen=True, slots=True)
class ArrayRules:
    """Keywords on arrays."""

    prefix_items: tuple[Schema, ...] = ()
    items: Schema | None = None
    contains: Schema | None = None
    min_contains: int | None = None
    max_contains: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    unevaluated_items: Schema | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A declared property; `symbol` is its own place, also where its schema is a reference."""

    name: str
    symbol: str
    schema: Schema
    required: bool


@dataclass(frozen=True, slots=True)
class ObjectRules:
    """Keywords on objects. `required` holds every required name once, also those without a declared property."""

    properties: tuple[Property, ...] = ()
    required: tuple[str, ...] = ()
    additional: Schema | None = None
    patterns: tuple[tuple[str, Schema], ...] = ()
    property_names: Schema | None = None
    min_properties: int | None = None
    max_properties: int | None = None
    dependent_required: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dependent_schemas: tuple[tuple[str, Schema], ...] = ()
    unevaluated_properties: Schema | None = None


@dataclass(frozen=True, slots=True)
class Logic:
    """Keywords that combine schemas."""

    all_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    not_: Schema | None = None
    if_: Schema | None = None
    then: Schema | None = None
    else_: Schema | None = None


@dataclass(frozen=True, slots=True)
class Discriminator:
    """OpenAPI's hint which member of a union is meant: tag values to the symbols of schemas."""

    property_name: str
    mapping: tuple[tuple[str, Reference], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Notes:
    """What a schema says to readers, and what does not constrain.

    `has_example` tells that the last of `examples` is the value of OpenAPI's `example`.
    """

    title: str | None = None
    description: str | None = None
    default: Const | None = None
    examples: tuple[Json, ...] = ()
    has_example: bool = False
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    extensions: FrozenMap[Json] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema at one place.

    `symbol` is `<contract or file>#<JSON pointer>`. `boolean` is set for `true` and `false` schemas. An empty `types`
    means that the keyword is absent. With `ref` the other keywords are siblings that hold as well. A `dynamic_ref`
    that `wanders` may lead elsewhere: the way to this schema decides.
    """

    symbol: str
    origin: Origin
    boolean: bool | None = None
    ref: Reference | None = None
    dynamic_ref: Reference | None = None
    dynamic_anchor: str | None = None
    wanders: bool = False
    types: tuple[TypeName, ...] = ()
    enum: tuple[Json, ...] | None = None
    const: Const | None = None
    format: str | None = None
    number: NumberRules | None = None
    string: StringRules | None = None
    array: ArrayRules | None = None
    object: ObjectRules | None = None
    logic: Logic | None = None
    discriminator: Discriminator | None = None
    notes: Notes = Notes()

    @property
    def is_bare_reference(self) -> bool:
        """Only a `$ref`, and notes at most."""
        return self.ref is not None and not (
            self.types or self.enum is not None or self.const or self.format or self.number or self.string
            or self.array or self.object or self.logic or self.dynamic_ref
        )  # fmt: skip

    def children(self) -> Iterator[Schema]:
        """The schemas written directly inside this one, in a fixed order of keywords."""
        if self.string and self.string.content_schema:
            yield self.string.content_schema
        if array := self.array:
            yield from array.prefix_items
            yield from _present(array.items, array.contains, array.unevaluated_items)
        if rules := self.object:
            yield from (item.schema for item in rules.properties)
            yield from (schema for _, schema in rules.patterns)
            yield from (schema for _, schema in rules.dependent_schemas)
            yield from _present(rules.additional, rules.property_names, rules.unevaluated_properties)
        if logic := self.logic:
            yield from (*logic.all_of, *logic.any_of, *logic.one_of)
            yield from _present(logic.not_, logic.if_, logic.then, logic.else_)

    def walk(self) -> Iterator[Schema]:
        """This schema and everything written inside it, outermost first."""
        waiting = [self]
        while waiting:
            schema = waiting.pop()
            yield schema
            waiting.extend(reversed(tuple(schema.children())))


def _present(*schemas: Schema | None) -> Iterator[Schema]:
    return (schema for schema in schemas if schema is not None)
