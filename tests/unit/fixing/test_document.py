"""Edits of values as edits of text: comments, quotes and layout stay, and nothing is done that cannot be proved."""

from decimal import Decimal

import pytest

from ssotgen.core.fixes import Fix, Insert, Quote, Remove, Replace, Splice
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.fixing.document import mend

ENTRY = FrozenMap({"type": "string", "maxLength": 5})


def at(path, pointer, part="value", offset=None):
    return Origin(path, pointer, part, offset)


def mended(path, text, *edits):
    return mend(path, text, [Fix("mend it", edits)])


def after(path, text, *edits):
    result = mended(path, text, *edits)
    assert (len(result.made), result.impossible) == (1, ())
    return result.text


def refused(path, text, *edits):
    result = mended(path, text, *edits)
    return result.text == text and len(result.impossible) == 1


# ---- replace


@pytest.mark.parametrize(
    ("path", "before", "expected"),
    [
        ("a.yaml", "a: old # why\n", "a: new # why\n"),
        ("a.yaml", "a: 'old' # why\n", "a: 'new' # why\n"),
        ("a.yaml", 'a: {b: "x", "a": 1}\na: "old"\n', None),
        ("a.yml", 'a: "old"\n', 'a: "new"\n'),
        ("a.json", '{"x": 1,\n "a": "old"}\n', '{"x": 1,\n "a": "new"}\n'),
        ("a.toml", "a = 'old' # why\n", "a = 'new' # why\n"),
        ("a.toml", "x = 1\na = 'old'\n[t]\n", "x = 1\na = 'new'\n[t]\n"),
    ],
)
def test_a_value_keeps_its_quotes(path, before, expected):
    edit = Replace(at(path, "/a"), "old", "new")
    if expected is None:
        assert refused(path, before, edit)
    else:
        assert after(path, before, edit) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("no", 'a: "no"\n'),
        ("1.0", 'a: "1.0"\n'),
        ("x: y", 'a: "x: y"\n'),
        ("#x", 'a: "#x"\n'),
        ("", 'a: ""\n'),
        ("- x", 'a: "- x"\n'),
        ("note.*", "a: note.*\n"),
        ("*x", 'a: "*x"\n'),
        ("caf\xe9 \U0001f600", 'a: "caf\xe9 \U0001f600"\n'),
        ("x\ny\x1b", 'a: "x\\ny\\u001b"\n'),
        (5, "a: 5\n"),
        (True, "a: true\n"),
        (None, "a: null\n"),
        (Decimal("1.50"), "a: 1.50\n"),
        (("x", "no"), 'a: [x, "no"]\n'),
        (ENTRY, "a: {type: string, maxLength: 5}\n"),
    ],
)
def test_what_yaml_would_misread_is_quoted(new, expected):
    assert after("a.yaml", "a: old\n", Replace(at("a.yaml", "/a"), "old", new)) == expected


@pytest.mark.parametrize(
    ("path", "before", "expected"),
    [
        ("a.yaml", "m:\n  old: 1 # why\n", "m:\n  new: 1 # why\n"),
        ("a.yaml", 'm: {"old": 1}\n', 'm: {"new": 1}\n'),
        ("a.json", '{"m": {"old": 1}}\n', '{"m": {"new": 1}}\n'),
        ("a.toml", "[m]\nold = 1 # why\n", "[m]\nnew = 1 # why\n"),
        ("a.toml", "[m.old]\nx = 1\n", "[m.new]\nx = 1\n"),
    ],
)
def test_a_key_is_renamed_where_it_stands(path, before, expected):
    assert after(path, before, Replace(at(path, "/m/old", "key"), "old", "new")) == expected


def test_a_key_that_is_taken_is_not_given_twice():
    assert refused("a.yaml", "m: {old: 1, new: 2}\n", Replace(at("a.yaml", "/m/old", "key"), "old", "new"))


def test_another_value_than_was_spoken_of_stays():
    assert refused("a.yaml", "a: other\n", Replace(at("a.yaml", "/a"), "old", "new"))


