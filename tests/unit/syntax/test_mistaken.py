"""What a file is instead, where it is no document."""

import pytest

from ssotgen.core.source import Source
from ssotgen.syntax.mistaken import conflict_in_prose

REGISTRY = "registries/rbac.yaml"
OURS, BASE, MIDDLE, THEIRS = "<<<<<<< HEAD\n", "||||||| 4be1f2c\n", "=======\n", ">>>>>>> other\n"


@pytest.mark.parametrize(
    ("path", "before", "one", "other"),
    [
        (REGISTRY, "format: 1\n", "a: 1\n", "a: 2\n"),
        ("contracts/a/v1.openapi.json", '{"a":\n', "1}\n", "2}\n"),
        ("ssotgen.toml", "format = 1\n", "a = 1\n", "a = 2\n"),
    ],
)
def test_an_unfinished_merge_is_one_finding_in_every_format(read, path, before, one, other):
    found = read(path, before + OURS + one + BASE + one + MIDDLE + other + THEIRS)
    assert found.findings == ["2:1-8 conflict-marker"]
    (item,) = found.library.diagnostics
    assert [label.text for label in item.labels] == [
        "what both sides came from",
        "the other side begins here",
        "and ends here",
    ]


@pytest.mark.parametrize("left", [OURS, MIDDLE, THEIRS])
def test_a_marker_that_was_overlooked_is_named(read, left):
    (line,) = read(REGISTRY, "a:\n  b: 1\n" + left + "  c: 2\n").findings
    assert (line[:4], line.split()[1]) == ("3:1-", "conflict-marker")


def test_only_the_first_of_several_is_reported(read):
    block = OURS + "a: 1\n" + MIDDLE + "a: 2\n" + THEIRS
    assert read(REGISTRY, block + "b: 1\n" + block).findings == ["1:1-8 conflict-marker"]


def test_a_text_of_a_sound_document_may_look_like_one(read):
    assert read(REGISTRY, f"a: |\n  {OURS}  {MIDDLE}  {THEIRS}").findings == []


@pytest.mark.parametrize("path", [REGISTRY, "contracts/a/v1.openapi.json"])
@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html>\n<html><title>a: b</title>\n", "\n<html>hi</html>", "<!doctype HTML>"]
)
def test_a_page_of_a_web_site_is_named(read, path, text):
    found = read(path, text)
    assert [item.text for item in found.library.diagnostics] == ["this is a page of a web site (HTML)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# A\n\n{OURS}one\n{MIDDLE}other\n{THEIRS}", True),
        (f"{OURS}one\n{BASE}old\n{MIDDLE}other\n{THEIRS}", True),
        (f"```\n{OURS}one\n{MIDDLE}other\n{THEIRS}```\n", False),
        (f"~~~~ text\n```\n{OURS}one\n{MIDDLE}other\n{THEIRS}~~~~\n", False),
        (f"```\ncode\n```\n{OURS}one\n{MIDDLE}other\n{THEIRS}", True),
        (f"A heading\n{MIDDLE}", False),
        (f"{THEIRS}{MIDDLE}{OURS}", False),
        ("a line with <<<<<<< HEAD in it\n", False),
    ],
)
def test_prose_may_hold_everything_but_a_whole_conflict(text, expected):
    found = conflict_in_prose(Source("contracts/a/v1.md", text, ""))
    assert (found is not None) == expected
