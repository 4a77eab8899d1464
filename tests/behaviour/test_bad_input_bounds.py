"""Contracts that are large, deep or turn in circles: built, or refused at a place, in bounded memory, never a crash."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.helpers import Result, lay_out

API = "contracts/notes-api/v1.openapi.json"
MEMORY = 3 * 2**30
SECONDS = 300
LONG = "n" * 10_000
Schemas: TypeAlias = dict[str, object]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def chain(length: int, step: Callable[[dict[str, str]], object]) -> Schemas:
    """`A` refers to the next one, and so on."""
    names = ["A", *(f"A{number}" for number in range(1, length + 1))]
    return {name: step(ref(following)) for name, following in pairwise(names)} | {names[-1]: {"type": "null"}}


def nested(depth: int, step: Callable[[object], object]) -> object:
    schema: object = {"type": "string"}
    for _ in range(depth):
        schema = step(schema)
    return schema


def members(count: int) -> Schemas:
    tags = {f"B{number}": {"const": f"B{number}"} for number in range(count)}
    records = {
        name: {"type": "object", "required": ["kind"], "properties": {"kind": tag}} for name, tag in tags.items()
    }
    return {"A": {"oneOf": [ref(name) for name in records]}, **records}


def circle(keyword: str) -> Schemas:
    return {"A": {keyword: [ref("A"), {"type": "object", "properties": {"a": {"type": "string"}}}]}}


STRINGS = [f"v{number}" for number in range(100_000)]
TEXT = {"type": "string"}
FURTHER = {
    "type": "object",
    "properties": {"n": {"allOf": [ref("A"), {"type": "object", "properties": {"n": ref("A")}}]}},
}

BUILT: dict[str, Schemas] = {
    "allOf around itself": circle("allOf"),
    "anyOf around itself": circle("anyOf"),
    "oneOf around itself": circle("oneOf"),
    "only itself": {"A": {"anyOf": [ref("A")]}},
    "not itself": {"A": {"not": ref("A")}},
    "each other": {"A": {"oneOf": [ref("B"), TEXT]}, "B": {"oneOf": [ref("A"), {"type": "integer"}]}},
    "allOf of each other": {"A": {"allOf": [ref("B")], "title": "A"}, "B": {"allOf": [ref("A")], "title": "B"}},
    "dynamic circle": {"A": {"$dynamicAnchor": "node", "anyOf": [{"$dynamicRef": "#node"}, TEXT]}},
    "ever new company": {"A": {"type": "object", "properties": {"n": {"allOf": [ref("A"), FURTHER]}}}},
    "diamonds of allOf": chain(40, lambda to: {"allOf": [to, {"allOf": [to]}, {"title": "t"}]}),
    "diamonds of anyOf": chain(40, lambda to: {"anyOf": [to, {"anyOf": [to]}, {"type": "array", "items": to}]}),
    "diamonds of fields": chain(40, lambda to: {"type": "object", "properties": {"l": to, "r": to}}),
    "products of unions": {
        "A": {"allOf": [{"anyOf": [{"required": [f"p{i}{j}"]} for j in range(4)]} for i in range(15)]}
    },
    "a long chain of fields": chain(400, lambda to: {"type": "object", "properties": {"n": to}}),
    "deep arrays": {"A": nested(150, lambda inner: {"type": "array", "items": inner})},
    "deep objects": {"A": nested(90, lambda inner: {"type": "object", "properties": {"a": inner}})},
    "deep unions": {"A": nested(90, lambda inner: {"anyOf": [inner, {"type": "integer"}]})},
    "deep constants": {"A": {"const": nested(150, lambda inner: [inner])}},
    "many fields": {"A": {"type": "object", "properties": {f"p{number}": TEXT for number in range(10_000)}}},
    "long names": {
        LONG: {"type": "object", "properties": {LONG: {"type": "string", "enum": [LONG, f"{LONG}2"]}}, "title": LONG},
        "A": ref(LONG),
    },
    "a pattern that explodes": {"A": {"type": "string", "pattern": "^(a+)+$"}},
    "a pattern that is large": {"A": {"type": "string", "pattern": "((a{100}){100}){100}"}},
    "required, not declared": {"A": {"type": "object", "required": ["x"], "properties": {"y": TEXT}}},
    "odd values": {"A": {"enum": [1, "1", True, None, 1.5, [1], {"a": 1}, "a", "a"]}, "B": {"enum": []}},
}

REFUSED: dict[str, tuple[Schemas, str, str]] = {
    "a circle of references": ({"A": ref("B"), "B": ref("A")}, "reference-loop", '"$ref"'),
    "a reference to itself": ({"A": ref("A")}, "reference-loop", '"$ref"'),
    "a long chain of allOf": (chain(1500, lambda to: {"allOf": [to, {"title": "t"}]}), "limit-exceeded", '"$ref"'),
    "a long chain of anyOf": (chain(1500, lambda to: {"anyOf": [to, TEXT]}), "limit-exceeded", '"$ref"'),
    "a long chain of references": (chain(1500, lambda to: to), "limit-exceeded", '"$ref"'),
    "500 levels": ({"A": nested(450, lambda inner: {"items": inner})}, "limit-exceeded", '"items"'),
    "a broken pattern": ({"A": {"type": "string", "pattern": "(["}}, "uncompilable-pattern", '"(["'),
    "a pattern that is deep": ({"A": {"pattern": "(" * 5000 + ")" * 5000}}, "uncompilable-pattern", '"pattern"'),
    "a mapping to nothing": (
        {"A": {"oneOf": [ref("B")], "discriminator": {"propertyName": "k", "mapping": {"b": "#/gone"}}}, "B": {}},
        "dangling-reference",
        '"b"',
    ),
    "a tag without a name": ({"A": {"oneOf": [ref("B")], "discriminator": {}}, "B": {}}, "missing-key", '"discrim'),
}


def document(schemas: Schemas, path: str = "/a", paths: object = None) -> dict[str, object]:
    body = {"content": {"application/json": {"schema": ref("A")}}}
    operation = {"operationId": "a", "summary": "A", "requestBody": body, "responses": {"200": {"description": "ok"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Bounds", "version": "1.0.0"},
        "paths": paths or {path: {"post": operation}},
        "components": {"schemas": schemas},
    }


def build(folder: Path, contracts: Mapping[str, str], engine: str) -> Result:
    """Build a workspace that holds some contracts, with less memory than a machine has."""
    files = {f"contracts/{name}/v1.openapi.json": text for name, text in contracts.items()}
    files |= {f"contracts/{name}/changelog.md": "# Changes\n" for name in contracts}
    lay_out(folder, {**files, "ssotgen.toml": f'format = 1\n[models]\nengine = "{engine}"\n'})
    return run("-m", "ssotgen", "build", cwd=folder)


def run(*arguments: str, cwd: Path) -> Result:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return Result(done.returncode, done.stdout, done.stderr)


ENGINES = ("datamodel-code-generator", "native")


@pytest.mark.parametrize("engine", ENGINES)
def test_built(tmp_path: Path, engine: str) -> None:
    """All of them as contracts of one workspace; afterwards each module of models is imported."""
    names = {case: "".join(word for word in case.lower().replace(",", "").split()) for case in BUILT}
    contracts = {name: json.dumps(document(BUILT[case], f"/{name}")) for case, name in names.items()}
    result = build(tmp_path, contracts, engine)
    assert result.code == 0, result.out[-5000:] + result.err[-5000:]
    lines = [f"from generated_service.{name}.v1 import models; models.A" for name in names.values()]
    assert run("-c", "\n".join(lines), cwd=tmp_path / "generated/python") == Result(0, "", "")


@pytest.mark.parametrize("case", REFUSED)
def test_refused(tmp_path: Path, case: str) -> None:
    schemas, id, line = REFUSED[case]
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))  # to write down what is that deep
    result = build(tmp_path, {"notes-api": (text := json.dumps(document(schemas), indent=0))}, "native")
    assert result.code == 1, result.out + result.err
    assert id in result.ids, result.out
    where = dict(result.findings)[id].split(":")
    assert where[0] == API
    assert line in "".join(text.splitlines()[int(where[1]) - 2 : int(where[1]) + 1])
    assert "Nothing was written." in result.err
    assert not (tmp_path / "generated").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_many_members(tmp_path: Path, engine: str) -> None:
    count = 5000 if engine == "native" else 1000
    result = build(tmp_path, {"notes-api": json.dumps(document(members(count)))}, engine)
    assert result.code == 0, result.out[-2000:] + result.err[-2000:]


def test_many_values(tmp_path: Path) -> None:
    schemas: Schemas = {"A": {"type": "string", "enum": STRINGS}}
    result = build(tmp_path, {"notes-api": json.dumps(document(schemas))}, "native")
    assert result.code == 0, result.out[-2000:] + result.err[-2000:]


@pytest.mark.prove
def test_many_paths(tmp_path: Path) -> None:
    def operation(number: int) -> object:
        return {"get": {"operationId": f"get{number}", "summary": "s", "responses": {"200": {"description": "ok"}}}}

    paths = {f"/p{number}": operation(number) for number in range(20_000)}
    result = build(tmp_path, {"notes-api": json.dumps(document({"A": TEXT}, paths=paths))}, "native")
    assert result.code == 0, result.out[-2000:] + result.err[-2000:]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    result = build(tmp_path, {"notes-api": " " * (64 * 2**20 + 1)}, "native")
    assert (result.code, result.findings) == (1, [("limit-exceeded", f"{API}:1:1")])
    assert not (tmp_path / "generated").exists()