def test_an_empty_value_is_filled():
    assert after("a.yaml", "a:\nb: 1\n", Replace(at("a.yaml", "/a"), None, "x")) == "a: x\nb: 1\n"


# ---- quote


@pytest.mark.parametrize(
    ("before", "expected"),
    [("a: no # x\n", 'a: "no" # x\n'), ("a: 1.0\n", 'a: "1.0"\n'), ("a: 0755\n", 'a: "0755"\n')],
)
def test_a_plain_value_is_quoted_as_written(before, expected):
    assert after("a.yaml", before, Quote(at("a.yaml", "/a"))) == expected


def test_a_key_is_quoted_as_written():
    assert after("a.yaml", "no: 1\n", Quote(at("a.yaml", "/no", "key"))) == '"no": 1\n'


def test_a_date_is_quoted_in_toml():
    assert after("a.toml", "a = 2026-01-02 # x\n", Quote(at("a.toml", "/a"))) == 'a = "2026-01-02" # x\n'


# ---- insert


@pytest.mark.parametrize(
    ("path", "before", "expected"),
    [
        ("a.yaml", "m:\n  x: 1 # one\nn: 2\n", "m:\n  x: 1 # one\n  k: v\nn: 2\n"),
        ("a.yaml", "m:\n  x:\n    y: 1\n\n# end\n", "m:\n  x:\n    y: 1\n  k: v\n\n# end\n"),
        ("a.yaml", "m:\n  x: |\n    text\n\nn: 2\n", "m:\n  x: |\n    text\n  k: v\n\nn: 2\n"),
        ("a.yaml", "m:\n  x: 1", "m:\n  x: 1\n  k: v"),
        ("a.yaml", "m: {x: 1} # one\n", "m: {x: 1, k: v} # one\n"),
        ("a.yaml", "m: {}\n", "m: {k: v}\n"),
        ("a.yaml", "m: {\n  x: 1, # one\n}\n", "m: {\n  x: 1, # one\n  k: v,\n}\n"),
        ("a.json", '{"m": {"x": 1}}\n', '{"m": {"x": 1, "k": "v"}}\n'),
        ("a.json", '{"m": {\n  "x": 1\n}}\n', '{"m": {\n  "x": 1,\n  "k": "v"\n}}\n'),
        ("a.toml", "m = {x = 1} # one\n", 'm = {x = 1, k = "v"} # one\n'),
    ],
)
def test_an_entry_is_put_behind_the_last(path, before, expected):
    assert after(path, before, Insert(at(path, "/m"), "k", "v")) == expected


@pytest.mark.parametrize(
    ("path", "before", "expected"),
    [
        ("a.yaml", "# Top.\nx: 1\n", "# Top.\nk: v\nx: 1\n"),
        ("a.json", '{\n  "x": 1\n}\n', '{\n  "k": "v",\n  "x": 1\n}\n'),
        ("a.toml", "# Top.\n[t]\nx = 1\n", '# Top.\nk = "v"\n[t]\nx = 1\n'),
    ],
)
def test_an_entry_is_put_before_the_first(path, before, expected):
    assert after(path, before, Insert(at(path, ""), "k", "v", first=True)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("m:\n  - a # one\nn: 1\n", "m:\n  - a # one\n  - k\nn: 1\n"),
        ("m:\n- x: 1\n  y: 2\n", "m:\n- x: 1\n  y: 2\n- k\n"),
        ("m: [a]\n", "m: [a, k]\n"),
    ],
)
def test_an_item_is_put_behind_the_last(before, expected):
    assert after("a.yaml", before, Insert(at("a.yaml", "/m"), None, "k")) == expected


# ---- remove


