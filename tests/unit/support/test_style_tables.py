"""Every line of OpenAPI's table of styles, and the expansions of RFC 6570 that they are defined by."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from ssotgen.support.operation import Location, Parameter, Style

BLUE = "blue"
COLOURS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}
LIST = list[str]
OBJECT = dict[str, int]

# OpenAPI 3.2, Style Examples: style, explode, then the text for nothing, `blue`, the list and the object.
TABLE: tuple[tuple[Location, Style, bool, tuple[str | None, str | None, str | None, str | None]], ...] = (
    ("path", "matrix", False, (";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150")),
    ("path", "matrix", True,
     (";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150")),
    # clients leave out a segment that is one dot, so that nothing in style `label` does not arrive
    ("path", "label", False, (None, ".blue", ".blue,black,brown", ".R,100,G,200,B,150")),
    ("path", "label", True, (None, ".blue", ".blue.black.brown", ".R=100.G=200.B=150")),
    ("path", "simple", False, (None, "blue", "blue,black,brown", "R,100,G,200,B,150")),
    ("path", "simple", True, (None, "blue", "blue,black,brown", "R=100,G=200,B=150")),
    ("header", "simple", False, ("", "blue", "blue,black,brown", "R,100,G,200,B,150")),
    ("header", "simple", True, ("", "blue", "blue,black,brown", "R=100,G=200,B=150")),
    ("query", "form", False, ("color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150")),
    ("query", "form", True,
     ("color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150")),
    ("query", "spaceDelimited", False,
     (None, None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150")),
    ("query", "pipeDelimited", False,
     (None, None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150")),
    ("query", "deepObject", True, (None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")),
    ("cookie", "form", False, ("color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150")),
    ("cookie", "form", True,
     ("color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150")),
    ("cookie", "cookie", False, ("color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150")),
    ("cookie", "cookie", True,
     ("color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150")),
)  # fmt: skip
CASES = [
    pytest.param(location, style, explode, type, text, value, id=f"{location}-{style}-{explode}-{name}")
    for location, style, explode, texts in TABLE
    for name, type, value, text in zip(
        ("empty", "text", "list", "object"), (str, str, LIST, OBJECT), ("", BLUE, COLOURS, RGB), texts, strict=True
    )
    if text is not None
]


def ask(echo: Any, parameter: Parameter, text: str) -> object:
    """Send a text where the parameter stands."""
    match parameter.location:
        case "path":
            return echo(parameter, path="/p/{color}")(f"/p/{text}")
        case "query":
            return echo(parameter)(f"/x?{text}")
        case "header":
            return echo(parameter)("/x", headers={"color": text})
        case _:
            return echo(parameter)("/x", headers={"cookie": text})


@pytest.mark.parametrize(("location", "style", "explode", "type", "text", "value"), CASES)
def test_openapi(
    echo: Any, location: Location, style: Style, explode: bool, type: Any, text: str, value: object
) -> None:
    required = location == "path"
    parameter = Parameter(location, "color", type, required=required, style=style, explode=explode)
    assert ask(echo, parameter, text) == value


HELLO, HALF = "Hello World!", "50%"
COUNT = ["red", "green", "blue"]
KEYS = {"semi": ";", "dot": ".", "comma": ","}


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        # 3.2.2, 3.2.3: simple
        ("simple", False, HELLO, "Hello%20World%21"),
        ("simple", False, HALF, "50%25"),
        ("simple", False, COUNT, "red,green,blue"),
        ("simple", True, COUNT, "red,green,blue"),
        ("simple", False, KEYS, "semi,%3B,dot,.,comma,%2C"),
        ("simple", True, KEYS, "semi=%3B,dot=.,comma=%2C"),
        # 3.2.5: label; its exploded keys are left out, since a dot in a value cannot be told from a separator
        ("label", False, COUNT, ".red,green,blue"),
        ("label", True, COUNT, ".red.green.blue"),
        ("label", False, KEYS, ".semi,%3B,dot,.,comma,%2C"),
        ("label", True, {"semi": ";", "comma": ","}, ".semi=%3B.comma=%2C"),
        # 3.2.7: path-style parameters
        ("matrix", False, HELLO, ";color=Hello%20World%21"),
        ("matrix", False, COUNT, ";color=red,green,blue"),
        ("matrix", True, COUNT, ";color=red;color=green;color=blue"),
        ("matrix", False, KEYS, ";color=semi,%3B,dot,.,comma,%2C"),
        ("matrix", True, KEYS, ";semi=%3B;dot=.;comma=%2C"),
        # 3.2.8: form-style query
        ("form", False, HELLO, "color=Hello%20World%21"),
        ("form", False, HALF, "color=50%25"),
        ("form", False, COUNT, "color=red,green,blue"),
        ("form", True, COUNT, "color=red&color=green&color=blue"),
        ("form", False, KEYS, "color=semi,%3B,dot,.,comma,%2C"),
        ("form", True, KEYS, "semi=%3B&dot=.&comma=%2C"),
    ],
)
def test_rfc_6570(echo: Any, style: Style, explode: bool, value: object, text: str) -> None:
    type: Any = LIST if isinstance(value, list) else dict[str, str] if isinstance(value, dict) else str
    location: Location = "query" if style == "form" else "path"
    parameter = Parameter(location, "color", type, required=True, style=style, explode=explode)
    assert ask(echo, parameter, text) == value


@pytest.mark.parametrize("values", [["a,b", "c"], ["ü c", "a"], ["50%", "+"], [";", "|", "."]])
@pytest.mark.parametrize("style", ["simple", "matrix", "form"])
def test_a_value_may_hold_what_separates(echo: Any, style: Style, values: list[str]) -> None:
    text = ",".join(quote(value, safe="") for value in values)
    text = {"simple": text, "matrix": f";color={text}", "form": f"color={text}"}[style]
    location: Location = "query" if style == "form" else "path"
    parameter = Parameter(location, "color", LIST, required=True, style=style, explode=False)
    assert ask(echo, parameter, text) == values


def test_reserved_characters_are_sent_as_they_are(echo: Any) -> None:
    text = "x=/path?a:b@c!$'()*+,;"
    assert echo(Parameter("query", "x", str, reserved=True))(f"/x?{text}") == "/path?a:b@c!$'()*+,;"
    assert echo(Parameter("query", "x", str))("/x?x=a+b") == "a b"
    assert echo(Parameter("query", "x", str, reserved=True))("/x?x=a+b%2B") == "a+b+"


def test_an_empty_value_counts_as_absent_where_it_may_be_sent(echo: Any) -> None:
    assert echo(Parameter("query", "x", int, empty=True))("/x?x=") is None
    assert echo(Parameter("query", "x", int, empty=True, required=True))("/x?x") is None
    assert echo(Parameter("query", "x", int, empty=True, default=3))("/x?x=") == 3
    assert echo(Parameter("query", "x", str, empty=True))("/x?x=") == ""
    assert echo(Parameter("query", "x", int))("/x?x=")[0]["name"] == "x"
    assert echo(Parameter("query", "x", int, empty=True, required=True))("/x")[0]["detail"] == "Required."


def test_a_whole_query_as_json_or_text(echo: Any) -> None:
    whole = Parameter("querystring", "all", dict[str, int], media_type="application/json")
    assert echo(whole)("/x?%7B%22a%22%3A1%7D") == {"a": 1}
    assert echo(whole)("/x?nonsense")[0]["in"] == "querystring"
    assert echo(Parameter("querystring", "all", str))("/x?$.a%20b") == "$.a b"
    assert echo(Parameter("querystring", "all", str))("/x") is None


def test_content_is_json_wherever_it_stands(echo: Any) -> None:
    places: list[tuple[Location, str]] = [
        ("path", "%7B%22a%22%3A1%7D"),
        ("header", '{"a":1}'),
        ("cookie", "color=%7B%22a%22%3A1%7D"),
    ]
    for location, text in places:
        parameter = Parameter(location, "color", OBJECT, required=True, media_type="application/json")
        assert ask(echo, parameter, text) == {"a": 1}


def test_percent_signs_mean_themselves_in_cookies_of_style_cookie(echo: Any) -> None:
    assert echo(Parameter("cookie", "x", str, style="cookie"))("/x", headers={"cookie": "x=50%25"}) == "50%25"
    assert echo(Parameter("cookie", "x", str))("/x", headers={"cookie": "x=50%25; y=1"}) == "50%"
