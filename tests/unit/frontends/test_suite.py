"""The independent JSON Schema test suite: what is read means what was written.

Each schema is read, printed back from its typed form in 2020-12, and must then accept and refuse the suite's instances.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from jsonschema_rs import validator_for

from ssotgen.core.tree import MemoryTree
from ssotgen.frontends import contracts
from ssotgen.ir.contract import Contract
from ssotgen.syntax.library import Library

from .printer import printed

pytestmark = pytest.mark.corpus

DIALECTS = {
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft7": "http://json-schema.org/draft-07/schema#",
}
SKIPPED = ("refRemote.json", "vocabulary.json", "format.json")
"""Remote references are refused, other dialects too; formats are annotations unless somebody asserts them."""


def read(schema: Mapping[str, object], dialect: str) -> Contract | None:
    head = {"$schema": dialect, "x-contract": {"kind": "data", "version": "1.0.0"}}
    data = json.dumps({**head, **schema}).encode()
    found = contracts.declare(Library(MemoryTree({"contracts/a/v1.schema.json": data})), (), {})
    return found[0] if found else None


NOT_READ = {
    ("draft2020-12", "validate definition against metaschema"),
    ("draft2020-12", "remote ref, containing refs itself"),
    ("draft2020-12", "strict-tree schema, guards against misspelled properties"),
    ("draft2020-12", "tests for implementation dynamic anchor and reference link"),
    ("draft2020-12", "$ref and $dynamicAnchor are independent of order - $defs first"),
    ("draft2020-12", "$ref and $dynamicAnchor are independent of order - $ref first"),
    ("draft2020-12", "$ref to $dynamicRef finds detached $dynamicAnchor"),
    ("draft7", "validate definition against metaschema"),
    ("draft7", "remote ref, containing refs itself"),
}
"""Each refers to a document on another host."""

STATIC_ONLY = {
    (
        "A $dynamicRef resolves to the first $dynamicAnchor still in scope"
        " that is encountered when the schema is evaluated"
    ),
    (
        "A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor"
        " does not affect dynamic scope resolution"
    ),
    (
        "A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor"
        " resolves to the first $dynamicAnchor in the dynamic scope"
    ),
    "multiple dynamic paths to the $dynamicRef keyword",
    "after leaving a dynamic scope, it is not used by a $dynamicRef",
    "$dynamicRef avoids the root of each schema, but scopes are still registered",
    "unevaluatedItems with $dynamicRef",
    "unevaluatedProperties with $dynamicRef",
}
"""A `$dynamicRef` is read as leading to the anchor that it finds first, without regard to who refers to its schema."""


def cases(corpus, name):
    for path in sorted((corpus / "json-schema-test-suite" / "tests" / name).glob("*.json")):
        if path.name not in SKIPPED:
            yield from (case for case in json.loads(path.read_text("utf-8")) if isinstance(case["schema"], dict))


@pytest.mark.parametrize(("name", "instances"), [("draft2020-12", 1095), ("draft7", 780)])
def test_what_is_read_accepts_what_was_written(corpus, name, instances):
    refused, wrong, judged = set(), set(), 0
    for case in cases(corpus, name):
        contract = read(case["schema"], DIALECTS[name])
        if contract is None:
            refused.add((name, case["description"]))
            continue
        validator = validator_for(printed(contract))
        judged += len(case["tests"])
        wrong |= {case["description"] for t in case["tests"] if validator.is_valid(t["data"]) is not t["valid"]}
    assert refused == {case for case in NOT_READ if case[0] == name}
    assert wrong == (STATIC_ONLY if name == "draft2020-12" else set())
    assert judged == instances
