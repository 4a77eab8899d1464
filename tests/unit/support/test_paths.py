"""Variables of a path, found in what was sent rather than in what a server made of it."""

from urllib.parse import unquote

import pytest

from ssotgen.support.paths import Template, shape, with_slashes


@pytest.mark.parametrize(
    ("template", "known", "sent", "expected"),
    [
        ("/a/{x}", {"x": "b/c"}, "/base/a/b%2Fc", {"x": "b%2Fc"}),
        ("/a/{x}-{y}", {"x": "b-c", "y": "d"}, "/a/b%2Dc-d", {"x": "b%2Dc", "y": "d"}),
        ("/ä {x}ß", {"x": "1,2"}, "/%c3%a4%201%2C2%C3%9F", {"x": "1%2C2"}),
        ("/s/{x:path}", {"x": "s/y/z"}, "/s/s/s/y%2Fz", {"x": "s/y%2Fz"}),
        ("/s/{x:path}", {"x": "s%2Fy"}, "/s/s%2Fy", {"x": "s%2Fy"}),
        ("/s/{x:path}/{y}/e", {"x": "a/b", "y": "c,d"}, "/v1/s/a/b/c%2Cd/e", {"x": "a/b", "y": "c%2Cd"}),
        ("/s/{x:path}", {"x": ""}, "/s/", {"x": ""}),
        ("/s/{x}", {"x": "a b"}, "", {"x": "a%20b"}),
    ],
)
def test_what_was_sent_is_found(template: str, known: dict[str, str], sent: str, expected: dict[str, str]) -> None:
    assert Template(template, {}).read(sent, known) == expected


def test_slashes_inside_of_values_stay_encoded() -> None:
    assert with_slashes("/a/b/ü c", b"/a%2fb/%C3%BC%20c") == "/a%2Fb/ü c"
    assert with_slashes("/a%2Fb", b"/a%252Fb") == "/a%2Fb"
    assert with_slashes("/rewritten", b"/a%2Fb") == "/rewritten"
    assert unquote(with_slashes("/a/b", b"/a%2Fb")) == "/a/b"


def test_the_rest_of_a_path_is_no_segment() -> None:
    assert shape("/{a}/{b:path}") == shape("/{c}/{d:path}") != shape("/{a}/{b}")
