"""Native models are held against independent validators, and against the other engine."""

import json
from collections import Counter
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.generators.models_native.kit import DIALECTS, subject

SUITE = Path(__file__).parents[3] / "shared/corpus/json-schema-test-suite/tests"
ASSERTED = {"uuid", "date", "date-time", "time", "duration", "email", "ipv4", "ipv6"}
"""Formats that models assert, as the contract's author means them; the suite takes them for annotations."""


def expected(schema: object, test: dict[str, object]) -> object:
    if isinstance(schema, dict) and schema.get("format") in ASSERTED:
        return jsonschema_rs.validator_for(schema, validate_formats=True).is_valid(test["data"])
    return test["valid"]


@pytest.mark.corpus
@pytest.mark.skipif(not SUITE.exists(), reason="the suite is not there")
@pytest.mark.parametrize("exact", [False, True], ids=["assumed types", "exact types"])
@pytest.mark.parametrize("draft", DIALECTS)
def test_models_agree_with_the_test_suite_or_say_where_they_do_not(draft, exact, counted):
    numbers: Counter[str] = Counter()
    silent = []
    for path in sorted((SUITE / draft).glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            made = subject(group["schema"], draft, exact=exact)
            for test in group["tests"]:
                right = made.adapter is not None and made.accepts(test["data"]) == expected(group["schema"], test)
                verdict = "right" if right else "explicit" if made.findings else "silent"
                numbers[verdict] += 1
                if verdict == "silent":
                    silent.append((path.stem, group["description"], test["description"]))
    for verdict in numbers.elements():
        counted(f"{verdict}, {draft}, {'exact' if exact else 'assumed'} types")
    assert silent == []
    if exact:
        assert numbers["right"] >= 0.94 * numbers.total()


NAMES = st.sampled_from(["a", "b", "c"])
SCALARS = st.sampled_from([None, True, False, 0, 1, 2, 3, 1.0, 1.5, -1, "", "a", "b", "abc"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
TYPES = st.sampled_from(["null", "boolean", "object", "array", "string", "number", "integer"])


def keywords(inner: st.SearchStrategy[object], definitions: bool) -> st.SearchStrategy[dict[str, object]]:
    small = st.integers(0, 3)
    several = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, inner, min_size=1, max_size=2)
    possible = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True),
        "enum": st.lists(SCALARS, min_size=1, max_size=3, unique_by=json.dumps), "const": VALUES,
        "minimum": small, "maximum": small, "exclusiveMinimum": small, "exclusiveMaximum": small,
        "multipleOf": st.sampled_from([1, 2, 0.5, 1.5]), "minLength": small, "maxLength": small,
        "pattern": st.sampled_from(["^a", "b$", "^[a-c]+$"]), "items": inner, "prefixItems": several,
        "contains": inner, "minItems": small, "maxItems": small, "minContains": small, "maxContains": small,
        "uniqueItems": st.booleans(), "properties": named, "required": st.lists(NAMES, max_size=2, unique=True),
        "additionalProperties": inner, "propertyNames": inner, "minProperties": small, "maxProperties": small,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b"]), inner, max_size=1),
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=1), max_size=1),
        "dependentSchemas": named, "allOf": several, "anyOf": several, "oneOf": several, "not": inner, "if": inner,
        "then": inner, "else": inner, "unevaluatedProperties": inner, "unevaluatedItems": inner,
    }  # fmt: skip
    if definitions:
        possible["$ref"] = st.sampled_from(["#/$defs/x", "#/$defs/y", "#"])
    return st.lists(st.sampled_from(sorted(possible)), min_size=1, max_size=4, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({key: possible[key] for key in chosen})
    )


BASIC = st.booleans() | keywords(st.booleans(), definitions=False)
NESTED = st.recursive(BASIC, lambda inner: keywords(inner, definitions=True), max_leaves=5)
SCHEMAS = st.fixed_dictionaries({"$defs": st.fixed_dictionaries({"x": NESTED, "y": NESTED})}).flatmap(
    lambda base: keywords(NESTED, definitions=True).map(lambda more: base | more)
)


@settings(max_examples=150)
@given(SCHEMAS, st.lists(VALUES, min_size=8, max_size=16))
def test_models_agree_with_an_independent_validator_on_any_schema(schema, values):
    made = subject(schema, exact=True)
    if made.adapter is None:
        return
    oracle = jsonschema_rs.validator_for({"$schema": DIALECTS["draft2020-12"], **schema})
    for value in values:
        assert made.findings or made.accepts(value) == oracle.is_valid(value), (value, made.text)
