"""Native models of any schema are of one mind with an independent validator, or a finding tells that they are not.

What they accept, they write back: only the spelling of formats changes, and what no schema mentions is lost.
"""

import json

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from conformance.judge import whole
from tests.property.schemas import SCHEMAS, VALUES, is_endless, near
from tests.unit.generators.models_native.kit import DIALECTS, Subject, subject

STRICTER, LOOSER = "assumed-type", "unenforced-keyword"
SEEDS = st.integers(0, 2**16)


def judged(schema: dict[str, object], values: list[object], made: Subject) -> int:
    """How many verdicts agree; one that does not, and that no finding tells of, fails."""
    oracle = jsonschema_rs.validator_for({"$schema": DIALECTS["draft2020-12"], **schema}, validate_formats=True)
    agreed = 0
    for value in values:
        accepted, valid = made.accepts(value), oracle.is_valid(whole(value))
        agreed += accepted == valid
        assert accepted == valid or (LOOSER if accepted else STRICTER) in made.findings, (schema, value, made.text)
    return agreed


def is_exact(value: object) -> bool:
    """Whether a value is told by Python as its text says; a large float stands for many numbers."""
    match value:
        case float():
            return abs(value) <= 2**64
        case list():
            return all(map(is_exact, value))
        case dict():
            return all(map(is_exact, value.values()))
        case _:
            return True


def keeps(value: object, again: object, *, formats: bool) -> bool:
    """Whether what was written is what was read, but for properties that a record ignores."""
    match value, again:
        case dict(), dict():
            return all(name in value and keeps(value[name], again[name], formats=formats) for name in again)
        case list(), list():
            pairs = zip(value, again, strict=True)
            return len(value) == len(again) and all(keeps(*pair, formats=formats) for pair in pairs)
        case str(), str():
            return formats or value == again
        case _:
            return isinstance(value, bool) == isinstance(again, bool) and value == again


def written_back(schema: dict[str, object], values: list[object], made: Subject) -> int:
    """How many values were accepted, and written again as they were."""
    assert made.adapter is not None
    formats, accepted = '"format"' in json.dumps(schema), list(filter(made.accepts, values))
    for value in accepted:
        read = made.adapter.validate_json(json.dumps(value))
        again = json.loads(made.adapter.dump_json(read, by_alias=True, exclude_unset=True, warnings="error"))
        assert keeps(value, again, formats=formats), (schema, value, again, made.text)
    return len(accepted)


def check(schema: dict[str, object], values: list[object], seed: int, counted) -> None:
    assume(not is_endless(schema))
    made = subject(schema)
    counted("schemas")
    if made.adapter is None:
        assert made.findings
        counted("refused schemas")
        return
    tried = list(filter(is_exact, [*values, *near(schema, seed)]))
    counted("instances", len(tried))
    counted("agreed", judged(schema, tried, made))
    counted("written back", written_back(schema, tried, made))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(SCHEMAS, st.lists(VALUES, min_size=4, max_size=8), SEEDS)
def test_a_slice_of_all_schemas(counted, schema, values, seed):
    check(schema, values, seed, counted)


@pytest.mark.prove
@settings(max_examples=500, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink))
@given(SCHEMAS, st.lists(VALUES, min_size=8, max_size=16), SEEDS)
def test_five_hundred_schemas(counted, schema, values, seed):
    check(schema, values, seed, counted)
