"""What is said of a text that is no YAML: the mistake in plain words, at the place where it was made."""

import pytest

PATH = "registries/routes.yaml"
CASES = {
    "a colon is missing": ("a:\n  z: 1\n  b\n    c: 1\n", "3:3", "a `:` is missing after this", None),
    "a brace is missing": ("a: {b: 1\nc: 2\n", "2:2", "a `,` or a `}` is missing before this", None),
    "a bracket is missing": ("a: [1\nc: 2\n", "2:2", "a `,` or a `]` is missing before this", None),
    "a key too deep": (
        "a:\n  b: 1\n   c: 2\n",
        "3:5",
        "a key cannot stand here",
        "a `:` is missing above, or this is indented too far",
    ),
    "a key not deep enough": (
        "a:\n  b:\n    c: 1\n   d: 2\n",
        "4:4",
        "no key is expected here",
        "indent it like the keys that it belongs to",
    ),
    "two colons": ("a: b: c\n", "1:5", "a `: ` cannot stand here", "quote a text that has `: ` in it"),
    "a tab": ("a:\n\tb: 1\n", "2:1", "a tab stands in the indentation", "indent with spaces"),
    "a no-break space": (
        "a:\n\u00a0 b: 1\n  c: 2\n",
        "2:1",
        "the character U+00A0 stands in the indentation, and only looks like a space",
        "indent with spaces",
    ),
    "a quote that closes too late": (
        'a:\n  "b: 1\n  c: "d"\n  e: 2\n',
        "2:3",
        "the quote that opens here is not closed on its line",
        None,
    ),
    "a quote that never closes": ("a: 'b\nc: d\n", "1:4", "the quote that opens here is never closed", None),
    "a backslash": ('a: "\\d"\n', "1:5", "a backslash does not go with this", r"write `\\` for a backslash"),
    "a value is missing": ("a: [1,,2]\n", "1:7", "a value is missing here", None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_one_finding_in_plain_words(read, case):
    text, place, said, hint = CASES[case]
    found = read(PATH, text)
    (item,) = found.library.diagnostics
    assert (item.text, item.hint) == (f"this is not YAML: {said}", hint)
    (line,) = found.findings
    assert line.partition("-")[0] == place
