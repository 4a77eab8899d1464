"""Hostile texts in every position of a contract stay data: gates pass, modules import, values come back, none runs."""

import ast
import builtins
import importlib
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.patterns import engine as engine_of
from ssotgen.compiler.compile import compile_tree
from ssotgen.core.origin import escape
from ssotgen.core.tree import MemoryTree
from ssotgen.emit import python_gate
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.ir.program import Program
from tests.helpers import lay_out, lines_of
from tests.property.hostile import CANARY, FRAGMENTS, hostile

ENGINES = ("datamodel-code-generator", "native")
BATCH = 50
DATA, API = "data/v0", "api/v0"


def schema(text: str) -> dict[str, object]:
    """An object that says `text` wherever a schema has room for one."""
    notes = {"title": text, "description": text, "examples": [text], "deprecated": True, "x-note": text}
    return {
        **notes,
        "type": "object",
        "required": [text],
        "properties": {
            text: {**notes, "type": "string", "minLength": 0},
            f"enum {text}": {**notes, "enum": [text, "another value"]},
            f"const {text}": {**notes, "const": text},
            f"default {text}": {**notes, "type": "string", "default": text},
            f"pattern {text}": {"type": "string", "pattern": pattern(text)},
            f"part {text}": {"not": {"const": text}, "description": text},
            f"deep {text}": {"const": {text: [text]}},
        },
        "patternProperties": {f"^only {re.escape(text)}$": {"const": text}},
        "dependentRequired": {f"enum {text}": [text]},
    }


def unions(number: int, text: str) -> dict[str, object]:
    """A union whose discriminator is called as a text says and has it as a value."""
    members = {name: f"#/components/schemas/{name}" for name in (f"One{number}", f"Other{number}")}
    one, other = members.values()
    kind = {"type": "string", "description": text}
    member = {"type": "object", "required": [text], "properties": {text: kind}}
    return dict.fromkeys(members, member) | {
        f"Union{number}": {
            "oneOf": [{"$ref": one}, {"$ref": other}],
            "discriminator": {"propertyName": text, "mapping": {text: one, f"not {text}": other}},
        }
    }


def pattern(text: str) -> str:
    """The text as a pattern, quoted where it is none."""
    return text if engine_of(text) else re.escape(text)


def files(texts: Sequence[str], package: str, engine: str) -> dict[str, bytes]:
    """A workspace that says each text everywhere: in a JSON Schema, and in an API with an operation for each."""
    named = {f"{text} {number}": schema(text) for number, text in enumerate(texts)}
    values = {f"values {number}": {"enum": [text, "another value"]} for number, text in enumerate(texts)}
    data = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": texts[0],
        "x-contract": {"kind": "data", "version": "0.1.0"},
        "$defs": named | values,
    }
    reply = {"$ref": "#/components/schemas/S0"}
    api = {
        "openapi": "3.1.0",
        "info": {"title": texts[0], "version": texts[0], "description": texts[0]},
        "servers": [{"url": "/v0", "description": texts[0]}],
        "externalDocs": {"url": "https://docs.example", "description": texts[0]},
        "tags": [{"name": f"{text} {number}", "description": text} for number, text in enumerate(texts)],
        "paths": {
            f"/p{number}": {
                "get": {
                    "operationId": f"op {text} {number}", "summary": text, "description": text,
                    "tags": [f"{text} {number}"],
                    "parameters": [{"name": f"q {text}", "in": "query", "description": text,
                                    "schema": {"type": "string", "default": text, "examples": [text]}}],
                    "responses": {"200": {"description": text, "content": {
                        "application/json": {"schema": reply, "example": {"a": text}}},
                        "headers": {"X-Told": {"description": text, "schema": {"enum": [text], "default": text}}}}},
                },
                "post": {
                    "operationId": f"send{number}", "tags": [f"{text} {number}"],
                    "requestBody": {"description": text, "content": {"application/x-www-form-urlencoded": {
                        "schema": {"type": "object", "required": [text], "description": text,
                                   "properties": {text: {"type": "string", "default": text, "description": text}}}}}},
                    "responses": {"default": {"description": text}},
                },
            }
            for number, text in enumerate(texts)
        },
        "components": {"schemas": {name: one for number, text in enumerate(texts) for name, one in {
            f"S{number}": {"title": text, "type": "object", "properties": {"a": {"const": text}}},
            **unions(number, text),
        }.items()}},
    }  # fmt: skip
    options = f'format = 1\n[workspace]\npackage = "{package}"\n[models]\nengine = "{engine}"\n'
    return {
        "ssotgen.toml": options.encode(),
        f"contracts/{DATA}.schema.json": json.dumps(data).encode(),
        f"contracts/{API}.openapi.json": json.dumps(api).encode(),
    }


