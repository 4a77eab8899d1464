"""How plain scalars read, against an independent table of YAML 1.1 and 1.2."""

import json
from decimal import Decimal

import pytest

from ssotgen.syntax.scalars import NotFiniteError, older_reading, plain

TABLE = "yaml/yaml-test-schema/data"


def table(corpus, version):
    rows = json.loads((corpus / TABLE / f"schema-{version}.json").read_text("utf-8"))
    return {text: row for text, row in rows.items() if not text.startswith(("!!", "#", "'", '"'))}


@pytest.mark.corpus
def test_the_core_schema(corpus):
    checked = 0
    for text, (kind, _, canonical) in table(corpus, "core").items():
        if kind in ("inf", "nan"):
            with pytest.raises(NotFiniteError):
                plain(text)
            continue
        value = plain(text)
        expected = {"null": None, "true": True, "false": False}.get(canonical, canonical)
        if kind == "int":
            assert type(value) is int
            assert value == int(canonical)
        elif kind == "float":
            assert isinstance(value, Decimal)
            assert value == Decimal(canonical)
        elif kind == "str":
            assert value == text
        else:
            assert value is expected
        checked += 1
    assert checked > 70


@pytest.mark.corpus
@pytest.mark.parametrize("path", ["registries/a.yaml", "contracts/a/v1.openapi.yaml"])
def test_a_value_that_differs_between_the_versions_is_reported(corpus, read, path):
    old, new = table(corpus, "yaml11"), table(corpus, "core")
    message = "ambiguous-scalar" if path.startswith("registries") else "ambiguous-contract"
    differing = 0
    for text in old.keys() & new.keys() - {"#empty"}:
        if meaning(old[text]) == meaning(new[text]):
            continue
        differing += 1
        assert read(path, f"a: {text}\n").findings == [f"1:4-{4 + len(text)} {message}"], text
    assert differing > 40


@pytest.mark.corpus
def test_a_value_that_does_not_differ_is_not_reported(corpus):
    old, new = table(corpus, "yaml11"), table(corpus, "core")
    alike = [text for text in old.keys() & new.keys() if meaning(old[text]) == meaning(new[text])]
    # Leading zeros are refused as a whole, also where the octal and the decimal number happen to be equal.
    assert sorted(text for text in alike if older_reading(text) is not None) == ["00", "07"]


def meaning(row):
    kind, value, canonical = row
    return (kind, float(canonical)) if kind in ("int", "float") else (kind, value)


@pytest.mark.parametrize(
    "text", ["2026-11-01", "1.3.0", "10m", "100/minute", "09:30", "8080:80", "-", ".", "null", "1e", "0x"]
)
def test_everyday_text_is_not_ambiguous(text):
    assert older_reading(text) is None


@pytest.mark.parametrize(
    "text", ["0b_", "-0b", "0_", "1:", "._", "0x_", "+", "1__2", "0b1" + "0" * 99, "1_" * 5000, "9" * 5000, "08:59"]
)
def test_odd_text_is_read_without_a_crash(text):
    older_reading(text)
    try:
        plain(text)
    except NotFiniteError:
        assert len(text) > 300
