"""Bytes keep what no edit speaks of: the mark at their start and how each line ends."""

import pytest

from ssotgen.fixing.lines import bytes_of, text_of


@pytest.mark.parametrize(
    ("before", "new", "expected"),
    [
        (b"a\nb\n", "a\nx\nb\n", b"a\nx\nb\n"),
        (b"a\r\nb\r\n", "a\nx\nb\n", b"a\r\nx\r\nb\r\n"),
        (b"a\rb\r", "a\nx\nb\n", b"a\rx\rb\r"),
        (b"\xef\xbb\xbfa\r\nb", "a\nx", b"\xef\xbb\xbfa\r\nx"),
        (b"a\nb\r\nc\r\nd\n", "a\nb\nx\nd\n", b"a\nb\r\nx\r\nd\n"),
        (b"a\nb\r\nc\n", "a\nb\nc\nx\n", b"a\nb\r\nc\nx\n"),
    ],
)
def test_line_ends(before, new, expected):
    assert bytes_of(new, before) == expected


@pytest.mark.parametrize("data", [b"a\r\nb\nc\r", b"\xef\xbb\xbfa\n", b"", "ä\r\n".encode()])
def test_a_text_that_stays_gives_its_bytes(data):
    text = text_of(data)
    assert text is not None
    assert bytes_of(text, data) == data


def test_other_encodings_are_left_alone():
    assert text_of(b"\xff\xfea\x00") is None
