"""Contracts in memory, and their generated models as imported modules."""

import importlib
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType

from ssotgen.core.artifact import Python
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.generators.models import generate
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.syntax.library import Library

COUNTER = itertools.count()
SCHEMAS: dict[str, object] = {
    "Money": {
        "type": "object",
        "additionalProperties": False,
        "required": ["amount", "currency"],
        "properties": {
            "amount": {"type": "number", "minimum": 0, "exclusiveMaximum": 1000, "multipleOf": 0.5},
            "currency": {"$ref": "#/components/schemas/Currency"},
        },
    },
    "Currency": {"type": "string", "enum": ["EUR", "CHF"]},
    "Level": {"type": "integer", "enum": [1, 2, 3]},
    "PostalCode": {"type": "string", "pattern": "^(?!00000)[0-9]{5}$"},
    "Tags": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 4}, "maxItems": 3},
    "Base": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "created": {"type": "string", "format": "date-time"},
        },
    },
    "Workshop": {
        "allOf": [
            {"$ref": "#/components/schemas/Base"},
            {
                "type": "object",
                "required": ["name", "price"],
                "properties": {
                    "name": {"type": "string", "minLength": 2},
                    "price": {"$ref": "#/components/schemas/Money"},
                    "zip": {"$ref": "#/components/schemas/PostalCode"},
                    "tags": {"$ref": "#/components/schemas/Tags"},
                    "level": {"$ref": "#/components/schemas/Level"},
                    "closed": {"type": ["boolean", "null"]},
                    "parent": {"anyOf": [{"$ref": "#/components/schemas/Workshop"}, {"type": "null"}]},
                    "contact": {
                        "type": "object",
                        "required": ["email"],
                        "properties": {
                            "email": {"type": "string", "format": "email"},
                            "ip": {"type": "string", "format": "ipv4"},
                        },
                    },
                    "hours": {"type": "object", "additionalProperties": {"type": "string", "format": "time"}},
                    "since": {"type": "string", "format": "date"},
                    "pair": {
                        "type": "array",
                        "prefixItems": [{"type": "string"}, {"type": "integer"}],
                        "items": False,
                        "minItems": 2,
                    },
                    "mode": {"enum": ["open", "shut", 3, None]},
                    "kind": {"const": "workshop"},
                    "matrix": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1},
                    },
                },
            },
        ]
    },
    "Card": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "card"}, "no": {"type": "string"}},
    },
    "Cash": {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["cash", "coins"]}}},
    "Payment": {"oneOf": [{"$ref": "#/components/schemas/Card"}, {"$ref": "#/components/schemas/Cash"}]},
    "Order": {
        "type": "object",
        "required": ["payments"],
        "properties": {
            "payments": {"type": "array", "items": {"$ref": "#/components/schemas/Payment"}, "minItems": 1},
            "byName": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Payment"}},
            "either": {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 10}]},
        },
        "additionalProperties": {"type": "integer"},
    },
    "Tree": {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}, "maxItems": 2}]
    },
}
MONEY = {"amount": 12.5, "currency": "EUR"}
WORKSHOP = {
    "id": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "created": "2026-11-01T08:00:00+01:00", "name": "Ringstraße",
    "price": MONEY, "zip": "80331", "tags": ["a", "bc"], "level": 2, "closed": None,
    "parent": None, "contact": {"email": "info@werkstatt.example", "ip": "10.0.0.1"}, "hours": {"mo": "08:00:00Z"},
    "since": "2020-02-29", "pair": ["x", 1], "mode": "open", "kind": "workshop", "matrix": [[1], [2, 3]],
}  # fmt: skip
VALID: dict[str, list[object]] = {
    "Money": [MONEY],
    "Currency": ["EUR"],
    "Level": [3],
    "PostalCode": ["12345"],
    "Tags": [["a"], []],
    "Workshop": [WORKSHOP, WORKSHOP | {"parent": WORKSHOP, "closed": True, "mode": None}],
    "Payment": [{"type": "card", "no": "1"}, {"type": "coins"}],
    "Order": [{"payments": [{"type": "cash"}], "byName": {"a": {"type": "card"}}, "either": "abc", "more": 3}],
    "Tree": ["a", ["a", ["b", []]]],
}


def contract(schemas: object, **more: object) -> dict[str, bytes]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Models", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
        **more,
    }
    return {"contracts/models/v1.openapi.json": json.dumps(document).encode()}


def compiled(files: dict[str, bytes]) -> tuple[Program, dict[str, str]]:
    """The program, and the Python files that datamodel-code-generator makes of it, by path."""
    options = b'format = 1\n[models]\nengine = "datamodel-code-generator"\n'
    library = Library(MemoryTree({"ssotgen.toml": options, **files}))
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None, [finding.text for finding in library.diagnostics]
    linked = link(declarations)
    assert linked.program is not None, [finding.text for finding in linked.diagnostics]
    artifacts = generate(linked.program).artifacts
    found = {item.path: item.body.source for item in artifacts if isinstance(item.body, Python)}
    return linked.program, {path: text for path, text in found.items() if path.endswith(".py")}


def imported(files: dict[str, str], folder: Path, name: str = "models.v1") -> ModuleType:
    """The module of a contract's models, imported from a package of its own."""
    package = f"generated_{next(COUNTER)}"
    for path, text in files.items():
        target = folder / path.replace("python/generated_service", package)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"{package}.{name}.models")
    finally:
        sys.path.remove(str(folder))
