"""The meta-schemas of OpenAPI, compiled once for each version and kind of object. Nothing is ever fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from ssotgen.core.json import FrozenMap, Json, freeze
from ssotgen.frontends.dialects import DRAFT_2020_12, OPENAPI_3_0, Dialect, json_schema_dialect
from ssotgen.frontends.references.grammar import Kind
from ssotgen.frontends.structure import Structure

WHOLE: Final = "urn:ssotgen:openapi"
FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "3.0": ("openapi-3.0",),
    "3.1": ("openapi-3.1", "dialect-3.1", "vocabulary-3.1"),
    "3.2": ("openapi-3.2", "dialect-3.2", "vocabulary-3.2"),
}
DEFINITIONS_3_0: Final[Mapping[Kind, str]] = {
    "schema": "Schema",
    "response": "Response",
    "parameter": "Parameter",
    "example": "Example",
    "request-body": "RequestBody",
    "header": "Header",
    "security-scheme": "SecurityScheme",
    "link": "Link",
    "media-type": "MediaType",
    "callback": "Callback",
    "path-item": "PathItem",
}


@cache
def structure(version: str, kind: Kind = "document", schemas: str | None = None) -> Structure:
    """What an object of `kind` must look like in a version (`3.1`); `schemas` is the URI of the schemas' dialect.

    The OpenAPI schema leaves schemas open with `$dynamicRef: "#meta"`; the outermost resource closes it here.
    """
    from jsonschema_rs import Registry, validator_for

    resources = {_name(value): value for value in map(_load, FILES[version])}
    main = next(iter(resources))
    whole: dict[str, Json] = {"$schema": DRAFT_2020_12.uri, "$id": WHOLE}
    if version == OPENAPI_3_0.openapi:
        whole = {"$schema": "http://json-schema.org/draft-04/schema#", "id": WHOLE}
        if kind == "document":
            whole["allOf"] = freeze([{"$ref": main}])
        else:
            names = [DEFINITIONS_3_0[kind], *(["Reference"] if kind not in ("path-item", "media-type") else [])]
            whole["oneOf"] = freeze([{"$ref": f"{main}#/definitions/{name}"} for name in names])
    else:
        own = {"document": main, "schema": "#/$defs/schema"}
        whole["$ref"] = own.get(kind) or f"{main}#/$defs/{_definition(kind, resources[main])}"
        whole["$defs"] = freeze({"schema": {"$dynamicAnchor": "meta", "$ref": schemas or list(resources)[1]}})
    frozen = FrozenMap(whole)
    registry = Registry(list(resources.items()))
    validator = validator_for(frozen, registry=registry, validate_formats=False, offline=True)
    return Structure(validator, {**resources, WHOLE: frozen})


def schemas_dialect(declared: str | None, dialect: Dialect) -> str | None:
    """The URI to hold schemas against: the dialect that the document declares where we know it, else its version's."""
    known = json_schema_dialect(declared or "")
    return (known or dialect).uri if dialect != OPENAPI_3_0 else None


def _definition(kind: Kind, schema: FrozenMap[Json]) -> str:
    """The name of a kind in the schemas of 3.1 and later, in the form that lets a reference stand for it."""
    definitions = schema["$defs"]
    assert isinstance(definitions, FrozenMap)
    singular = "callbacks" if kind == "callback" else kind
    return next(name for name in (f"{singular}-or-reference", singular) if name in definitions)


def _load(name: str) -> FrozenMap[Json]:
    text = (files("ssotgen.frontends.openapi") / "meta" / f"{name}.json").read_text(encoding="utf-8")
    value = freeze(json.loads(text))
    assert isinstance(value, FrozenMap)
    return value


def _name(schema: FrozenMap[Json]) -> str:
    name = schema.get("$id", schema.get("id"))
    assert isinstance(name, str)
    return name
