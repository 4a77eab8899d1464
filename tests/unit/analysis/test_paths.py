"""Paths as requests see them."""

import pytest

from ssotgen.analysis.paths import demanded_query, rest_of, segments, shape, variables_of_query, without_query


def test_paths_that_no_request_can_tell_apart_have_one_shape() -> None:
    assert shape("/a/{x}/{y}") == shape("/a/{b}/{c}") == ("/a/{}/{}", {})
    assert shape("/%C3%A4?b=2&a=%31#x") == shape("/ä?a=1&b=2") == ("/ä", {"a": "1", "b": "2"})
    assert shape("/a%2fb") == shape("/a%2Fb") != shape("/a/b")
    assert shape("/a/{rest*}") != shape("/a/{one}")


def test_a_variable_of_the_query_demands_that_its_member_is_there() -> None:
    assert demanded_query("/a?kind=b&id={id}&flag&{any}#{x}") == {"flag": "", "id": None, "kind": "b"}
    assert variables_of_query("/a?x={id}&y=a{b}#{x}") == {"id": "x"}


@pytest.mark.parametrize(
    ("path", "variable"),
    [
        ("/a/{b*}", "b*"), ("/{+b}", "+b"), ("/{*b}/c", "*b"), ("/{b+}", "b+"), ("/{b...}", "b..."),
        ("/{b:path}", "b:path"), ("/v1/{name=shelves/*}", "name=shelves/*"), ("/a/{b}", None), ("/a/{b*}.json", None),
        ("/{a*}/{b*}", None), ("/a?b={c*}", None),
    ],
)  # fmt: skip
def test_which_variable_takes_slashes_too(path: str, variable: str | None) -> None:
    assert rest_of(path) == variable


def test_segments_are_what_stands_between_slashes_that_are_not_in_a_variable() -> None:
    assert segments("//a/{b/c}.d/?e/f") == ["", "a", "{b/c}.d", ""]
    assert segments("/") == [""]


def test_a_variable_may_be_called_anything_but_a_brace():
    assert without_query("/a/{x#y?z}/b?c={d#e}#f") == "/a/{x#y?z}/b"
    assert variables_of_query("/a/{x#y?z}/b?c={d#e}#f") == {"d#e": "c"}
    assert variables_of_query("/a/{x?y}") == {}
