"""Violations of a format become one finding for each mistake, at its place, with what was probably meant."""

import pytest

from ssotgen.core.json import freeze
from ssotgen.core.origin import tokens
from ssotgen.frontends.structure import validate
from ssotgen.syntax.nodes import Node

ROUTE = {
    "type": "object",
    "required": ["path", "kind"],
    "properties": {
        "path": {"type": "string", "pattern": "^/", "description": "Begins with a slash."},
        "kind": {"enum": ["page", "route"]},
        "limit": {"type": "integer", "minimum": 1, "maximum": 9},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    },
    "additionalProperties": False,
}
MIDDLEWARE = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "audit"}},
            "required": ["kind"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"kind": {"const": "limit"}, "rate": {"type": "string"}},
            "required": ["kind", "rate"],
            "additionalProperties": False,
        },
    ]
}


def check(value, schema):
    found = validate(Node(freeze(value), "a.yaml"), freeze(schema), format_name="a.yaml")
    return [(item.origin.pointer, item.origin.part, item.id, item.text, item.hint) for item in found]


def ids(value, schema):
    return [(pointer, id) for pointer, _, id, _, _ in check(value, schema)]


def test_a_valid_value_gives_nothing():
    assert check({"path": "/", "kind": "page"}, ROUTE) == []


def test_five_mistakes_give_five_findings():
    value = {"path": "x", "kind": "rout", "limit": "3", "tags": ["a", "a"], "colour": 1}
    assert sorted(ids(value, ROUTE)) == [
        ("/colour", "unknown-key"),
        ("/kind", "invalid-value"),
        ("/limit", "wrong-type"),
        ("/path", "invalid-value"),
        ("/tags", "invalid-value"),
    ]


def test_a_misspelt_key_is_not_missing_as_well():
    assert check({"pth": "/", "kind": "page"}, ROUTE) == [
        ("/pth", "key", "unknown-key", "a.yaml has no key `pth` here", "did you mean `path`?")
    ]


def test_a_missing_key_beside_an_unknown_one():
    assert sorted(ids({"colour": 1, "kind": "page"}, ROUTE)) == [("", "missing-key"), ("/colour", "unknown-key")]


def test_values_and_their_suggestions():
    assert check({"path": "/", "kind": "rout"}, ROUTE) == [
        ("/kind", "value", "invalid-value", "`rout` is not `page` or `route`", "did you mean `route`?")
    ]
    assert check({"path": "/", "kind": "page", "limit": 12}, ROUTE) == [
        ("/limit", "value", "invalid-value", "`12` does not fit: it is greater than 9", None)
    ]


def test_the_root_is_of_the_wrong_type():
    assert check([1], ROUTE) == [("", "value", "wrong-type", "a map is needed here, this is a list", None)]


def test_what_the_schema_says_about_a_value_is_the_help():
    (finding,) = validate(Node(freeze({"path": "x", "kind": "page"}), "a"), freeze(ROUTE), format_name="a")
    assert finding.help == "Begins with a slash."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"kind": "audit"}, []),
        ({"kind": "limit", "rate": 5}, [("/rate", "wrong-type")]),
        ({"kind": "limit", "rat": "5/s"}, [("/rat", "unknown-key")]),
        ({"kind": "audit", "rate": "5/s"}, [("/rate", "unknown-key")]),
        ({"kind": "audits"}, [("/kind", "invalid-value")]),
        ({}, [("", "missing-key")]),
        ("audit", [("", "wrong-type")]),
    ],
)
def test_the_alternative_that_was_meant(value, expected):
    assert ids(value, MIDDLEWARE) == expected


def test_alternatives_that_want_different_values_are_told_together():
    assert check({"kind": "limits"}, MIDDLEWARE) == [
        ("/kind", "value", "invalid-value", "`limits` is not `audit` or `limit`", "did you mean `limit`?")
    ]


def test_a_key_that_breaks_the_grammar_of_keys():
    schema = {"propertyNames": {"pattern": "^[a-z]+$", "description": "Small letters."}}
    (finding,) = validate(Node(freeze({"Abc": 1}), "a"), freeze(schema), format_name="a")
    assert (finding.origin.pointer, finding.origin.part, finding.id) == ("/Abc", "key", "invalid-value")
    assert (finding.text, finding.help) == ("`Abc` cannot be a key here", "Small letters.")


def test_a_key_that_is_forbidden_under_a_condition():
    schema = {"if": {"required": ["a"]}, "then": {"properties": {"b": False}}}
    assert ids({"a": 1, "b": 2}, schema) == [("/b", "unknown-key")]
    assert ids({"b": 2}, schema) == []


