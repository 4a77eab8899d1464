"""Schemas that stand for themselves, for nothing, or for several things at once have models as well."""

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from ssotgen.support.models import Int64, Whole
from tests.behaviour.models_kit import compiled, contract, imported


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def branch(tag: str, **properties: object) -> dict[str, object]:
    return {"required": ["k"], "properties": {"k": {"const": tag}, **properties}}


ODD: dict[str, dict[str, object]] = {
    "a union with itself": {"A": {"anyOf": [ref("A"), {"type": "string"}]}},
    "unions of each other": {
        "A": {"anyOf": [ref("B"), {"type": "string"}]},
        "B": {"anyOf": [ref("A"), {"type": "integer"}]},
    },
    "a part of itself": {"A": {"allOf": [ref("A"), {"type": "object", "properties": {"x": ref("A")}}]}},
    "parts of each other": {
        "A": {"allOf": [ref("B")], "type": "object", "properties": {"x": {}}},
        "B": {"allOf": [ref("A")], "type": "object", "properties": {"y": {}}},
    },
    "a list of itself": {"A": {"type": "array", "items": ref("A")}},
    "a map of itself": {"A": {"type": "object", "additionalProperties": ref("A")}},
    "true and false": {"A": False, "B": True, "C": {"type": "object", "properties": {"x": False}, "required": ["z"]}},
    "null": {"A": {"type": "null"}, "B": {"type": "object", "properties": {"n": ref("A")}, "required": ["n"]}},
    "null beside an object": {
        "A": {"type": ["object", "null"], "properties": {"x": {"type": "string"}}},
        "B": {"type": "object", "properties": {"a": ref("A"), "b": {"type": "array", "items": ref("A")}}},
    },
    "odd enumerations": {
        "A": {"enum": [True]}, "B": {"enum": ["a", 1]}, "C": {"enum": [1.5]}, "D": {"enum": [{"a": 1}]},
        "E": {"enum": []},
        "F": {"enum": ["a", None]}, "G": {"type": "object", "properties": {"f": ref("F")}},
    },
    "a property refined": {
        "X": {"type": "object", "properties": {"p": {"type": "string"}}},
        "Y": {"type": "object", "properties": {"q": {"type": "string"}}, "required": ["q"]},
        "A": {"type": "object", "properties": {"n": ref("X")}},
        "B": {"allOf": [ref("A"), {"type": "object", "properties": {"n": ref("Y")}}]},
    },
    "patterns of names": {
        "A": {"type": "object", "patternProperties": {"^a": {"type": "string"}}, "additionalProperties": False},
        "B": {"type": "object", "properties": {"x": {}}, "patternProperties": {"^a": {}}},
    },
    "only read": {"A": {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}},
    "tuples of things": {
        "A": {"type": "array", "prefixItems": [ref("B"), {"enum": ["x"]}], "items": False, "minItems": 2},
        "B": {"type": "object", "properties": {"a": ref("A")}},
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_contracts_have_models_too(name, tmp_path):
    module = imported(compiled(contract(ODD[name]))[1], tmp_path)
    for schema in ODD[name]:
        assert TypeAdapter(getattr(module, schema)).json_schema() is not None


def test_what_a_union_shares_is_in_each_of_its_members(tmp_path):
    common = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    members = [branch("a", x={"type": "string"}), branch("b", y={"type": "integer"})]
    schemas = {
        "Base": {**common, "oneOf": members},
        "One": {"allOf": [ref("Base"), {"type": "object", "properties": {"one": {}}}]},
        "Two": {"allOf": [ref("Base"), {"type": "object", "properties": {"two": {}}}]},
    }
    module = imported(compiled(contract(schemas))[1], tmp_path)
    assert set(module.BaseA.model_fields) == {"id", "k", "x"}
    assert set(module.OneA.model_fields) == {"id", "k", "x", "one"}
    assert set(module.TwoB.model_fields) == {"id", "k", "y", "two"}
    made = TypeAdapter(module.Base).validate_json('{"id": "i", "k": "b", "y": 1}')
    assert isinstance(made, module.BaseB)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1", 1), ("1.0", 1), ("-2e3", -2000), ("9223372036854775807", 2**63 - 1), ("9223372036854775808", None),
        ("-9223372036854775809", None), ("1e300", None), ("1.5", None), ("true", None), ('"1"', None), ("null", None),
    ],
)  # fmt: skip
def test_integers_are_read_exactly(written, read) -> None:
    adapter = TypeAdapter(Int64)
    if read is None:
        with pytest.raises(ValidationError):
            adapter.validate_json(written, strict=True)
    else:
        found = adapter.validate_json(written, strict=True)
        assert (found, type(found)) == (read, int)


def test_a_bounded_integer_may_be_null_where_the_contract_says_so() -> None:
    adapter = TypeAdapter(Annotated[int | None, Whole(ge=2)])
    assert adapter.validate_json("null", strict=True) is None
    assert adapter.validate_json("2.0", strict=True) == 2
    with pytest.raises(ValidationError):
        adapter.validate_json("1", strict=True)
