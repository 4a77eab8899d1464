"""Typed schemas, printed back as one document of 2020-12: what a test holds against instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import ArrayRules, Logic, NumberRules, ObjectRules, Schema, StringRules


def printed(contract: Contract) -> dict[str, Any]:
    """All schemas of a JSON Schema contract; every reference is a plain pointer."""
    assert contract.root is not None
    printer = Printer({symbol: f"#/$defs/{number}" for number, symbol in enumerate(contract.schemas)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": printer.places[contract.root.symbol],
        "$defs": {str(number): printer.one(schema) for number, schema in enumerate(contract.schemas.values())},
    }


class Printer:
    """Prints schemas; `places` maps symbols to references."""

    def __init__(self, places: dict[str, str]) -> None:
        self.places = places

    def one(self, schema: Schema | None) -> Any:
        if schema is None or schema.boolean is not None:
            return schema.boolean if schema else None
        return {key: value for key, value in self._all(schema) if value is not None or key == "const"}

    def many(self, schemas: tuple[Schema, ...]) -> Any:
        return [self.one(item) for item in schemas] or None

    def by_name(self, schemas: Iterable[tuple[str, Schema]]) -> Any:
        return {name: self.one(item) for name, item in schemas} or None

    def _all(self, schema: Schema) -> Iterator[tuple[str, Any]]:
        for key, reference in (("$ref", schema.ref), ("$dynamicRef", schema.dynamic_ref)):
            if reference:
                yield key, self.places[reference.target]
        yield "type", list(schema.types) or None
        yield "enum", schema.enum
        if schema.const:
            yield "const", schema.const.value
        yield from _number(schema.number or NumberRules())
        yield from _string(schema.string or StringRules())
        yield from self._array(schema.array or ArrayRules())
        yield from self._object(schema.object or ObjectRules())
        yield from self._logic(schema.logic or Logic())

    def _array(self, rules: ArrayRules) -> Iterator[tuple[str, Any]]:
        yield "prefixItems", self.many(rules.prefix_items)
        yield "items", self.one(rules.items)
        yield "contains", self.one(rules.contains)
        yield "minContains", rules.min_contains
        yield "maxContains", rules.max_contains
        yield "minItems", rules.min_items
        yield "maxItems", rules.max_items
        yield "uniqueItems", rules.unique_items
        yield "unevaluatedItems", self.one(rules.unevaluated_items)

    def _object(self, rules: ObjectRules) -> Iterator[tuple[str, Any]]:
        yield "properties", self.by_name((item.name, item.schema) for item in rules.properties)
        yield "required", rules.required
        yield "additionalProperties", self.one(rules.additional)
        yield "patternProperties", self.by_name(rules.patterns)
        yield "propertyNames", self.one(rules.property_names)
        yield "minProperties", rules.min_properties
        yield "maxProperties", rules.max_properties
        yield "dependentRequired", dict(rules.dependent_required)
        yield "dependentSchemas", self.by_name(rules.dependent_schemas)
        yield "unevaluatedProperties", self.one(rules.unevaluated_properties)

    def _logic(self, rules: Logic) -> Iterator[tuple[str, Any]]:
        yield "allOf", self.many(rules.all_of)
        yield "anyOf", self.many(rules.any_of)
        yield "oneOf", self.many(rules.one_of)
        yield "not", self.one(rules.not_)
        yield "if", self.one(rules.if_)
        yield "then", self.one(rules.then)
        yield "else", self.one(rules.else_)


def _number(rules: NumberRules) -> Iterator[tuple[str, Any]]:
    yield "minimum", rules.minimum
    yield "maximum", rules.maximum
    yield "exclusiveMinimum", rules.exclusive_minimum
    yield "exclusiveMaximum", rules.exclusive_maximum
    yield "multipleOf", rules.multiple_of


def _string(rules: StringRules) -> Iterator[tuple[str, Any]]:
    yield "minLength", rules.min_length
    yield "maxLength", rules.max_length
    yield "pattern", rules.pattern
