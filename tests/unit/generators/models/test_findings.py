"""Keywords that models of datamodel-code-generator do not check are said to be so, at their place."""

from __future__ import annotations

import json

import pytest

from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.generators.models import generate
from ssotgen.linker.link import link
from ssotgen.syntax.library import Library

AB = {"a": {"type": "string"}, "b": {"type": "string"}}
TAGGED = [{"type": "object", "required": ["type"], "properties": {"type": {"const": word}}} for word in ("one", "two")]


def pointers(schema: object) -> list[str]:
    """Where warnings are given, below the schema."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": {"S": schema}},
    }
    options = b'format = 1\n[models]\nengine = "datamodel-code-generator"\n'
    files = {"ssotgen.toml": options, "contracts/t/v1.openapi.json": json.dumps(document).encode()}
    library = Library(MemoryTree(files))
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None, library.diagnostics
    program = link(declarations).program
    assert program is not None
    found = generate(program).diagnostics
    assert {(item.id, str(item.severity), item.origin.part) for item in found} <= {
        ("unenforced-keyword", "warning", "key")
    }
    return [item.origin.pointer.removeprefix("/components/schemas/S") for item in found]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "object", "properties": AB, "required": ["a"], "additionalProperties": False}, []),
        ({"type": "object", "properties": AB, "minProperties": 1}, ["/minProperties"]),
        ({"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}, []),
        ({"type": "array", "items": {"type": "string"}, "uniqueItems": True}, ["/uniqueItems"]),
        ({"type": "array", "contains": {"type": "string"}}, ["/contains"]),
        ({"type": "object", "properties": {"x": {"not": {"type": "string"}}}}, ["/properties/x/not"]),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, ["/if"]),
        ({"type": "object", "properties": AB, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, ["/anyOf"]),
        ({"allOf": [{"type": "object", "properties": AB}, {"required": ["a"]}]}, []),
        ({"type": "object", "required": ["a"]}, ["/required"]),
        ({"type": "object", "properties": AB, "dependentRequired": {"a": ["b"]}}, ["/dependentRequired"]),
        ({"type": "object", "patternProperties": {"^x": {"type": "string"}}}, ["/patternProperties"]),
        ({"type": "string", "format": "uuid", "maxLength": 3}, ["/maxLength"]),
        ({"enum": [1.5, 2.5]}, ["/enum"]),
        ({"oneOf": TAGGED}, []),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, []),
        ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, ["/oneOf"]),
        ({"anyOf": [{"type": "integer"}, {"type": "number"}]}, []),
    ],
)
def test_what_models_do_not_check(schema, expected):
    assert pointers(schema) == expected