def built(texts: Sequence[str], folder: Path, package: str, engine: str) -> Program:
    """Compile the workspace, hold every module against the gate, and write the package into a folder."""
    compilation = compile_tree(MemoryTree(files(texts, package, engine)))
    assert not compilation.failed, lines_of(compilation)
    rendered = render(compilation.artifacts, TemplateSet())
    assert rendered.diagnostics == ()
    start = "generated/python/"
    modules = {file.path.removeprefix(start): file.text for file in rendered.files if file.path.endswith(".py")}
    for path, text in modules.items():
        assert python_gate.fault(f"{start}{path}", text, frozenset({package})) is None
    lay_out(folder, modules)
    assert compilation.program is not None
    return compilation.program


def constants(folder: Path) -> set[object]:
    """Every text that stands as a literal in the modules below a folder."""
    nodes = (node for path in folder.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def holds(texts: Sequence[str], folder: Path, package: str, engine: str) -> None:
    program = built(texts, folder, package, engine)
    names = program.names["python"]
    models = importlib.import_module(f"{package}.{names[DATA]}.models")
    api, *_ = [importlib.import_module(f"{package}.{names[API]}.{name}") for name in ("models", "routes", "app")]
    assert set(texts) <= constants(folder / package)
    for number, text in enumerate(texts) if engine == "native" else ():
        for said, expected in ((text, f"One{number}"), (f"not {text}", f"Other{number}")):
            assert type(read(getattr(api, f"Union{number}"), {text: said})).__name__ == expected
    for number, text in enumerate(texts):
        cls = getattr(models, names[f"{DATA}#/$defs/{escape(f'{text} {number}')}"])
        given = {
            text: text,
            f"enum {text}": text,
            f"const {text}": text,
            f"only {text}": text,
            f"deep {text}": {text: [text]},
        }
        assert back(cls, given) == given
        assert (
            getattr(
                read(cls, given),
                names[f"{DATA}#/$defs/{escape(f'{text} {number}')}/properties/{escape(f'default {text}')}"],
            )
            == text
        )
        for name in ("enum", "const"):
            with pytest.raises(ValidationError):
                read(cls, {text: text, f"{name} {text}": f"{text}!"})
        values = getattr(models, names[f"{DATA}#/$defs/values {number}"])
        assert back(values, text) == text
    assert not hasattr(builtins, CANARY)


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_json(json.dumps(value))


def back(kind: Any, value: object) -> object:
    """A value that was read and written again."""
    found: object = json.loads(TypeAdapter(kind).dump_json(read(kind, value), by_alias=True, exclude_unset=True))
    return found


def run(number: int, batch: int, engine: str, folder: Path, counted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a number of texts, a batch of them in each workspace."""
    monkeypatch.syspath_prepend(str(folder))
    chance = Random(number)
    for start in range(0, number, batch):
        texts = [hostile(chance) for _ in range(min(batch, number - start))]
        package = f"hostile_{engine[:3]}_{number}_{start}"
        holds(texts, folder, package, engine)
        for module in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[module]
        counted("texts", len(texts))


def test_what_would_run_is_noticed():
    try:
        exec(FRAGMENTS[0])
        assert hasattr(builtins, CANARY)
    finally:
        builtins.__dict__.pop(CANARY, None)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_slice_of_hostile_texts(engine, tmp_path, counted, monkeypatch):
    run(BATCH, BATCH, engine, tmp_path, counted, monkeypatch)


@pytest.mark.prove
@pytest.mark.parametrize("engine", ENGINES)
def test_ten_thousand_hostile_texts(engine, tmp_path, counted, monkeypatch):
    run(10_000, 1000, engine, tmp_path, counted, monkeypatch)