def test_a_wrong_value_does_not_make_its_key_unknown():
    schema = {"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": False}
    assert ids({"a": 1}, schema) == [("/a", "wrong-type")]
    assert ids({"b": 1}, schema) == [("/b", "unknown-key")]


def test_long_and_odd_values_are_shown_short_and_on_one_line():
    schema = {"const": "a"}
    (finding,) = check("x" * 500, schema)
    assert len(finding[3]) < 100
    (finding,) = check("line\nbreak\x1b[31m", schema)
    assert "\n" not in finding[3]
    assert "\x1b" not in finding[3]


@pytest.mark.parametrize("key", ["+1", "01", "1", "-1", "1e1", "²", "a/b", "~"])
def test_keys_that_look_like_numbers_are_found(key):
    schema = {"additionalProperties": {"additionalProperties": {"type": "string"}}}
    (finding,) = validate(Node(freeze({key: {"+2": 5}}), "a"), freeze(schema), format_name="a")
    assert tokens(finding.origin.pointer) == (key, "+2")


def mistakes(value, schema):
    return [(item[0], item[2], item[4]) for item in check(value, schema)]


ROUTES = {"type": "object", "additionalProperties": ROUTE}
KNOWN = {"type": "object", "properties": {"routes": ROUTES, "format": {"const": 1}}, "additionalProperties": False}


def test_entries_that_are_indented_too_little_are_one_mistake():
    value = {"a": None, "path": "/a", "kind": "page", "b": {"path": "/b", "kind": "page"}}
    assert mistakes(value, ROUTES) == [("/a", "wrong-type", "indent `path` and `kind` below it further")]


def test_a_name_nobody_knows_below_an_empty_map_belongs_into_it():
    value = {"format": 1, "routes": None, "shop": {"path": "/b", "kind": "page"}}
    assert mistakes(value, KNOWN) == [("/routes", "wrong-type", "indent `shop` below it further")]


def test_a_misspelt_neighbour_of_an_empty_map_is_a_mistake_of_its_own():
    found = mistakes({"routes": None, "formt": 1}, KNOWN)
    assert sorted(found) == [
        ("/formt", "unknown-key", "did you mean `format`?"),
        ("/routes", "wrong-type", None),
    ]


def test_a_right_neighbour_of_an_empty_map_stays_where_it_is():
    assert mistakes({"routes": None, "format": 1}, KNOWN) == [("/routes", "wrong-type", None)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("path /a", "write `path: /a`"),
        ("path:/a", "write `path: /a`"),
        ("colour /a", None),
        ("path", None),
        ("path is good", None),
    ],
)
def test_an_entry_without_its_colon_or_its_space_is_shown_whole(text, hint):
    assert mistakes({"a": text}, ROUTES) == [("/a", "wrong-type", hint)]


def test_a_key_of_a_known_form_is_said_in_words():
    schema = {
        "type": "object",
        "properties": {"default": {}},
        "patternProperties": {"^[1-5](?:[0-9]{2}|XX)$": {}},
        "additionalProperties": False,
    }
    found = validate(Node(freeze({"4O4": 1}), "a.yaml"), freeze(schema), format_name="a.yaml")
    assert [item.help for item in found] == ["what may stand here: `default`, a status such as `404` or `4XX`"]


def test_the_empty_key_leads_to_the_place_that_it_names():
    """The validator's own paths leave it out."""
    numbers = {"additionalProperties": {"additionalProperties": {"type": "integer"}}}
    found = [("/", "wrong-type"), ("//", "wrong-type"), ("//a", "wrong-type"), ("/a/", "wrong-type")]
    assert ids({"": {"": "x"}}, numbers) == [found[1]]
    assert ids({"": {"a": "x"}, "a": 1}, {"additionalProperties": {"anyOf": [{"type": "integer"}, numbers]}}) == []
    assert ids({"": {"a": "x"}, "a": {"a": 1}}, numbers) == [found[2]]
    assert ids({"a": {"": "x", "\ufdd0": 1}}, numbers) == [found[3]]
    assert ids({"": 1, "\ufdd0": {}, "\ufdd0\ufdd0": {}}, {"additionalProperties": {"type": "object"}}) == [found[0]]
    assert ids({"\ufdd0": {"\ufdd0": "x"}}, numbers) == [("/\ufdd0/\ufdd0", "wrong-type")]
    assert ids({"": 1}, {**ROUTE, "required": []}) == [("/", "unknown-key")]
