"""Contracts to views: what follows from the order of keys (nothing), from names, and from what cannot be served."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.generators.router import GENERATOR, surroundings
from ssotgen.generators.router.messages import MESSAGES
from ssotgen.support.problems import RESERVED
from tests.helpers import REPOSITORY, hand_written, lines_of

OBJECT = {"schema": {"type": "object"}}


def compiled(files: dict[str, bytes]) -> Compilation:
    compilation = compile_tree(MemoryTree(files), only="router")
    assert compilation.program is not None, lines_of(compilation)
    return compilation


def small(
    operation: object, path: str = "/x", *, document: Mapping[str, object] | None = None, **more: object
) -> Compilation:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "0.1.0"},
        "paths": {path: {"get": operation}, **more},
        **(document or {}),
    }
    return compiled({"contracts/small/v0.openapi.json": json.dumps(document).encode()})


def remarks(compilation: Compilation) -> list[str]:
    return [line for line in lines_of(compilation) if " unsupported-" in line]


def turned(value: object) -> object:
    if isinstance(value, dict):
        return {key: turned(item) for key, item in reversed(value.items())}
    return [turned(item) for item in value] if isinstance(value, list) else value


def test_the_order_of_keys_changes_no_byte() -> None:
    files = hand_written(REPOSITORY)
    reversed_files = {
        path: yaml.safe_dump(turned(yaml.safe_load(data)), sort_keys=False).encode() if path.endswith(".yaml") else data
        for path, data in files.items()
    }
    wide = (REPOSITORY / "tests/behaviour/router/wide.openapi.yaml").read_bytes()
    for one, other in (
        (files, reversed_files),
        (
            {"contracts/wide/v0.openapi.json": json.dumps(yaml.safe_load(wide)).encode()},
            {"contracts/wide/v0.openapi.json": json.dumps(turned(yaml.safe_load(wide))).encode()},
        ),
    ):
        texts = [
            {file.path: file.text for file in render(compiled(dict(item)).artifacts, TemplateSet()).files}
            for item in (one, other)
        ]
        assert texts[0] == texts[1]
        assert any(path.endswith("routes.py") for path in texts[0])


def test_it_knows_the_problems_that_services_answer() -> None:
    assert set(surroundings.ANSWERED) == set(RESERVED)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (
            {
                "parameters": [
                    {"name": "q", "in": "query", "content": {"application/xml": {"schema": {"type": "object"}}}}
                ]
            },
            "unsupported-parameter `q` is handed over as text, since `application/xml` is not decoded",
        ),
        (
            {"requestBody": {"content": {"application/msgpack": OBJECT}}},
            "unsupported-body the body is handed over as it is, since `application/msgpack` is not decoded",
        ),
        (
            {"responses": {"101": {"description": "Switching"}}},
            "unsupported-response the status 101 is not final, so no handler can answer it",
        ),
    ],
)
def test_what_cannot_be_served_is_a_finding_at_its_place(operation: dict[str, object], expected: str) -> None:
    (found,) = remarks(small({"summary": "X", "security": [], **operation}))
    assert found.partition(" ")[2] == expected
    assert found.startswith("contracts/small/v0.openapi.json:1:")


def test_a_fragment_in_a_path() -> None:
    compilation = small({"summary": "X"}, "/x#a", **{"/x#b": {"get": {"summary": "Y"}}})
    assert [line.partition(" ")[2] for line in remarks(compilation)] == [
        "unsupported-path requests are routed to `/x#a` without its fragment, which clients do not send",
        "unsupported-path no request reaches `/x#b`, since another operation has the same path without the fragment",
    ]


def test_queries_in_paths_tell_operations_apart() -> None:
    compilation = small({"summary": "X"}, "/x?kind=a", **{"/x?kind=b": {"get": {"summary": "Y"}}})
    assert remarks(compilation) == []


def test_consumed_contracts_have_no_router() -> None:
    toml = b'format = 1\n[contracts."small/v0"]\nfile = "contracts/small/v0.openapi.json"\nserve = false\n'
    document = {"openapi": "3.1.0", "info": {"title": "S", "version": "0.1.0"}, "paths": {"/x": {"get": {}}}}
    compilation = compiled({"ssotgen.toml": toml, "contracts/small/v0.openapi.json": json.dumps(document).encode()})
    assert [item.path for item in compilation.artifacts] == [
        "python/generated_service/__init__.py",
        "python/generated_service/_support/__init__.py",
    ]


SHARED = {
    "description": "Gone",
    "headers": {"Retry-After": {"schema": {"type": "integer"}}},
    "content": {"application/problem+json": {}},
}
GONE = {"$ref": "#/components/responses/Gone"}


def routes_of(compilation: Compilation) -> str:
    return next(
        file.text
        for file in render(compilation.artifacts, TemplateSet()).files
        if file.path.endswith("small/v0/routes.py")
    )


def test_failures_of_a_component_are_one_class_a_status() -> None:
    responses = {"200": {"description": "Good."}, "404": GONE, "410": GONE, "default": GONE}
    own = {**responses, "404": {**GONE, "description": "Only here"}, "201": GONE}
    other: dict[str, Any] = {"/y": {"get": {"operationId": "two", "responses": own}}}
    more = {"components": {"responses": {"Gone": SHARED}}}
    compilation = small({"operationId": "one", "responses": responses}, document=more, **other)
    text = routes_of(compilation)
    assert re.findall(r"^class (\w+)\(?(\w*)", text, re.MULTILINE) == [
        ("SmallV0", "Protocol"), ("Gone404", "DeclaredResponse"), ("Gone410", "DeclaredResponse"),
        ("GoneDefault", "DeclaredResponse"), ("Two200", ""), ("Two201", ""), ("Two404", "DeclaredResponse"),
    ]  # fmt: skip
    assert '"""Gone."""' in text
    assert '"""Only here."""' in text
    (causes,) = [item.origins() for item in compilation.artifacts if item.path.endswith("v0/routes.py")]
    assert {causes[name].symbol for name in ("Gone404", "Gone410.retry_after")} == {
        "small/v0#/components/responses/Gone/404",
        "small/v0#/components/responses/Gone/410/headers/Retry-After",
    }


def support_of(compilation: Compilation) -> set[str]:
    paths = (item.path.partition("/_support/") for item in compilation.artifacts)
    return {name.removesuffix(".py") for _, found, name in paths if found}


@pytest.mark.parametrize(
    ("operation", "more", "modules"),
    [
        ({}, {}, set()),
        ({"requestBody": {"content": {"application/json": OBJECT}}}, {}, set()),
        ({"requestBody": {"content": {"multipart/form-data": OBJECT}}}, {}, {"forms"}),
        ({"requestBody": {"content": {"application/jsonl": {"itemSchema": {}}}}}, {}, {"streams"}),
        (
            {"responses": {"200": {"description": "x", "content": {"application/jsonl": {"itemSchema": {}}}}}},
            {},
            {"streams"},
        ),
        ({}, {"components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}}, {"credentials"}),
    ],
)
def test_only_support_that_is_needed_is_copied(operation: object, more: dict[str, object], modules: set[str]) -> None:
    compilation = small(operation, document={"openapi": "3.2.0", **more})
    assert support_of(compilation) & {"forms", "streams", "credentials"} == modules
    package = next(item for item in compilation.artifacts if item.path == "python/generated_service/__init__.py")
    text = {file.path: file.text for file in render([package], TemplateSet()).files}[f"generated/{package.path}"]
    assert ("verifying" in text, '"Event"' in text) == ("credentials" in modules, "streams" in modules)


def test_its_findings_are_declared() -> None:
    assert GENERATOR.messages == MESSAGES
    assert all(message.page.count("\n## ") == 2 for message in MESSAGES)
