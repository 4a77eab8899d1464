"""Pointers and offsets lead to lines and columns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.core.origin import Origin, escape

YAML = """\
# a comment
format: 1
roles:
  guest: {description: "A, b", grants: {"appointment.create": any}}
  'cus/tomer':
    inherits: [guest, other]  # who
    empty:
    text: |
      first
      second
    long: one
      two
  list:
  - id: x
    é😀: [1, {k: v}]
  - - nested
base: &base {one: 1, two: {three: 3}}
copy: *base
merged:
  <<: *base
  four: 4
"""

YAML_PLACES = {
    "": "2:1-7",
    "/format": "2:9-10",
    "/roles": "3:1-6",
    "/roles/guest": "4:3-8",
    "/roles/guest/description": "4:24-30",
    "/roles/guest/grants": "4:32-38",
    "/roles/guest/grants/appointment.create": "4:63-66",
    "/roles/cus~1tomer": "5:3-14",
    "/roles/cus~1tomer/inherits": "6:5-13",
    "/roles/cus~1tomer/inherits/1": "6:23-28",
    "/roles/cus~1tomer/empty": "7:5-10",
    "/roles/cus~1tomer/text": "8:5-9",
    "/roles/cus~1tomer/long": "11:11-14",
    "/roles/list/0": "14:5-7",
    "/roles/list/0/é😀/0": "15:10-11",
    "/roles/list/0/é😀/1": "15:13-14",
    "/roles/list/0/é😀/1/k": "15:17-18",
    "/roles/list/1": "16:5-6",
    "/roles/list/1/0": "16:7-13",
    "/copy": "18:1-5",
    "/copy/two/three": "17:35-36",
    "/merged/two/three": "17:35-36",
    "/merged/four": "21:9-10",
    # a place that is not there: the nearest one that contains it
    "/roles/guest/missing": "4:3-8",
    "/roles/list/7": "13:3-7",
    "/roles/list/0/missing/deeper": "14:5-7",
    "/missing": "2:1-7",
    "/format/deeper": "2:1-7",
}

YAML_KEYS = {
    "/format": "2:1-7",
    "/roles/guest": "4:3-8",
    "/roles/cus~1tomer/inherits/1": "6:23-28",
    "/roles/list/0/é😀": "15:5-7",
}

JSON = """
{
  "a": {"b/c": [1, "t\\"x", {"d": null}], "é": -1.5e3},
\t"e": "multi", "f": {}, "g": [
    [[]],
    true
  ]
}
"""

JSON_PLACES = {
    "": "2:1-2",
    "/a": "3:3-6",
    "/a/b~1c": "3:9-14",
    "/a/b~1c/0": "3:17-18",
    "/a/b~1c/1": "3:20-26",
    "/a/b~1c/2": "3:28-29",
    "/a/b~1c/2/d": "3:34-38",
    "/a/é": "3:47-53",
    "/e": "4:7-14",
    "/f": "4:16-19",
    "/g/0": "5:5-6",
    "/g/0/0": "5:6-7",
    "/g/1": "6:5-9",
    "/g/2": "4:25-28",
    "/a/missing": "3:3-6",
    "/e/0": "4:2-5",
}

TOML = """\
# a comment
format = 1
[workspace]  # the table
package = "werk#statt"
environments = [
  "dev", # one
  'stage',
]
inline = {a = 1, b.c = "]"}
text = \"\"\"
x = 1
\"\"\"
[contracts."stripe/v1"]
file = "vendor/stripe.json"
[[suppress]]
rule = "a"
[[suppress]]
rule = "b"
[suppress.more]
deep.er = 2026
"""

TOML_PLACES = {
    "": "2:1-7",
    "/format": "2:10-11",
    "/workspace": "3:2-11",
    "/workspace/package": "4:11-23",
    "/workspace/environments": "5:1-13",
    "/workspace/environments/1": "7:3-10",
    "/workspace/inline/a": "9:15-16",
    "/workspace/inline/b/c": "9:24-27",
    "/workspace/text": "10:8-11",
    "/contracts/stripe~1v1": "13:12-23",
    "/contracts/stripe~1v1/file": "14:8-28",
    "/contracts/stripe~1v1/missing": "13:12-23",
    "/suppress": "15:3-11",
    "/suppress/0/rule": "16:8-11",
    "/suppress/1": "17:3-11",
    "/suppress/1/rule": "18:8-11",
    "/suppress/1/more/deep/er": "20:11-15",
}


def shown(result, origin):
    span = result.locator.span(origin)
    assert span.line == span.end_line
    return f"{span.line}:{span.column}-{span.end_column}"


@pytest.mark.parametrize("pointer", YAML_PLACES)
def test_values_in_yaml(pointer, read):
    assert shown(read("a.yaml", YAML), Origin("a.yaml", pointer)) == YAML_PLACES[pointer]


@pytest.mark.parametrize("pointer", YAML_KEYS)
def test_keys_in_yaml(pointer, read):
    assert shown(read("a.yaml", YAML), Origin("a.yaml", pointer, "key")) == YAML_KEYS[pointer]


@pytest.mark.parametrize("pointer", JSON_PLACES)
def test_values_in_json(pointer, read):
    assert shown(read("a.json", JSON), Origin("a.json", pointer)) == JSON_PLACES[pointer]


def test_keys_in_json(read):
    assert shown(read("a.json", JSON), Origin("a.json", "/a/é", "key")) == "3:42-45"


@pytest.mark.parametrize("pointer", TOML_PLACES)
def test_values_in_toml(pointer, read):
    result = read("ssotgen.toml", TOML)
    assert result.findings == []
    assert shown(result, Origin("ssotgen.toml", pointer)) == TOML_PLACES[pointer]


def test_lines_as_they_are_shown(read):
    result = read("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2")
    assert [result.locator.line("a.yaml", number) for number in range(4)] == [None, "a: 1", "b: 2", None]
    assert result.locator.line("absent.yaml", 1) is None
    assert result.locator.span(Origin("absent.yaml", "/a")) is None


def test_separators_of_unicode_end_no_line(read):
    result = read("a.yaml", 'a: "x\u2028y\u0085z"\nb: 1\n')
    assert shown(result, Origin("a.yaml", "/b")) == "2:4-5"


def test_prose_has_lines_too(read):
    result = read("a.yaml", "a: 1\n")
    assert result.library.text("b.md") is None
    assert result.library.text("a.yaml").text == "a: 1\n"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text('ab"\\/~{}[],: é', max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab~/ é"', max_size=3), inner, max_size=3),
    max_leaves=10,
)


def leaves(value, pointer=""):
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if children is None:
        yield pointer, value
    for key, item in children or ():
        yield from leaves(item, f"{pointer}/{escape(str(key))}")


@given(
    st.dictionaries(st.text("ab~/", max_size=3), VALUES, max_size=3),
    st.sampled_from([None, 1]),
    st.sampled_from(["a.json", "a.yaml"]),
)
def test_every_scalar_is_where_its_span_says(read, document, indent, path):
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    result = read(path, text)
    lines = text.split("\n")
    for pointer, value in leaves(document):
        span = result.locator.span(Origin(path, pointer))
        assert json.loads(lines[span.line - 1][span.column - 1 : span.end_column - 1]) == value
