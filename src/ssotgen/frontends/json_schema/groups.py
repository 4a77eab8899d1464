"""The keywords of a schema by the type that they constrain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import escape
from ssotgen.frontends.json_schema.frame import Frame
from ssotgen.frontends.json_schema.keywords import integer, number, text, texts
from ssotgen.ir.schema import ArrayRules, Logic, NumberRules, ObjectRules, Property, Schema, StringRules

Read: TypeAlias = Callable[[Json, Frame, str], Schema]


class Groups:
    """Reads one group of keywords at a time; `read` reads the schemas inside."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def number(self, value: FrozenMap[Json]) -> NumberRules:
        """Bounds. In OpenAPI 3.0 `exclusiveMinimum: true` says that `minimum` itself is out."""
        minimum, maximum = number(value, "minimum"), number(value, "maximum")
        over, under = number(value, "exclusiveMinimum"), number(value, "exclusiveMaximum")
        if value.get("exclusiveMinimum") is True:
            minimum, over = None, minimum
        if value.get("exclusiveMaximum") is True:
            maximum, under = None, maximum
        return NumberRules(minimum, maximum, over, under, number(value, "multipleOf"))

    def string(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> StringRules:
        return StringRules(
            min_length=integer(value, "minLength"),
            max_length=integer(value, "maxLength"),
            pattern=text(value, "pattern"),
            content_encoding=text(value, "contentEncoding"),
            content_media_type=text(value, "contentMediaType"),
            content_schema=self._one(value, "contentSchema", frame, pointer),
        )

    def array(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> ArrayRules:
        """Elements. A list under `items` (before 2020-12) is `prefixItems`, and then `additionalItems` is `items`."""
        tuples = isinstance(value.get("items"), tuple)
        return ArrayRules(
            prefix_items=self._list(value, "items" if tuples else "prefixItems", frame, pointer),
            items=self._one(value, "additionalItems" if tuples else "items", frame, pointer),
            contains=self._one(value, "contains", frame, pointer),
            min_contains=integer(value, "minContains"),
            max_contains=integer(value, "maxContains"),
            min_items=integer(value, "minItems"),
            max_items=integer(value, "maxItems"),
            unique_items=value.get("uniqueItems") is True,
            unevaluated_items=self._one(value, "unevaluatedItems", frame, pointer),
        )

    def object(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> ObjectRules:
        """Members. `dependencies` (before 2019-09) is both `dependentRequired` and `dependentSchemas`."""
        required = texts(value.get("required"))
        dependent = {**_entries(value, "dependencies"), **_entries(value, "dependentRequired")}
        schemas = [*self._map(value, "dependencies", frame, pointer)]
        schemas += self._map(value, "dependentSchemas", frame, pointer)
        return ObjectRules(
            properties=tuple(
                Property(name, schema.symbol, schema, name in required)
                for name, schema in self._map(value, "properties", frame, pointer)
            ),
            required=required,
            additional=self._one(value, "additionalProperties", frame, pointer),
            patterns=tuple(self._map(value, "patternProperties", frame, pointer)),
            property_names=self._one(value, "propertyNames", frame, pointer),
            min_properties=integer(value, "minProperties"),
            max_properties=integer(value, "maxProperties"),
            dependent_required=tuple((key, texts(item)) for key, item in dependent.items() if isinstance(item, tuple)),
            dependent_schemas=tuple(schemas),
            unevaluated_properties=self._one(value, "unevaluatedProperties", frame, pointer),
        )

    def logic(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> Logic:
        return Logic(
            all_of=self._list(value, "allOf", frame, pointer),
            any_of=self._list(value, "anyOf", frame, pointer),
            one_of=self._list(value, "oneOf", frame, pointer),
            not_=self._one(value, "not", frame, pointer),
            if_=self._one(value, "if", frame, pointer),
            then=self._one(value, "then", frame, pointer),
            else_=self._one(value, "else", frame, pointer),
        )

    def _one(self, value: FrozenMap[Json], key: str, frame: Frame, pointer: str) -> Schema | None:
        return self._read(value[key], frame, f"{pointer}/{key}") if key in value else None

    def _list(self, value: FrozenMap[Json], key: str, frame: Frame, pointer: str) -> tuple[Schema, ...]:
        items = value.get(key)
        if not isinstance(items, tuple):
            return ()
        return tuple(self._read(item, frame, f"{pointer}/{key}/{index}") for index, item in enumerate(items))

    def _map(self, value: FrozenMap[Json], key: str, frame: Frame, pointer: str) -> Iterator[tuple[str, Schema]]:
        for name, item in _entries(value, key).items():
            if not isinstance(item, tuple):  # in `dependencies` a list names properties
                yield name, self._read(item, frame, f"{pointer}/{key}/{escape(name)}")


def _entries(value: FrozenMap[Json], key: str) -> FrozenMap[Json]:
    found = value.get(key)
    return found if isinstance(found, FrozenMap) else FrozenMap()
