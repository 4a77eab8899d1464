"""Native models are held against independent validators, and against the other engine."""

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from ssotgen.emit.formatter import formatted
from tests.helpers import REPOSITORY, hand_written, lay_out, outputs, ssotgen
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
@pytest.mark.parametrize("untyped", ["exact", "implied"])
@pytest.mark.parametrize("draft", DIALECTS)
def test_models_agree_with_the_test_suite_or_say_where_they_do_not(draft, untyped, counted):
    numbers: Counter[str] = Counter()
    silent = []
    for path in sorted((SUITE / draft).glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            made = subject(group["schema"], draft, untyped=untyped)
            for test in group["tests"]:
                right = made.adapter is not None and made.accepts(test["data"]) == expected(group["schema"], test)
                verdict = "right" if right else "explicit" if made.findings else "silent"
                numbers[verdict] += 1
                if verdict == "silent":
                    silent.append((path.stem, group["description"], test["description"]))
    for verdict in numbers.elements():
        counted(f"{verdict}, {draft}, {untyped} types")
    assert silent == []
    if untyped == "exact":
        assert numbers["right"] >= 0.94 * numbers.total()  # references to the suite's own host are refused here


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


def test_an_error_names_the_keyword_and_its_place(shop):
    with pytest.raises(ValidationError, match="the contract's `anyOf` does not hold: #/components/schemas/Account"):
        shop[1].Account.model_validate_json('{"id": 1}')
    with pytest.raises(
        ValidationError, match="several members of the contract's `oneOf` fit: #/components/schemas/Either/oneOf"
    ):
        TypeAdapter(shop[1].Either).validate_json('{"a": "x", "b": "y"}')
    assert TypeAdapter(shop[1].Either).validate_json('{"b": "y"}') == shop[1].Right(b="y")


def test_a_schema_without_type_is_read_as_what_it_speaks_of_and_said_so():
    assumed = subject({"properties": {"a": {"type": "string"}}}, untyped="implied")
    assert assumed.findings == ("assumed-type",)
    assert not assumed.accepts(5)
    exact = subject({"properties": {"a": {"type": "string"}}})
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


def test_an_optional_number_with_bounds_refuses_null():
    made = subject({"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}})
    assert [made.accepts(value) for value in ({}, {"a": 1}, {"a": None}, {"a": 0})] == [True, True, False, False]


def test_a_union_that_only_demands_keys_lets_other_types_pass_where_no_type_is_written():
    made = subject({
        "properties": {"at": {"$ref": "#/$defs/x"}},
        "$defs": {"x": {"properties": {"a": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
    })  # fmt: skip
    values: list[object] = [{"at": None}, {"at": 5}, {"at": {"a": "x"}}, {"at": {}}, {"at": {"a": 1}}]
    assert [made.accepts(value) for value in values] == [True, True, True, False, False]


@pytest.mark.parametrize("text", ["12:30:00", "12:30Z", "24:00:00Z"])
def test_times_are_written_as_the_standard_says(text):
    made = subject({"type": "string", "format": "time"})
    assert made.accepts("12:30:00Z")
    assert made.accepts("12:30:00.5+02:00")
    assert not made.accepts(text)


WANDERING = {
    "$id": "https://example.com/strict",
    "$ref": "list",
    "$defs": {
        "text": {"$dynamicAnchor": "item", "type": "string"},
        "list": {
            "$id": "list",
            "type": "array",
            "items": {"$dynamicRef": "#item"},
            "$defs": {"any": {"$dynamicAnchor": "item"}},
        },
    },
}


def test_a_dynamic_reference_that_may_lead_elsewhere_is_said_and_refuses_nothing():
    made = subject(WANDERING)
    assert made.findings == ("unenforced-keyword",)
    assert made.accepts(["x"])
    assert made.accepts([1])
    settled = subject({"$dynamicAnchor": "node", "type": "object", "properties": {"next": {"$dynamicRef": "#node"}}})
    assert settled.findings == ()
    assert not settled.accepts({"next": 5})


@pytest.mark.parametrize("engine", ["datamodel-code-generator", "native"])
def test_a_contract_may_be_what_another_file_says(engine):
    contract = {"$schema": DIALECTS["draft2020-12"], "x-contract": {"kind": "data", "version": "0.1.0"}}
    made = outputs({
        "ssotgen.toml": f'format = 1\n[models]\nengine = "{engine}"\n'.encode(),
        "contracts/note/v0.schema.json": json.dumps({**contract, "$ref": "../common/note.json"}).encode(),
        "contracts/common/note.json": b'{"type": "object", "properties": {"a": {"type": "string"}}}',
    })  # fmt: skip
    assert "class Note(" in made["generated/python/generated_service/note/v0/models.py"]
