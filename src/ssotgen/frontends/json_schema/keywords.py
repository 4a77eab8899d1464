"""The values of keywords, read one by one: a document that its meta-schema accepts has none of another type."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, get_args

from ssotgen.core.json import FrozenMap, Json
from ssotgen.ir.schema import Number, TypeName

NUMBER: Final = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
STRING: Final = frozenset({"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"})
ARRAY: Final = frozenset(
    {
        "prefixItems", "items", "additionalItems", "contains", "minContains", "maxContains", "minItems", "maxItems",
        "uniqueItems", "unevaluatedItems",
    }
)  # fmt: skip
OBJECT: Final = frozenset(
    {
        "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
    }
)  # fmt: skip
LOGIC: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else"})
NOTES: Final = frozenset(
    {"title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly"}
)
OTHER: Final = frozenset(
    {
        "$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor",
        "$vocabulary", "$comment", "$defs", "definitions", "type", "enum", "const", "format", "nullable",
        "discriminator", "x-contract",
    }
)  # fmt: skip
KNOWN: Final = NUMBER | STRING | ARRAY | OBJECT | LOGIC | NOTES | OTHER
SORTED: Final = sorted(KNOWN)
CARRIED: Final = frozenset({"xml", "externalDocs"})
"""OpenAPI's notes for readers, kept with the extensions."""

TYPES: Final[tuple[TypeName, ...]] = get_args(TypeName)


def number(value: FrozenMap[Json], key: str) -> Number | None:
    """The number under `key`."""
    found = value.get(key)
    return found if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def integer(value: FrozenMap[Json], key: str) -> int | None:
    """The integer under `key`; `1.0` is one (JSON Schema, 6.1.1)."""
    found = number(value, key)
    return int(found) if found is not None and found == int(found) else None


def text(value: FrozenMap[Json], key: str) -> str | None:
    """The string under `key`."""
    found = value.get(key)
    return found if isinstance(found, str) else None


def texts(value: Json) -> tuple[str, ...]:
    """The strings of a list, each once, in the order written."""
    items = value if isinstance(value, tuple) else ()
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str)))


def types(value: FrozenMap[Json]) -> tuple[TypeName, ...]:
    """The type names; `"string"` and `["string"]` are the same."""
    found = value.get("type")
    if isinstance(found, str):
        return (found,) if found in TYPES else ()
    written = texts(found if isinstance(found, tuple) else (found,))
    return tuple(name for name in TYPES if name in written)
