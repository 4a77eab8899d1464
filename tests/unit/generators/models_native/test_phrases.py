"""Everything that a schema can say, one small schema each: verdicts, what is written back, and what is not said."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from tests.unit.generators.models_native.kit import DIALECTS, subject
from tests.unit.generators.models_native.phrases import SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_models_and_the_standard_are_of_one_mind(name: str) -> None:
    schema, values = SCHEMAS[name]
    made = subject(schema)
    oracle = jsonschema_rs.validator_for({"$schema": DIALECTS["draft2020-12"], **schema}, validate_formats=True)
    assert [(value, made.accepts(value)) for value in values] == [(value, oracle.is_valid(value)) for value in values]
    assert made.findings in ((), ("default-mismatch",)), made.findings


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_came_in_goes_out(name: str) -> None:
    schema, values = SCHEMAS[name]
    made = subject(schema)
    assert made.adapter is not None
    for value in filter(made.accepts, values):
        read = made.adapter.validate_json(json.dumps(value))
        written = made.adapter.dump_json(read, by_alias=True, exclude_unset=True, warnings="error")
        assert json.loads(written) == value
        assert made.adapter.validate_json(written) == read


def accepted(schema: dict[str, Any], *values: object) -> list[object]:
    made = subject(schema)
    return [value for value in values if made.accepts(value)]


def test_formats_of_integers_are_bounds() -> None:
    for bits in (32, 64):
        most = 2 ** (bits - 1)
        schema = {"type": "integer", "format": f"int{bits}"}
        assert accepted(schema, most - 1, most, -most, -most - 1) == [most - 1, -most]


def test_bytes_that_would_not_be_written_back_are_refused() -> None:
    schema = {"type": "string", "format": "byte"}
    assert accepted(schema, "", "YQ==", "YWI=", "YWJj", "YQ", "!!", "Y_-=", "YQ==\n") == ["", "YQ==", "YWI=", "YWJj"]


def test_what_a_record_does_not_mention_is_ignored() -> None:
    made = subject({"type": "object", "properties": {"a": {"type": "string"}}})
    assert made.adapter is not None
    assert made.adapter.dump_json(made.adapter.validate_python({"a": "x", "b": 1}), exclude_unset=True) == b'{"a":"x"}'
