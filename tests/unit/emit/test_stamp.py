"""The first lines of every output."""

import json

import pytest

from ssotgen.core.json import FrozenMap, freeze
from ssotgen.emit.printing import json_text
from ssotgen.emit.stamp import NOTICE, stamped, stamped_json

SOURCES = ("registries/rbac.yaml", "contracts/booking-api/v1.openapi.yaml", "registries/rbac.yaml")
NAMED = "contracts/booking-api/v1.openapi.yaml, registries/rbac.yaml"


HASHED = "models.py models.pyi a.yaml a.yml a.toml model.conf policy.csv CODEOWNERS .gitattributes run.sh .env.example"


@pytest.mark.parametrize("path", [*HASHED.split(), ".github/CODEOWNERS", "x/policy/policy.csv"])
def test_hash_comments(path: str) -> None:
    text = stamped(path, "body\n", SOURCES)
    assert text == f"# {NOTICE}\n# Sources: {NAMED}\n# Regenerate: ssotgen build\nbody\n"


def test_markup_comments_are_one_block_before_a_blank_line() -> None:
    text = stamped("docs/index.md", "# Title\n", SOURCES)
    assert text == f"<!-- {NOTICE}\n     Sources: {NAMED}\n     Regenerate: ssotgen build -->\n\n# Title\n"


@pytest.mark.parametrize(
    ("path", "begin"), [("a.sql", "-- "), ("a.ts", "// "), ("a.css", "/* "), ("a.mmd", "%% "), ("a.html", "<!-- ")]
)
def test_other_comment_syntaxes(path: str, begin: str) -> None:
    text = stamped(path, "body\n", ())
    assert text is not None
    assert text.startswith(f"{begin}{NOTICE}\n")
    assert text.endswith("body\n")
    assert "Sources" not in text


@pytest.mark.parametrize("path", ["policy/matrix.csv", "x/data.json", "py.typed", "notes.txt", "x/what.unknown"])
def test_formats_without_comments_have_no_stamp(path: str) -> None:
    assert stamped(path, "body\n", SOURCES) is None


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("run.sh", "#!/bin/sh\n"),
        ("tool.py", "#!/usr/bin/env python3\n"),
        ("sitemap.xml", '<?xml version="1.0" encoding="UTF-8"?>\n'),
        ("page.md", "---\ntitle: x\n---\n"),
        ("page.html", "<!DOCTYPE html>\n"),
    ],
)
def test_what_the_format_demands_first_stays_first(path: str, first: str) -> None:
    text = stamped(path, f"{first}body\n", SOURCES)
    assert text is not None
    assert text.startswith(first)
    assert NOTICE in text.removeprefix(first).splitlines()[0]


def test_a_yaml_document_mark_is_no_front_matter() -> None:
    text = stamped("a.yaml", "---\na: 1\n---\nb: 2\n", ())
    assert text is not None
    assert text.startswith(f"# {NOTICE}\n")


def test_long_lists_wrap_and_lose_nothing() -> None:
    sources = [f"contracts/some-long-name-{n:02}/v1.openapi.yaml" for n in range(30)]
    text = stamped("a.py", "", sources)
    assert text is not None
    lines = text.splitlines()
    assert all(line.startswith("# ") and len(line) <= 100 for line in lines)
    assert "".join(text.split()).count("contracts/some-long-name-") == 30
    assert len(lines) > 10


@pytest.mark.parametrize(
    ("path", "key"),
    [("schemas/routes.schema.json", "$comment"), ("contracts/a/v1.bundle.json", "x-generated")],
)
def test_json_carries_the_stamp_as_its_first_key_where_its_format_allows(path: str, key: str) -> None:
    value = stamped_json(path, freeze({"openapi": "3.1.0"}), SOURCES)
    assert isinstance(value, FrozenMap)
    assert next(iter(value)) == key
    assert value[key] == f"{NOTICE}; sources: {NAMED}; regenerate: ssotgen build"
    assert json.loads(json_text(value))["openapi"] == "3.1.0"


def test_a_document_s_own_comment_is_kept() -> None:
    value = stamped_json("x.schema.json", freeze({"$comment": "mine"}), ())
    assert isinstance(value, FrozenMap)
    assert value["$comment"] == "mine"
    assert list(value) == ["x-generated", "$comment"]


@pytest.mark.parametrize("path", ["ir.json", "x/package.json"])
def test_other_json_is_left_alone(path: str) -> None:
    assert stamped_json(path, freeze({"a": 1}), SOURCES) is None


def test_a_list_has_no_place_for_a_stamp() -> None:
    assert stamped_json("a.bundle.json", freeze([1]), SOURCES) is None


@pytest.mark.parametrize("path", ["a.py", "a.md", "a.css", "a.sh"])
@pytest.mark.parametrize(
    "name", ["a\nimport os", "a --> b", "a*/b", "a\u202eb", "a\rb", "a -- b", "a#`$(x)`", "a\ud800"]
)
def test_a_file_name_cannot_leave_the_comment(path: str, name: str) -> None:
    plain, hostile = stamped(path, "body\n", ("x",)), stamped(path, "body\n", (name,))
    assert plain is not None
    assert hostile is not None
    assert len(hostile.splitlines()) == len(plain.splitlines())
    for char in ("\r", "\u202e", "*/b", "--> b", "$(", "`"):
        assert char not in hostile


def test_the_stamp_says_nothing_that_changes_by_itself() -> None:
    text = stamped("a.py", "", SOURCES)
    assert text is not None
    assert not any(char.isdigit() for char in text.replace("v1.openapi", ""))
