"""Names that look alike: the table of letters, normal forms, and which scripts may stand in one word."""

import unicodedata

import pytest

from ssotgen.analysis.confusable import mixed_scripts, skeleton

CYRILLIC_PAGE = "p\u0430ge"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("page", CYRILLIC_PAGE),
        ("caf\u00e9", unicodedata.normalize("NFD", "caf\u00e9")),
        ("file", "\ufb01le"),
        ("name", "na\u200bme"),
        ("TAX", "\u03a4\u0391\u03a7"),
        ("APT", "\u13aa\u13e2\u13a2"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("page", "pages"), ("caf\u00e9", "cafe"), ("l1", "ll"), ("\u0436", "x")])
def test_names_that_differ_to_the_eye_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        (CYRILLIC_PAGE, ("CYRILLIC", "LATIN")),
        ("\u03b1_ratio", ("GREEK", "LATIN")),
        ("page_2", ()),
        ("\u0441\u0442\u0440", ()),
        ("note\u540d\u30ab\u30ca", ()),
        ("\u540d\u0430", ("CJK", "CYRILLIC")),
        ("\u00b5s", ()),
    ],
)
def test_only_scripts_that_nobody_mixes_are_named(name: str, scripts: tuple[str, ...]) -> None:
    assert mixed_scripts(name) == scripts
