# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml
# Regenerate: ssotgen build
"""JSON Schema 2020-12 on plain JSON values, keyword by keyword, for the parts of a contract that types cannot say."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

Schema: TypeAlias = bool | dict[str, Any]
Value: TypeAlias = Any
"""A value as `json.loads` gives it."""


class Rules:
    """Schemas that may refer to each other: a `$ref` is the name of one of `definitions`.

    `formats` tell whether a text is written as a format demands; other formats are not asserted.
    """

    def __init__(self, definitions: Mapping[str, Schema], formats: Mapping[str, Callable[[str], bool]]) -> None:
        self.definitions = definitions
        self.formats = formats

    def broken(self, schema: Schema, value: Value) -> str | None:
        """The first keyword that does not hold; `None` where all do."""
        if isinstance(schema, bool):
            return None if schema else "false"
        for keyword, wanted in schema.items():
            kind, holds = _KEYWORDS.get(keyword, _ANNOTATION)
            if kind(value) and not holds(self, schema, wanted, value):
                inner = (self.broken(part, value) for part in wanted) if keyword == "allOf" else ()
                return next(filter(None, inner), keyword)
        return None

    def fit(self, schema: Schema, value: Value) -> bool:
        """Whether a value keeps to a schema."""
        return self.broken(schema, value) is None

    def seen(self, schema: Schema, value: Value) -> set[str | int]:
        """The names or places of a value that a schema, which it keeps to, says something about."""
        if isinstance(schema, bool):
            return set()
        found: set[str | int] = set()
        for part in self._applied(schema, value):
            found |= self.seen(part, value)
        match value:
            case dict():
                rest = "additionalProperties" in schema or "unevaluatedProperties" in schema
                return found | {name for name in value if rest or _declared(schema, name)}
            case list() if "items" in schema or "unevaluatedItems" in schema:
                return set(range(len(value)))
            case list():
                contained = schema.get("contains", False)
                first = len(schema.get("prefixItems", ()))
                return found | {n for n, item in enumerate(value) if n < first or self.fit(contained, item)}
            case _:
                return found

    def _applied(self, schema: dict[str, Any], value: Value) -> Iterator[Schema]:
        """The schemas that apply to the same value, as far as it keeps to them."""
        if "$ref" in schema:
            yield self.definitions[schema["$ref"]]
        yield from schema.get("allOf", ())
        for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            if self.fit(part, value):
                yield part
        if "if" in schema:
            holds = self.fit(schema["if"], value)
            yield from (schema["if"], schema.get("then", True)) if holds else (schema.get("else", True),)
        if isinstance(value, dict):
            yield from (part for name, part in schema.get("dependentSchemas", {}).items() if name in value)


def identity(value: Value) -> object:
    """A key that is equal for values that are equal as JSON: `1` equals `1.0`, `true` does not equal `1`."""
    match value:
        case bool():
            return ("boolean", value)
        case list():
            return ("array", *(identity(item) for item in value))
        case dict():
            return frozenset((name, identity(item)) for name, item in value.items())
        case _:
            return value


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: dict[str, Callable[[Value], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": lambda value: _is_number(value) and value % 1 == 0,
}


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII)


def _has_type(value: Value, types: str | list[str]) -> bool:
    return any(_TYPES[name](value) for name in ([types] if isinstance(types, str) else types))


def _is_multiple(value: float, step: float) -> bool:
    return (Fraction(str(value)) / Fraction(str(step))).denominator == 1


def _is_one_of(value: Value, values: Iterable[Value]) -> bool:
    key = identity(value)
    return any(identity(item) == key for item in values)


def _declared(schema: dict[str, Any], name: str) -> bool:
    matches = (_pattern(text).search(name) for text in schema.get("patternProperties", ()))
    return name in schema.get("properties", ()) or any(matches)


def _rest(schema: dict[str, Any], value: dict[str, Value]) -> Iterator[Value]:
    return (item for name, item in value.items() if not _declared(schema, name))


def _unseen(
    rules: Rules, schema: dict[str, Any], keyword: str, items: Iterable[tuple[str | int, Value]], value: Value
) -> bool:
    others = {name: part for name, part in schema.items() if name != keyword}
    seen = rules.seen(others, value)
    return all(rules.fit(schema[keyword], item) for place, item in items if place not in seen)


def _contains(rules: Rules, schema: dict[str, Any], wanted: Schema, value: list[Value]) -> bool:
    count = sum(rules.fit(wanted, item) for item in value)
    least, most = schema.get("minContains", 1), schema.get("maxContains", count)
    return bool(least <= count <= most)


_Holds: TypeAlias = Callable[[Rules, dict[str, Any], Any, Value], bool]
_ANNOTATION: tuple[Callable[[Value], bool], _Holds] = (lambda value: False, lambda r, s, w, v: True)
_AnyValue, _Object, _Array, _Text = (lambda value: True), _TYPES["object"], _TYPES["array"], _TYPES["string"]

# Each keyword: the values it speaks of, and whether it holds: `r` rules, `s` its schema, `w` what it wants, `v` value.
_KEYWORDS: dict[str, tuple[Callable[[Value], bool], _Holds]] = {
    "$ref": (_AnyValue, lambda r, s, w, v: r.fit(r.definitions[w], v)),
    "type": (_AnyValue, lambda r, s, w, v: _has_type(v, w)),
    "enum": (_AnyValue, lambda r, s, w, v: _is_one_of(v, w)),
    "const": (_AnyValue, lambda r, s, w, v: _is_one_of(v, [w])),
    "allOf": (_AnyValue, lambda r, s, w, v: all(r.fit(part, v) for part in w)),
    "anyOf": (_AnyValue, lambda r, s, w, v: any(r.fit(part, v) for part in w)),
    "oneOf": (_AnyValue, lambda r, s, w, v: sum(r.fit(part, v) for part in w) == 1),
    "not": (_AnyValue, lambda r, s, w, v: not r.fit(w, v)),
    "if": (_AnyValue, lambda r, s, w, v: r.fit(s.get("then" if r.fit(w, v) else "else", True), v)),
    "minimum": (_is_number, lambda r, s, w, v: v >= w),
    "maximum": (_is_number, lambda r, s, w, v: v <= w),
    "exclusiveMinimum": (_is_number, lambda r, s, w, v: v > w),
    "exclusiveMaximum": (_is_number, lambda r, s, w, v: v < w),
    "multipleOf": (_is_number, lambda r, s, w, v: _is_multiple(v, w)),
    "minLength": (_Text, lambda r, s, w, v: len(v) >= w),
    "maxLength": (_Text, lambda r, s, w, v: len(v) <= w),
    "pattern": (_Text, lambda r, s, w, v: _pattern(w).search(v) is not None),
    "format": (_Text, lambda r, s, w, v: w not in r.formats or r.formats[w](v)),
    "prefixItems": (_Array, lambda r, s, w, v: all(r.fit(*pair) for pair in zip(w, v, strict=False))),
    "items": (_Array, lambda r, s, w, v: all(r.fit(w, item) for item in v[len(s.get("prefixItems", ())) :])),
    "contains": (_Array, _contains),
    "minItems": (_Array, lambda r, s, w, v: len(v) >= w),
    "maxItems": (_Array, lambda r, s, w, v: len(v) <= w),
    "uniqueItems": (_Array, lambda r, s, w, v: not w or len({identity(item) for item in v}) == len(v)),
    "unevaluatedItems": (_Array, lambda r, s, w, v: _unseen(r, s, "unevaluatedItems", enumerate(v), v)),
    "properties": (_Object, lambda r, s, w, v: all(r.fit(part, v[name]) for name, part in w.items() if name in v)),
    "patternProperties": (
        _Object,
        lambda r, s, w, v: all(
            r.fit(part, item) for text, part in w.items() for name, item in v.items() if _pattern(text).search(name)
        ),
    ),
    "additionalProperties": (_Object, lambda r, s, w, v: all(r.fit(w, item) for item in _rest(s, v))),
    "propertyNames": (_Object, lambda r, s, w, v: all(r.fit(w, name) for name in v)),
    "required": (_Object, lambda r, s, w, v: all(name in v for name in w)),
    "minProperties": (_Object, lambda r, s, w, v: len(v) >= w),
    "maxProperties": (_Object, lambda r, s, w, v: len(v) <= w),
    "dependentRequired": (_Object, lambda r, s, w, v: all(o in v for name, os in w.items() if name in v for o in os)),
    "dependentSchemas": (_Object, lambda r, s, w, v: all(r.fit(part, v) for name, part in w.items() if name in v)),
    "unevaluatedProperties": (_Object, lambda r, s, w, v: _unseen(r, s, "unevaluatedProperties", v.items(), v)),
}
