"""Native models are held against independent validators, and against the other engine."""

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ssotgen.emit.formatter import formatted
from tests.helpers import REPOSITORY, hand_written, lay_out, ssotgen
from tests.unit.generators.models_native.kit import DIALECTS, linked, loaded, printed, subject

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


SHOP = {
    "Account": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer", "minimum": 1},
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "parent": {"$ref": "#/components/schemas/Account"},
            "price": {"type": "number", "multipleOf": 0.01},
        },
        "anyOf": [{"required": ["tags"]}, {"required": ["parent"]}],
        "dependentRequired": {"price": ["tags"]},
    },
    "Either": {"oneOf": [{"$ref": "#/components/schemas/Left"}, {"$ref": "#/components/schemas/Right"}]},
    "Left": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
    "Right": {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}},
}


@pytest.fixture(scope="module")
def shop():
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": SHOP},
    }
    program, found = linked({"contracts/shop/v1.openapi.json": json.dumps(document).encode()})
    assert program is not None, found
    text, found = printed(program)
    assert found == ()
    return text, loaded(text)


ACCOUNTS = [
    ({"id": 1, "tags": []}, True),
    ({"id": 1.0, "tags": ["a", "b"], "price": 0.07}, True),
    ({"id": 1, "parent": {"id": 2, "tags": []}}, True),
    ({"id": 1}, False),
    ({"id": True, "tags": []}, False),
    ({"id": 1, "tags": ["a", "a"]}, False),
    ({"id": 1, "tags": None}, False),
    ({"id": 1, "parent": {"id": 2}}, False),
    ({"id": 1, "parent": {"id": 2, "tags": []}, "price": 1}, False),
    ({"id": 1, "tags": [], "price": 0.075}, False),
]


@pytest.mark.parametrize(("value", "valid"), ACCOUNTS)
def test_what_types_cannot_say_is_checked(shop, value, valid):
    account = shop[1].Account
    if valid:
        read = account.model_validate_json(json.dumps(value))
        assert json.loads(read.model_dump_json(exclude_unset=True)) == value
        assert account(**value) == read
    else:
        with pytest.raises(ValidationError):
            account.model_validate_json(json.dumps(value))
        with pytest.raises(ValidationError):
            account.model_validate(value)


def test_an_error_names_the_keyword(shop):
    with pytest.raises(ValidationError, match="the contract's `anyOf` does not hold"):
        shop[1].Account.model_validate_json('{"id": 1}')
    with pytest.raises(ValidationError, match="several members fit"):
        TypeAdapter(shop[1].Either).validate_json('{"a": "x", "b": "y"}')
    assert TypeAdapter(shop[1].Either).validate_json('{"b": "y"}') == shop[1].Right(b="y")


def test_a_schema_without_type_is_read_as_what_it_speaks_of_and_said_so():
    assumed = subject({"properties": {"a": {"type": "string"}}})
    assert assumed.findings == ("assumed-type",)
    assert not assumed.accepts(5)
    exact = subject({"properties": {"a": {"type": "string"}}}, exact=True)
    assert exact.findings == ()
    assert exact.accepts(5)
    assert not exact.accepts({"a": 5})


def test_a_record_beside_other_types_keeps_its_fields():
    mixed = subject({"type": ["object", "string"], "properties": {"a": {"type": "string"}}})
    assert [mixed.accepts(value) for value in ({"a": "x"}, "x", {"a": 1}, 1)] == [True, True, False, False]


@pytest.fixture(scope="module")
def native_booking(tmp_path_factory):
    folder = lay_out(tmp_path_factory.mktemp("native"), hand_written(REPOSITORY))
    with (folder / "ssotgen.toml").open("a", encoding="utf-8") as file:
        file.write('\n[models]\nengine = "native"\n')
    built = ssotgen("build", cwd=folder)
    assert built.code == 0, built.out + built.err
    return folder / "generated/python/werkstatt"


def outline(path: Path) -> dict[str, list[str]]:
    """Classes and aliases with their fields or members."""
    found: dict[str, list[str]] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            lines = [item for item in node.body if isinstance(item, ast.AnnAssign | ast.Assign)]
            targets = (item.target if isinstance(item, ast.AnnAssign) else item.targets[0] for item in lines)
            names = (target.id for target in targets if isinstance(target, ast.Name))
            found[node.name] = sorted(name for name in names if name not in ("model_config", "_keeps"))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = []
    return found


def test_both_engines_print_the_same_classes_and_fields(native_booking, booking):
    external = booking / "generated/python/werkstatt"
    modules = sorted(path.relative_to(native_booking) for path in native_booking.rglob("models.py"))
    assert len(modules) == 5  # four contracts and what they share
    for module in modules:
        if "_support" not in module.parts:
            assert outline(native_booking / module) == outline(external / module)


def test_modules_are_printed_in_the_formatters_shape(shop, native_booking):
    texts = {"shop.py": shop[0]}
    texts |= {str(path): path.read_text(encoding="utf-8") for path in native_booking.rglob("v1/models.py")}
    assert formatted(texts) == texts


def test_the_booking_service_type_checks(native_booking):
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(native_booking)],
        cwd=native_booking.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
