"""The IR printed as JSON Schema judges instances as the written schema does, for each direction as that one travels."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import validator_for

from ssotgen.analysis.exact_schema import DIALECT, Direction, Printer, exact
from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.ir.program import Program

API = """
openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
security: [{key: []}]
paths: {}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Order:
      type: object
      required: [id, text, secret, owner]
      properties:
        id: {type: integer, readOnly: true}
        text: {type: string, minLength: 1}
        secret: {type: string, writeOnly: true}
        owner: {$ref: "#/components/schemas/Owner"}
        part: {$ref: "#/components/schemas/Order"}
      additionalProperties: false
    Owner: {type: string, readOnly: true}
    Codes:
      type: object
      patternProperties: {"(?P<a>x)(?P=a)": {type: integer}, "^y": {type: string}}
      additionalProperties: false
"""
SKIPPED = ("refRemote.json", "vocabulary.json", "format.json", "dynamicRef.json")
"""Other hosts, other dialects, formats as mere annotations, and what an exact printing leaves out on purpose."""


def compiled(document: str, path: str = "contracts/order-api/v1.openapi.yaml") -> Program | None:
    files = {path: document.encode(), f"{path.rpartition('/')[0]}/changelog.md": b"# Changes\n"}
    return compile_tree(MemoryTree(files)).program


@pytest.fixture(scope="module")
def program() -> Program:
    found = compiled(API)
    assert found is not None
    return found


def accepts(program: Program, name: str, direction: Direction | None, value: object) -> bool:
    schema = program.schemas[f"order-api/v1#/components/schemas/{name}"]
    return bool(validator_for(exact(program, schema, direction), validate_formats=True).is_valid(value))


@pytest.mark.parametrize(
    ("direction", "complete", "missing"),
    [
        ("request", {"text": "a", "secret": "b"}, "secret"),
        ("response", {"text": "a", "id": 1, "owner": "me"}, "id"),
        (None, {"text": "a", "secret": "b", "id": 1, "owner": "me"}, "owner"),
    ],
)
def test_directions(program: Program, direction: Direction | None, complete: dict[str, object], missing: str) -> None:
    assert accepts(program, "Order", direction, complete)
    assert accepts(program, "Order", direction, {**complete, "part": complete}), "also inside"
    assert not accepts(program, "Order", direction, {key: complete[key] for key in complete if key != missing})
    assert not accepts(program, "Order", direction, {**complete, "part": {"text": ""}})
    assert not accepts(program, "Order", direction, {**complete, "other": 1})


def test_a_pattern_that_the_engine_cannot_compile_makes_the_schema_wider(program: Program) -> None:
    schema = program.schemas["order-api/v1#/components/schemas/Codes"]
    printed = Printer(program.schemas, None, lambda pattern: "?P" not in pattern).schema(schema)
    validator = validator_for({"$schema": DIALECT, **printed})  # type: ignore[dict-item]
    assert validator.is_valid({"xx": "any", "other": 1})


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """Independent documents; they lie beside this repository, where they are present."""
    folder = repository.parent / "shared/corpus"
    if not folder.is_dir():
        pytest.skip("the corpus is not here")
    return folder


def cases(corpus: Path) -> Iterator[Mapping[str, Any]]:
    for path in sorted((corpus / "json-schema-test-suite/tests/draft2020-12").glob("*.json")):
        if path.name not in SKIPPED:
            yield from (case for case in json.loads(path.read_text("utf-8")) if isinstance(case["schema"], dict))


@pytest.mark.corpus
def test_the_independent_suite(corpus: Path) -> None:
    judged, wrong = 0, []
    for case in cases(corpus):
        head = {"$schema": DIALECT, "x-contract": {"kind": "data", "version": "1.0.0"}}
        program = compiled(json.dumps({**head, **case["schema"]}), "contracts/case/v1.schema.json")
        if program is None or "$dynamicRef" in json.dumps(case["schema"]):
            continue
        (contract,) = program.contracts
        assert contract.root is not None
        validator = validator_for(exact(program, contract.root))
        judged += len(case["tests"])
        wrong += [case["description"] for test in case["tests"] if validator.is_valid(test["data"]) != test["valid"]]
    assert wrong == []
    assert judged > 1000
