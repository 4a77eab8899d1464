"""Documents with things wrong that nobody would think of: nodes taken away, doubled, moved, retagged, renamed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, TypeAlias

from tests.property.hostile import hostile

Path: TypeAlias = tuple[Any, ...]

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**400, "", "zzz", "\0", "x" * 3000, [], [None], {}, {"zzz": 1}, "2XX", "/{a}/{a}",
    "application/json", "*/*", "string", "object", "deepObject", "matrix", "cookie", "querystring", "binary", "byte",
    "date-time", "^(a+)+$", "([", "#", {"$ref": "#"}, {"$ref": "#/nowhere"}, {"enum": []}, {"enum": [1, "1", None]},
    {"const": None}, {"not": {}}, {"allOf": [{}]}, {"type": ["null"]},
    {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    {"prefixItems": [{"type": "integer"}], "items": False}, {"unevaluatedProperties": False},
    {"discriminator": {"propertyName": "k"}}, {"type": "integer", "format": "int32", "multipleOf": 0.1},
)  # fmt: skip
KEYS = (
    "", "required", "properties", "items", "enum", "const", "default", "type", "format", "pattern", "allOf", "anyOf",
    "oneOf", "not", "if", "then", "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$defs", "nullable",
    "discriminator", "readOnly", "writeOnly", "additionalProperties", "patternProperties", "unevaluatedProperties",
    "prefixItems", "contains", "dependentSchemas", "propertyNames", "exclusiveMinimum", "multipleOf", "uniqueItems",
    "style", "explode", "content", "schema", "allowReserved", "allowEmptyValue", "encoding", "headers", "security",
    "servers", "tags", "callbacks", "links", "parameters", "requestBody", "responses", "examples", "example", "in",
    "contentEncoding", "contentSchema", "$schema", "title", "description", "operationId", "name", "mediaTypes",
    "additionalOperations", "itemSchema", "x-errors", "x-contract",
)  # fmt: skip
SMALL = 600
"""Characters of a part of a document that may be put somewhere else."""


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a document, the whole first."""
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[key], (*path, key))


def at(value: Any, path: Path) -> Any:
    """What stands at a place."""
    for key in path:
        value = value[key]
    return value


def parts(documents: Sequence[Any]) -> list[Any]:
    """What documents are made of, as long as it is small."""
    found = (at(document, path) for document in documents for path in places(document))
    return [part for part in found if isinstance(part, dict | list) and len(json.dumps(part)) < SMALL]


def mutant(document: Any, chance: Random, known: Sequence[Any]) -> Any:
    """A copy of a document with one to three things changed; `known` are parts that may appear in it."""
    changed = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(list(places(changed)))
        if path:
            _change(at(changed, path[:-1]), path[-1], chance, known)
    return changed


def _change(parent: Any, key: Any, chance: Random, known: Sequence[Any]) -> None:
    match chance.choice(("set", "delete", "rename", "hostile", "double", "move", "add", "wrap")):
        case "set":
            parent[key] = copy.deepcopy(chance.choice(VALUES))
        case "delete":
            del parent[key]
        case "rename" if isinstance(parent, dict):
            parent[chance.choice((chance.choice(KEYS), hostile(chance)))] = parent.pop(key)
        case "hostile":
            parent[key] = hostile(chance)
        case "double" if isinstance(parent, dict):
            parent[f"{key}{chance.choice(('2', '_', ' ', '.', 'A'))}"] = copy.deepcopy(parent[key])
        case "double":
            parent.insert(key, copy.deepcopy(parent[key]))
        case "move":
            parent[key] = copy.deepcopy(chance.choice(known))
        case "add" if isinstance(parent[key], dict):
            parent[key][chance.choice(KEYS)] = copy.deepcopy(chance.choice((*VALUES, chance.choice(known))))
        case "wrap":
            parent[key] = chance.choice(([parent[key]], {"allOf": [parent[key]]}, {"items": parent[key]}))
        case _:
            parent[key] = None
