"""What is read from YAML, JSON and TOML."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.core.json import FrozenMap, freeze

CONTRACT = "contracts/a/v1.openapi.yaml"
JSON = "contracts/a/v1.openapi.json"

TYPED = {
    "3.1": Decimal("3.1"),
    "3.10": Decimal("3.10"),
    "1.0e+3": Decimal("1.0E+3"),
    ".5": Decimal("0.5"),
    "1.3.0": "1.3.0",
    "2026-11-01": "2026-11-01",
    "2026-11-01T10:00:00Z": "2026-11-01T10:00:00Z",
    "12": 12,
    "-7": -7,
    "+7": 7,
    "0": 0,
    "0x1F": 31,
    "true": True,
    "False": False,
    "null": None,
    "~": None,
    "": None,
    "'12'": "12",
    '"a\\tb"': "a\tb",
    "some words": "some words",
    "100/minute": "100/minute",
    "10m": "10m",
    "/a/{b}": "/a/{b}",
    "[]": (),
    "{}": FrozenMap({}),
    "[1, [2]]": (1, (2,)),
    "|\n  x: 1\n  y": "x: 1\ny\n",
    ">-\n  x\n  y": "x y",
}


@pytest.mark.parametrize("text", TYPED)
def test_plain_values_of_registries(text, read):
    result = read("registries/rbac.yaml", f"a: {text}\n")
    assert result.findings == []
    value = result.value["a"]
    assert value == TYPED[text]
    assert type(value) is type(TYPED[text])
    assert str(value) == str(TYPED[text])  # a decimal keeps its zeros


def test_keys_are_their_text(read):
    result = read(CONTRACT, "200: a\n404: b\n1.0: c\ntrue: d\n~: e\ny: f\n'': g\n&k default: h\n")
    assert list(result.value) == ["200", "404", "1.0", "true", "~", "y", "", "default"]
    assert result.findings == []


def test_aliases_stand_for_their_anchor(read):
    result = read(CONTRACT, "a: &a {b: &b [1]}\nc: *a\nd: *b\n&key e: 1\nf: {*key : 2}\n")
    assert result.value == {"a": {"b": (1,)}, "c": {"b": (1,)}, "d": (1,), "e": 1, "f": {"e": 2}}


def test_merged_entries_yield_to_own_ones(read):
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {z: 3, <<: [*a, *b], w: 3}\nd: {'<<': 1}\n"
    value = read(CONTRACT, text).value
    assert value["c"] == {"z": 3, "w": 3, "x": 1, "y": 1}
    assert value["d"] == {"<<": 1}  # a quoted one is an ordinary key


def test_a_byte_order_mark_and_other_line_ends(read):
    expected = {"a": 1, "b": "x\ny\n"}
    assert read(CONTRACT, b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n  y\r\n").value == expected
    assert read(CONTRACT, b"a: 1\rb: |\r  x\r  y\r").value == expected
    assert read(JSON, b'\xef\xbb\xbf{"a": 1,\r\n"b": "x\\ny\\n"}').value == expected


def test_a_contract_keeps_ambiguous_values_as_yaml_1_2_reads_them(read):
    result = read(CONTRACT, "a: no\nb: 0755\nc: 22:22\nd: 0o17\ne: 1e3\n")
    assert result.value == {"a": "no", "b": 755, "c": "22:22", "d": 15, "e": 1000}
    assert len(result.findings) == 1
    assert "(4 more in this file)" in result.library.diagnostics[0].text


def test_json_values(read):
    text = '{"a": [1, [2.50, {"b": null}]], "c": "\\ud83d\\ude00", "d": 1E2, "e": "\\\\ud83d", "f": -0, "g": true}'
    value = read(JSON, text).value
    assert value == {"a": (1, (Decimal("2.50"), {"b": None})), "c": "😀", "d": 100, "e": "\\ud83d", "f": 0, "g": True}
    assert isinstance(value["a"][1][1], FrozenMap)
    assert str(value["a"][1][0]) == "2.50"


def test_toml_values(read):
    value = read("ssotgen.toml", 'format = 1\n[a."b/c"]\nd = [0.10, true, "x"]\n[[e]]\nf = {g = 0x10}\n').value
    assert value == {"format": 1, "a": {"b/c": {"d": (Decimal("0.10"), True, "x")}}, "e": ({"f": {"g": 16}},)}
    assert hash(value) == hash(value)


def test_other_tools_may_write_dates_into_pyproject(read):
    text = "[tool.other]\nsince = 2026-11-01\n[tool.ssotgen]\nformat = 1\n[project]\nname = 'x'\n"
    result = read("pyproject.toml", text)
    assert result.findings == []
    assert result.value == {"tool": {"ssotgen": {"format": 1}}}
    assert read("pyproject.toml", "[project]\nname = 'x'\n").value == {}


TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=4)


@given(DOCUMENTS, st.booleans())
def test_json_comes_back_as_it_was(read, document, ascii_only):
    result = read(JSON, json.dumps(document, ensure_ascii=ascii_only))
    assert result.findings == []
    assert result.value == freeze(document)


@given(DOCUMENTS)
def test_quoted_yaml_comes_back_as_it_was(read, document):
    import yaml

    class Quoting(yaml.SafeDumper):
        def ignore_aliases(self, data):
            return True

    Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
    result = read("registries/x.yaml", yaml.dump(document, Dumper=Quoting))
    assert result.findings == []
    assert result.value == freeze(document)


@given(st.binary(max_size=60), st.sampled_from(["a.yaml", "registries/a.yaml", "a.json", "ssotgen.toml"]))
def test_no_bytes_give_a_traceback(read, data, path):
    result = read(path, data)
    assert (result.value is not None) or result.findings


@given(
    st.text("{}[]\"'\\:,-?&*!|>%@`# \n\tab1.0eu<=\x00é", max_size=40),
    st.sampled_from(["a.yaml", "registries/a.yaml", "a.json", "a.toml"]),
)
def test_no_text_gives_a_traceback(read, text, path):
    result = read(path, text)
    assert (result.value is not None) or result.findings
