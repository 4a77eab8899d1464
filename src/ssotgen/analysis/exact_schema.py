"""The IR as JSON Schema 2020-12, keyword by keyword, as a caller or an answering service has to keep to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.ir.program import Program
from ssotgen.ir.schema import ArrayRules, Logic, NumberRules, ObjectRules, Schema, StringRules

Direction: TypeAlias = Literal["request", "response"]
Usable: TypeAlias = Callable[[str], bool]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANYTHING = FrozenMap[Json]({"additionalProperties": True, "items": True})  # and all of it counts as evaluated


def exact(program: Program, schema: Schema, direction: Direction | None = None) -> FrozenMap[Json]:
    """`schema` as a self-contained document: everything that it refers to is under `$defs`.

    A request need not carry what is `readOnly`, a response not what is `writeOnly`; without a direction every required
    name stays required. Keywords of OpenAPI are left out. What a dynamic reference means depends on the way that leads
    there, so a schema with one is printed as one that accepts anything.
    """
    printer = Printer(program.schemas, direction)
    root = printer.schema(schema)
    body = root if isinstance(root, FrozenMap) else FrozenMap({"allOf": (root,)})
    return FrozenMap({"$schema": DIALECT, "$defs": FrozenMap(printer.definitions()), **body})


class Printer:
    """Prints schemas of one program for one direction; what they refer to is gathered, each schema once.

    `usable` tells whether the engine that reads the result can compile a pattern; others are left out.
    """

    def __init__(
        self, schemas: Mapping[str, Schema], direction: Direction | None, usable: Usable = lambda pattern: True
    ) -> None:
        self._schemas = schemas
        self._direction = direction
        self._usable = usable
        self._numbers: dict[str, int] = {}
        self._waiting: list[str] = []

    def schema(self, schema: Schema) -> Json:
        """One schema; a reference becomes `#/$defs/<number>`."""
        if schema.boolean is not None:
            return schema.boolean
        return _ANYTHING if schema.dynamic_ref else FrozenMap(dict(self._keywords(schema)))

    def definitions(self) -> dict[str, Json]:
        """Everything that was referred to so far, and what that refers to."""
        printed: dict[str, Json] = {}
        while self._waiting:
            symbol = self._waiting.pop()
            printed[str(self._numbers[symbol])] = self.schema(self._schemas[symbol])
        return printed

    def _reference(self, target: str) -> str:
        if target not in self._numbers:
            self._numbers[target] = len(self._numbers)
            self._waiting.append(target)
        return f"#/$defs/{self._numbers[target]}"

    def _keywords(self, schema: Schema) -> Iterator[tuple[str, Json]]:
        if schema.ref:
            yield "$ref", self._reference(schema.ref.target)
        if schema.types:
            yield "type", schema.types
        if schema.enum is not None:
            yield "enum", ordered(schema.enum)
        if schema.const:
            yield "const", ordered(schema.const.value)
        if schema.format:
            yield "format", schema.format
        if schema.number:
            yield from _number(schema.number)
        if schema.string:
            yield from self._string(schema.string)
        if schema.array:
            yield from self._array(schema.array)
        if schema.object:
            yield from self._object(schema.object)
        if schema.logic:
            yield from self._logic(schema.logic)

    def _string(self, rules: StringRules) -> Iterator[tuple[str, Json]]:
        yield from _given(minLength=rules.min_length, maxLength=rules.max_length)
        if rules.pattern is not None and self._usable(rules.pattern):
            yield "pattern", rules.pattern
        yield from _given(contentEncoding=rules.content_encoding, contentMediaType=rules.content_media_type)
        yield from self._one(contentSchema=rules.content_schema)

    def _array(self, rules: ArrayRules) -> Iterator[tuple[str, Json]]:
        yield from _given(minItems=rules.min_items, maxItems=rules.max_items)
        yield from _given(minContains=rules.min_contains, maxContains=rules.max_contains)
        yield from self._list("prefixItems", rules.prefix_items)
        yield from self._one(items=rules.items, contains=rules.contains, unevaluatedItems=rules.unevaluated_items)
        if rules.unique_items:
            yield "uniqueItems", True

    def _object(self, rules: ObjectRules) -> Iterator[tuple[str, Json]]:
        yield from _given(minProperties=rules.min_properties, maxProperties=rules.max_properties)
        yield from self._map("properties", ((item.name, item.schema) for item in rules.properties))
        absent = {item.name for item in rules.properties if self._not_sent(item.schema)}
        required = tuple(name for name in rules.required if name not in absent)
        yield from _given(required=required or None)
        if all(self._usable(pattern) for pattern, _ in rules.patterns):
            yield from self._map("patternProperties", rules.patterns)
        else:  # which names the lost pattern covers is unknown, so it may cover any
            yield "patternProperties", FrozenMap({"": True})
        yield from self._map("dependentSchemas", rules.dependent_schemas)
        if rules.dependent_required:
            yield "dependentRequired", FrozenMap(dict(sorted(rules.dependent_required)))
        yield from self._one(
            additionalProperties=rules.additional,
            propertyNames=rules.property_names,
            unevaluatedProperties=rules.unevaluated_properties,
        )

    def _logic(self, rules: Logic) -> Iterator[tuple[str, Json]]:
        yield from self._list("allOf", rules.all_of)
        yield from self._list("anyOf", rules.any_of)
        yield from self._list("oneOf", rules.one_of)
        yield from self._one(**{"not": rules.not_, "if": rules.if_, "then": rules.then, "else": rules.else_})

    def _not_sent(self, schema: Schema) -> bool:
        """Whether a property with this schema belongs to the other direction alone."""
        seen: set[str] = set()
        while self._direction is not None:
            notes = schema.notes
            if notes.read_only if self._direction == "request" else notes.write_only:
                return True
            if schema.ref is None or schema.ref.target in seen:
                return False
            seen.add(schema.ref.target)
            schema = self._schemas[schema.ref.target]
        return False

    def _one(self, **schemas: Schema | None) -> Iterator[tuple[str, Json]]:
        return ((key, self.schema(schema)) for key, schema in schemas.items() if schema is not None)

    def _list(self, key: str, schemas: tuple[Schema, ...]) -> Iterator[tuple[str, Json]]:
        if schemas:
            yield key, tuple(self.schema(schema) for schema in schemas)

    def _map(self, key: str, schemas: Iterable[tuple[str, Schema]]) -> Iterator[tuple[str, Json]]:
        printed = {name: self.schema(schema) for name, schema in sorted(schemas, key=lambda pair: pair[0])}
        if printed:
            yield key, FrozenMap(printed)


def _number(rules: NumberRules) -> Iterator[tuple[str, Json]]:
    return _given(
        minimum=rules.minimum,
        maximum=rules.maximum,
        exclusiveMinimum=rules.exclusive_minimum,
        exclusiveMaximum=rules.exclusive_maximum,
        multipleOf=rules.multiple_of,
    )


def _given(**keywords: Json) -> Iterator[tuple[str, Json]]:
    return ((key, value) for key, value in keywords.items() if value is not None)


def ordered(value: Json) -> Json:
    """The same value with the keys of all its maps sorted: how they were written is nobody's business."""
    match value:
        case tuple():
            return tuple(ordered(item) for item in value)
        case FrozenMap():
            return FrozenMap({key: ordered(value[key]) for key in sorted(value)})
        case _:
            return value
