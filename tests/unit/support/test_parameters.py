"""Every style of OpenAPI, in every place, with the errors that name what was sent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt

from ssotgen.support.forms import Form, Member
from ssotgen.support.models import Date, Integer
from ssotgen.support.operation import Parameter, Style


class Colour(BaseModel):
    model_config = ConfigDict(strict=True)

    red: Annotated[int, Field(alias="R")]
    green: Annotated[int | None, Field(alias="G")] = None
    tags: list[str] | None = None


class Level(IntEnum):
    LOW = 1


class Weekday(StrEnum):
    MONDAY = "monday"


def colour(**members: object) -> Colour:
    return Colour.model_validate(members)


COLOUR = colour(R=100, G=200)


@pytest.mark.parametrize(
    ("style", "explode", "type", "sent", "expected"),
    [
        (None, None, int, "x=5", 5),
        (None, None, list[int], "x=1&x=2", [1, 2]),
        (None, None, list[int], "x=1", [1]),
        (None, None, list[str] | str, "x=1", "1"),
        (None, None, list[str] | str, "x=1&x=2", ["1", "2"]),
        (None, None, Colour, "R=100&G=200", COLOUR),
        (None, None, Colour, "R=100&G=200&tags=a&tags=b", colour(R=100, G=200, tags=["a", "b"])),
        (None, None, dict[str, int], "a=1&b=2", {"a": 1, "b": 2}),
        ("form", False, list[int], "x=1,2", [1, 2]),
        ("form", False, list[int], "x=1%2C2", [1, 2]),
        ("form", False, list[int], "x=", []),
        ("form", False, Colour, "x=R,100,G,200", COLOUR),
        ("spaceDelimited", False, list[int], "x=1%202", [1, 2]),
        ("spaceDelimited", False, list[int], "x=1+2", [1, 2]),
        ("pipeDelimited", False, list[int], "x=1|2", [1, 2]),
        ("pipeDelimited", False, list[int], "x=1%7C2", [1, 2]),
        ("deepObject", True, Colour, "x[R]=100&x[G]=200", COLOUR),
        ("deepObject", True, Colour, "x%5BR%5D=100&x[tags][]=a", colour(R=100, tags=["a"])),
        ("deepObject", True, Colour, "x[=1&x[R]=100&x[G=2", colour(R=100)),
        ("deepObject", True, int | Colour, "x=5", 5),
        ("deepObject", True, int | Colour, "x[R]=5", colour(R=5)),
        ("deepObject", True, dict[str, dict[str, int]], "x[a][b]=1", {"a": {"b": 1}}),
    ],
)
def test_query(echo, style: Style, explode: bool, type: Any, sent: str, expected: object) -> None:
    assert echo(Parameter("query", "x", type, style=style, explode=explode))(f"/x?{sent}") == expected


@pytest.mark.parametrize(
    ("style", "explode", "type", "sent", "expected"),
    [
        (None, None, UUID, "00000000-0000-0000-0000-000000000007", UUID(int=7)),
        (None, None, str, "a%20b", "a b"),
        (None, None, list[int], "1,2", [1, 2]),
        (None, True, list[int], "1,2", [1, 2]),
        (None, None, Colour, "R,100,G,200", COLOUR),
        (None, True, Colour, "R=100,G=200", COLOUR),
        ("label", None, int, ".5", 5),
        ("label", None, list[int], ".1,2", [1, 2]),
        ("label", True, list[int], ".1.2", [1, 2]),
        ("label", None, Colour, ".R,100,G,200", COLOUR),
        ("label", True, Colour, ".R=100.G=200", COLOUR),
        ("matrix", None, int, ";x=5", 5),
        ("matrix", True, int, ";x=5", 5),
        ("matrix", None, list[int], ";x=1,2", [1, 2]),
        ("matrix", True, list[int], ";x=1;x=2", [1, 2]),
        ("matrix", None, Colour, ";x=R,100,G,200", COLOUR),
        ("matrix", True, Colour, ";R=100;G=200", COLOUR),
    ],
)
def test_path(echo, style: Style, explode: bool, type: Any, sent: str, expected: object) -> None:
    parameter = Parameter("path", "x", type, required=True, style=style, explode=explode)
    assert echo(parameter, path="/p/{x}")(f"/p/{sent}") == expected


@pytest.mark.parametrize(
    ("explode", "type", "sent", "expected"),
    [
        (None, str, "a, b", "a, b"),
        (None, list[int], "1, 2", [1, 2]),
        (None, Colour, "R,100,G,200", COLOUR),
        (True, Colour, "R=100, G=200", COLOUR),
    ],
)
def test_header(echo, explode: bool, type: Any, sent: str, expected: object) -> None:
    fetch = echo(Parameter("header", "x", type, wire="X-Thing", explode=explode))
    assert fetch("/x", headers={"x-thing": sent}) == expected


def test_a_name_may_be_empty(echo) -> None:
    assert echo(Parameter("query", "empty", str, wire=""))("/x?=a&empty=b") == "a"


def test_header_lines_are_one_list(echo) -> None:
    fetch = echo(Parameter("header", "x", list[int]))
    assert fetch("/x", headers=[("X", "1"), ("X", "2")]) == [1, 2]


@pytest.mark.parametrize(
    ("type", "sent", "expected"),
    [(int, "x=5", 5), (list[int], "x=1,2", [1, 2]), (Colour, "x=R,100", colour(R=100)), (int, "y=5", None)],
)
def test_cookie(echo, type: Any, sent: str, expected: object) -> None:
    assert echo(Parameter("cookie", "x", type))("/x", headers={"cookie": sent}) == expected


def test_content_is_json(echo) -> None:
    fetch = echo(Parameter("query", "x", Colour, media_type="application/json"))
    assert fetch("/x", params={"x": '{"R": 100, "G": 200}'}) == COLOUR
    assert fetch("/x", params={"x": '{"R": "100"}'})[0]["pointer"] == "/R"
    assert "Invalid JSON" in fetch("/x", params={"x": "{"})[0]["detail"]


def test_querystring_is_one_value(echo) -> None:
    assert echo(Parameter("querystring", "all", Colour))("/x?R=100&G=200") == COLOUR
    written = Form(Colour, {"tags": Member(explode=False)})
    assert echo(Parameter("querystring", "all", written))("/x?R=100&tags=a,b") == colour(R=100, tags=["a", "b"])
    assert echo(Parameter("querystring", "all", written))("/x?G=1")[0] == {
        "in": "querystring", "name": "all", "pointer": "/R", "detail": "Field required",
    }  # fmt: skip


def test_a_deep_object_may_have_brackets_in_its_name(echo) -> None:
    assert echo(Parameter("query", "a[b]", Colour, style="deepObject"))("/x?a[b][R]=100&a[R]=1") == colour(R=100)
    assert echo(Parameter("query", "a]", Colour, style="deepObject"))("/x?a][=5") is None


def test_an_object_without_declared_members_takes_what_no_other_parameter_names(echo) -> None:
    fetch = echo(Parameter("query", "rest", dict[str, str]), Parameter("query", "page", int))
    assert fetch("/x?page=2&a=1") == {"rest": {"a": "1"}, "page": 2}
    deep = Parameter("query", "deep", dict[str, str], style="deepObject")
    assert echo(Parameter("query", "rest", dict[str, str]), deep)("/x?deep[a]=1&b[c]=2") == {
        "rest": {"b[c]": "2"}, "deep": {"a": "1"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("type", "sent", "expected"),
    [
        (bool, "true", True),
        (StrictInt, "5", 5),
        (float, "1e3", 1000.0),
        (Literal[1, 2], "2", 2),
        (Literal[True], "true", True),
        (Literal["a", 7], "7", 7),
        (Level, "1", Level.LOW),
        (Weekday, "monday", Weekday.MONDAY),
        (int | str, "1", 1),
        (str | int, "1", "1"),
        (int | str, "a", "a"),
        (int | None, "", None),
        (str | None, "", ""),
        (date, "2027-01-15", date(2027, 1, 15)),
        (Decimal, "1.10", Decimal("1.10")),
        (str, "01067", "01067"),
        (str, "true", "true"),
    ],
)
def test_text_becomes_what_the_type_says(echo, type: Any, sent: str, expected: object) -> None:
    value = echo(Parameter("query", "x", type))(f"/x?x={sent}")
    assert value == expected
    assert value.__class__ is expected.__class__


@pytest.mark.parametrize(
    ("type", "sent"),
    [
        (Integer, "1_000"),
        (Integer, "%201"),
        (StrictInt, "1.0"),
        (Integer, "007"),
        (Integer, "+5"),
        (Integer, ""),
        (Integer, "9" * 400),
        (Integer, "1&x=2"),
        (StrictBool, "yes"),
        (StrictBool, "1"),
        (StrictFloat, "nan"),
        (StrictFloat, "Infinity"),
        (Date, "1700000000"),
        (Literal[1], "2"),
        (Weekday, "Monday"),
        (Annotated[str, Field(pattern="^a+$")], "b"),
        (list[Integer], "1&x=a"),
    ],
)
def test_what_does_not_fit_is_refused(echo, type: Any, sent: str) -> None:
    [error] = echo(Parameter("query", "x", type))(f"/x?x={sent}")
    assert error["in"] == "query"
    assert error["name"] == "x"


def test_absent_parameters(echo) -> None:
    assert echo(Parameter("query", "x", int))("/x") is None
    assert echo(Parameter("query", "x", int, default=20))("/x") == 20
    assert echo(Parameter("query", "x", Weekday, default="monday"))("/x") is Weekday.MONDAY
    assert echo(Parameter("query", "x", list[int], default=[1]))("/x") == [1]
    assert echo(Parameter("query", "x", int, required=True))("/x") == [
        {"in": "query", "name": "x", "detail": "Required."}
    ]


def test_errors_name_what_was_sent_and_never_repeat_it(echo) -> None:
    fetch = echo(
        Parameter("query", "colour", Colour, wire="the-colour", style="deepObject"),
        Parameter("header", "key", Annotated[str, Field(min_length=8)], wire="Idempotency-Key"),
    )
    errors = fetch("/x?the-colour[R]=secret", headers={"idempotency-key": "hush"})
    assert [(error["in"], error["name"], error.get("pointer")) for error in errors] == [
        ("query", "the-colour", "/R"),
        ("header", "Idempotency-Key", None),
    ]
    assert "secret" not in str(errors)
    assert "hush" not in str(errors)


@pytest.mark.parametrize("sent", ["x[a]=1&x[a][b]=2", "x" + "[a]" * 40 + "=1"])
def test_impossible_objects(echo, sent: str) -> None:
    [error] = echo(Parameter("query", "x", dict[str, Any], style="deepObject"))(f"/x?{sent}")
    assert error["name"] == "x"
