"""Answers about origins as text and as JSON."""

import json

from ssotgen.core.origin import Origin, Span
from ssotgen.reporting.trace import Answer, Made, Written, json_trace, text_trace
from tests.unit.reporting.conftest import Lines

FILES = {"registries/rbac.yaml": "format: 1\npermissions:\n  note.read: {}\n"}
READ = Written("permission:note.read", Origin("registries/rbac.yaml", "note.read", "key"))
ENUM = Made("generated/rbac.py", "Permission.NOTE_READ", Span(9, 5, 10, 20), "permission:note.read")


def test_a_place_and_what_is_made_of_it() -> None:
    text = text_trace(Answer("permission:note.read", (READ,), (ENUM,), ()), Lines(FILES))
    assert text.splitlines() == [
        "permission:note.read",
        " --> registries/rbac.yaml:3:3",
        "  |",
        "3 |   note.read: {}",
        "  |   ^^^^^^^^^",
        "  |",
        "  = pointer: note.read",
        "",
        "generated/rbac.py:9 Permission.NOTE_READ",
    ]


def test_a_whole_file_has_no_line() -> None:
    answer = Answer("generated/CODEOWNERS:3", (Written(None, Origin("registries/rbac.yaml")),), (), ())
    assert text_trace(answer, Lines(FILES)) == "--> registries/rbac.yaml\n"
    made = Made("generated/rbac.py", "", Span(1, 1, 9, 1), "rbac")
    assert text_trace(Answer("rbac", (), (made,), ()), Lines(FILES)) == "generated/rbac.py\n"


def test_an_output_of_no_source() -> None:
    answer = Answer("generated/model.conf:1", (), (Made("generated/model.conf", "", None, None),), ())
    assert text_trace(answer, Lines(FILES)) == "generated/model.conf: ssotgen writes it whatever the sources say\n"


def test_nothing_unprintable_reaches_a_terminal() -> None:
    files = {"a\x1b.yaml": "x\x1b[31m: 1\n"}
    answer = Answer(
        "?", (Written("s\x1b", Origin("a\x1b.yaml", "x\x1b[31m")),), (Made("o\x1b", "n\x1b", None, None),), ()
    )
    assert "\x1b" not in text_trace(answer, Lines(files))


def test_json() -> None:
    answer = Answer("permission:note.read", (READ, Written(None, READ.origin)), (ENUM,), ("generated/rbac.py",))
    place = {"path": "registries/rbac.yaml", "pointer": "note.read"}
    nowhere = dict.fromkeys(("line", "column", "end_line", "end_column"))
    assert json.loads(json_trace(answer, Lines(FILES))) == {
        "format": 1,
        "query": "permission:note.read",
        "written": [
            {"symbol": "permission:note.read", **place, "line": 3, "column": 3, "end_line": 3, "end_column": 12},
            {"symbol": None, **place, **nowhere},
        ],
        "made": [
            {
                "path": "generated/rbac.py", "line": 9, "column": 5, "end_line": 10, "end_column": 20,
                "anchor": "Permission.NOTE_READ", "symbol": "permission:note.read",
            }
        ],
        "drifted": ["generated/rbac.py"],
    }  # fmt: skip
