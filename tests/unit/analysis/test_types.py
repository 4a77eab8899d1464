"""Type expressions of schemas, as a router writes them."""

from __future__ import annotations

import json

import pytest

from ssotgen.analysis.types import Direction, annotation
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.syntax.library import Library

ACCOUNT = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}, "name": {"type": "string"}}}
SHARED = {
    "Account": ACCOUNT,
    "Plain": {"type": "object", "properties": {"a": {"type": "integer"}}},
    "Color": {"type": "string", "enum": ["red", "blue"]},
    "Code": {"type": "string", "maxLength": 5},
}


def program(schema: object) -> Program:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1.0.0"},
        "security": [],
        "paths": {
            "/x": {
                "get": {
                    "operationId": "getX",
                    "parameters": [{"name": "p", "in": "query", "schema": schema}],
                    "responses": {"204": {"description": ""}},
                }
            }
        },
        "components": {"schemas": SHARED},
    }
    library = Library(MemoryTree({"contracts/t/v1.openapi.json": json.dumps(document).encode()}))
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None, library.diagnostics
    linked = link(declarations).program
    assert linked is not None
    return linked


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "code", "imports"),
    [
        ({}, "Any", {"Any"}),
        ({"type": "string"}, "str", set()),
        ({"type": "string", "minLength": 1, "maxLength": 20}, "Annotated[str, Field(min_length=1, max_length=20)]",
         {"Annotated", "Field"}),
        ({"type": "string", "pattern": "^a$", "maxLength": 2}, 'Annotated[str, Field(pattern="^a$", max_length=2)]',
         {"Annotated", "Field"}),
        ({"type": "string", "pattern": "(?=a)"}, 'Annotated[str, Field(pattern=regex("(?=a)"))]',
         {"Annotated", "Field", "regex"}),
        ({"type": "string", "format": "uuid"}, "UUID", {"UUID"}),
        ({"type": "string", "format": "date-time"}, "AwareDatetime", {"AwareDatetime"}),
        ({"type": "string", "format": "unheard-of"}, "str", set()),
        ({"type": "integer", "minimum": 0.5, "exclusiveMaximum": 10}, "Annotated[int, Field(ge=1, lt=10)]",
         {"Annotated", "Field"}),
        ({"type": "integer", "format": "int32"}, "Int32", {"Int32"}),
        ({"type": "number", "multipleOf": 0.01}, "Annotated[float, Field(multiple_of=0.01)]", {"Annotated", "Field"}),
        ({"type": ["boolean", "null"]}, "bool | None", set()),
        ({"enum": ["a", 1, True, None]}, 'Literal["a", 1, True] | None', {"Literal"}),
        ({"type": "array", "items": ref("Plain"), "maxItems": 3}, "Annotated[list[models.Plain], Field(max_length=3)]",
         {"Annotated", "Field"}),
        ({"type": "object", "additionalProperties": ref("Color")}, "dict[str, models.Color]", set()),
        ({"type": "object"}, "dict[str, Any]", {"Any"}),
        ({"anyOf": [ref("Plain"), {"type": "string"}, {"type": "null"}]}, "models.Plain | str | None", set()),
        ({"allOf": [ref("Color")], "description": "The color."}, "models.Color", set()),
        ({"allOf": [ref("Code"), {"minLength": 2}]}, "Annotated[str, Field(min_length=2, max_length=5)]",
         {"Annotated", "Field"}),
        ({"type": "string", "allOf": [{"type": "integer"}]}, "Nothing", {"Nothing"}),
        ({"type": "object", "properties": {"a": {}}}, "models.GetXP", set()),
    ],
)  # fmt: skip
def test_the_type_of_a_schema(schema, code, imports):
    linked = program(schema)
    parameter = linked.contracts[0].operations[0].parameters[0]
    assert parameter.schema
    found = annotation(linked, parameter.schema, Direction.INPUT)
    assert found.code == code
    assert {name for _, name in found.imports} == imports


def test_a_divided_class_has_two_names():
    linked = program(ref("Account"))
    schema = linked.schemas["t/v1#/components/schemas/Account"]
    parameter = linked.contracts[0].operations[0].parameters[0].schema
    assert parameter
    assert annotation(linked, parameter, Direction.INPUT).code == "models.AccountInput"
    assert annotation(linked, schema, Direction.OUTPUT, prefix="").code == "Account"