@pytest.mark.parametrize(
    ("path", "pointer", "before", "expected"),
    [
        ("a.yaml", "/m/x", "m:\n  x: 1\n  # of y\n  y: 2\n", "m:\n  # of y\n  y: 2\n"),
        ("a.yaml", "/m/x", "m:\n  y: 2\n  x: 1 # one\n", "m:\n  y: 2\n  # one\n"),
        ("a.yaml", "/m/x", "m: # all\n  # the one\n  x: 1\nn: 3\n", "m: {} # all\n  # the one\nn: 3\n"),
        ("a.yaml", "/m/1", "m:\n  - a\n  - b\n  - c\n", "m:\n  - a\n  - c\n"),
        ("a.yaml", "/m/0", "m:\n- a\n", "m: []\n"),
        ("a.yaml", "/m/1", "m: [a, b, c] # x\n", "m: [a, c] # x\n"),
        ("a.yaml", "/m/x", "m: {y: 2, x: 1}\n", "m: {y: 2}\n"),
        ("a.json", "/m/x", '{"m": {\n  "x": [1],\n  "y": 2\n}}\n', '{"m": {\n  "y": 2\n}}\n'),
        ("a.json", "/m/1", '{"m": [\n  1,\n  2\n]}\n', '{"m": [\n  1\n]}\n'),
        ("a.toml", "/m/x", "[m]\nx = 1\ny = 2\n", "[m]\ny = 2\n"),
        ("a.toml", "/m/0", "a = 1\n\n[[m]]\nx = 1\n\n[[m]]\nx = 2\n", "a = 1\n\n[[m]]\nx = 2\n"),
        ("a.toml", "/m/0", "a = 1\n\n[[m]]\nx = 1\n", "a = 1\n"),
    ],
)
def test_what_is_removed_leaves_no_trace_but_comments(path, pointer, before, expected):
    assert after(path, before, Remove(at(path, pointer))) == expected


def test_several_items_go_at_once():
    edits = (Remove(at("a.yaml", "/m/1")), Remove(at("a.yaml", "/m/3")))
    assert after("a.yaml", "m:\n  - a\n  - b\n  - c\n  - d\n", *edits) == "m:\n  - a\n  - c\n"


# ---- what cannot be proved


@pytest.mark.parametrize(
    "before",
    ["x: &x {old: 1}\nm: *x\n", "x: &x {old: 1}\nm:\n  <<: *x\n"],
    ids=["alias", "merge"],
)
def test_what_stands_elsewhere_is_not_changed_through_an_alias(before):
    assert refused("contracts/a.yaml", before, Replace(at("contracts/a.yaml", "/m/old", "key"), "old", "new"))


def test_an_anchor_that_is_used_is_not_lost():
    assert refused("contracts/a.yaml", "a: &x old\nb: *x\n", Replace(at("contracts/a.yaml", "/a"), "old", "new"))


def test_one_bad_fix_does_not_take_a_good_one_with_it():
    good = Fix("good", (Replace(at("a.yaml", "/b"), "old", "new"),))
    bad = Fix("bad", (Replace(at("a.yaml", "/m/x"), 1, 2),))
    text = "x: &x {x: 1}\nm: *x\nb: old\n"
    result = mend("a.yaml", text, [bad, good])
    assert (result.made, result.impossible) == ((good,), (bad,))
    assert result.text == text.replace("old", "new")


def test_fixes_that_meet_take_turns():
    inner = Fix("inner", (Replace(at("a.yaml", "/m/x"), "old", "new"),))
    outer = Fix("outer", (Remove(at("a.yaml", "/m")),))
    result = mend("a.yaml", "m: {x: old}\nn: 1\n", [inner, outer])
    assert (result.made, result.impossible, result.text) == ((inner,), (), "m: {x: new}\nn: 1\n")


# ---- splice


def test_text_that_is_no_value_is_replaced_where_it_still_stands():
    edit = Splice(at("a.yaml", "", offset=3), "\t", "  ")
    assert after("a.yaml", "a:\n\tb: 1\n", edit) == "a:\n  b: 1\n"
    assert refused("a.yaml", "a: \n\tb: 1\n", edit)


def test_a_document_is_not_broken_by_a_splice():
    assert refused("a.yaml", "a: [1]\n", Splice(at("a.yaml", "/a", offset=5), "]", ""))
