"""Which object of OpenAPI and JSON Schema stands where: the map by which a document is walked without guessing.

Only what the grammar reaches is a schema, a response or a reference. What looks like one inside an example, a default
or an extension is data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import escape

Kind: TypeAlias = str


class Shape(Enum):
    """How the members of a kind stand under a key: alone, in a list, in a map, or alone or in a list."""

    ONE = 1
    LIST = 2
    MAP = 3
    EITHER = 4
    PATTERNS = 5  # a map whose keys that begin with `x-` are extensions


ONE, LIST, MAP, EITHER, PATTERNS = Shape

SECTIONS: Final[Mapping[str, Kind]] = {
    "schemas": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "request-body",
    "headers": "header",
    "securitySchemes": "security-scheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path-item",
    "mediaTypes": "media-type",
}
"""The sections of `components`."""

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

SUBSCHEMAS: Final = (
    "not", "if", "then", "else", "contains", "additionalItems", "additionalProperties", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
)  # fmt: skip
"""The keywords that hold exactly one schema."""

GRAMMAR: Final[Mapping[Kind, Mapping[str, tuple[Shape, Kind]]]] = {
    "document": {
        "paths": (PATTERNS, "path-item"),
        "webhooks": (MAP, "path-item"),
        "components": (ONE, "components"),
    },
    "components": {section: (MAP, kind) for section, kind in SECTIONS.items()},
    "path-item": {
        **dict.fromkeys(METHODS, (ONE, "operation")),
        "additionalOperations": (MAP, "operation"),
        "parameters": (LIST, "parameter"),
    },
    "operation": {
        "parameters": (LIST, "parameter"),
        "requestBody": (ONE, "request-body"),
        "responses": (PATTERNS, "response"),
        "callbacks": (MAP, "callback"),
    },
    "parameter": {"schema": (ONE, "schema"), "content": (MAP, "media-type"), "examples": (MAP, "example")},
    "header": {"schema": (ONE, "schema"), "content": (MAP, "media-type"), "examples": (MAP, "example")},
    "request-body": {"content": (MAP, "media-type")},
    "media-type": {
        "schema": (ONE, "schema"),
        "itemSchema": (ONE, "schema"),
        "examples": (MAP, "example"),
        "encoding": (MAP, "encoding"),
        "prefixEncoding": (LIST, "encoding"),
        "itemEncoding": (ONE, "encoding"),
    },
    "encoding": {
        "headers": (MAP, "header"),
        "encoding": (MAP, "encoding"),
        "prefixEncoding": (LIST, "encoding"),
        "itemEncoding": (ONE, "encoding"),
    },
    "response": {"headers": (MAP, "header"), "content": (MAP, "media-type"), "links": (MAP, "link")},
    "callback": {"": (PATTERNS, "path-item")},  # the empty key: the members are the object's own
    "fragment": {},  # the root of a file that holds parts for other files, in any order
    "link": {},
    "example": {},
    "security-scheme": {},
    "schema": {
        "allOf": (LIST, "schema"),
        "anyOf": (LIST, "schema"),
        "oneOf": (LIST, "schema"),
        "prefixItems": (LIST, "schema"),
        "items": (EITHER, "schema"),
        "properties": (MAP, "schema"),
        "patternProperties": (MAP, "schema"),
        "dependentSchemas": (MAP, "schema"),
        "dependencies": (MAP, "schema"),
        "$defs": (MAP, "schema"),
        "definitions": (MAP, "schema"),
        **dict.fromkeys(SUBSCHEMAS, (ONE, "schema")),
    },
}  # fmt: skip

REFERABLE: Final = frozenset(SECTIONS.values())
"""The kinds that a `$ref` may stand for."""

NAMES: Final[Mapping[Kind, str]] = {
    **{kind: f"a {kind.replace('-', ' ')}" for kind in GRAMMAR},
    "operation": "an operation",
    "example": "an example",
    "encoding": "an encoding",
    "request-body": "a request body",
    "components": "the components",
    "document": "a whole document",
    "part": "no object of its own",
}
"""What people call a kind, with its article."""


def children(kind: Kind, value: Json, pointer: str) -> Iterator[tuple[Kind, Json, str]]:
    """The members that stand directly in an object of `kind`: their kind, value and pointer, in the order written."""
    table = GRAMMAR[kind]
    if not isinstance(value, FrozenMap):
        return
    if own := table.get(""):
        yield from _members(own, value, pointer)
        return
    for key, item in value.items():
        if part := table.get(key):
            yield from _members(part, item, f"{pointer}/{key}")


def _members(part: tuple[Shape, Kind], item: Json, at: str) -> Iterator[tuple[Kind, Json, str]]:
    shape, kind = part
    if isinstance(item, FrozenMap):
        if shape is MAP or shape is PATTERNS:
            for name, member in item.items():
                if shape is MAP or not name.startswith(("x-", "$ref")):
                    yield kind, member, f"{at}/{escape(name)}"
        elif shape is not LIST:
            yield kind, item, at
    elif isinstance(item, tuple):
        if shape is LIST or shape is EITHER:
            for index, member in enumerate(item):
                yield kind, member, f"{at}/{index}"
    elif shape is ONE or shape is EITHER:
        yield kind, item, at


def kind_below(kind: Kind, path: tuple[str, ...]) -> Kind | None:
    """The kind of what stands under `path` in an object of `kind`.

    `part` is what belongs to an object without being one, such as the map of all schemas; `None` is what the grammar
    says nothing about: extensions, unknown keywords, files of loose parts.
    """
    rest = list(reversed(path))
    while rest:
        table = GRAMMAR[kind]
        key = "" if "" in table else rest.pop()
        part = table.get(key)
        if part is None:
            return None if kind in ("schema", "fragment") or key.startswith("x-") else "part"
        shape, kind = part
        listed = shape is LIST or (shape is EITHER and bool(rest) and rest[-1].isdecimal())
        if shape in (MAP, PATTERNS) or listed:
            if not rest:
                return "part"
            if shape is PATTERNS and rest[-1].startswith("x-"):
                return None
            rest.pop()
    return kind
