"""Findings for programs: JSON and workflow commands."""

import hashlib
import json

from ssotgen.core.diagnostics import Label
from ssotgen.core.origin import Origin
from ssotgen.reporting.github import github_report
from ssotgen.reporting.json import json_report
from ssotgen.reporting.order import place


def fingerprint_of(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def test_json_has_every_field(lines, unknown, odd):
    locator = lines({"a.yaml": "x\n  y: é\n"})
    label = Label(Origin("a.yaml", "x"), "see here")
    found = [
        unknown.at(Origin("a.yaml", "é"), "wrong\n\x1b", hint="try", help="read", labels=(label,)),
        odd.at(Origin("gone.yaml", "/a"), "lost"),
    ]
    text = json_report(place(found, locator))
    assert text.isascii()
    assert json.loads(text) == {
        "format": 1,
        "findings": [
            {
                "id": "unknown-permission",
                "severity": "error",
                "path": "a.yaml",
                "line": 2,
                "column": 6,
                "end_line": 2,
                "end_column": 7,
                "pointer": "é",
                "message": "wrong\n\x1b",
                "hint": "try",
                "help": "read",
                "fingerprint": fingerprint_of("unknown-permission", "a.yaml", "é", "value", "wrong\n\x1b", "1"),
                "fix": None,
                "labels": [
                    {
                        "path": "a.yaml",
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 2,
                        "pointer": "x",
                        "message": "see here",
                    }
                ],
            },
            {
                "id": "odd-thing",
                "severity": "warning",
                "path": "gone.yaml",
                "line": None,
                "column": None,
                "end_line": None,
                "end_column": None,
                "pointer": "/a",
                "message": "lost",
                "hint": None,
                "help": None,
                "fingerprint": fingerprint_of("odd-thing", "gone.yaml", "/a", "value", "lost", "1"),
                "fix": None,
                "labels": [],
            },
        ],
        "summary": {"errors": 1, "warnings": 1},
    }


def test_no_findings_are_a_document_too():
    assert json.loads(json_report(())) == {"format": 1, "findings": [], "summary": {"errors": 0, "warnings": 0}}


def test_a_workflow_command_a_finding(lines, unknown, odd):
    locator = lines({"a,b:c%.yaml": "x\n y\n"})
    label = Label(Origin("a,b:c%.yaml", "x"), "50 % of it")
    found = [
        unknown.at(
            Origin("a,b:c%.yaml", "y"), "100 %: no\r\n::error::injected", hint="try", help="or", labels=(label,)
        ),
        odd.at(Origin("gone.yaml"), "lost"),
    ]
    assert github_report(place(found, locator)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=2,title=unknown-permission::"
        "100 %25: no\\r\\n::error::injected%0Atry%0Aa,b:c%25.yaml:1:1: 50 %25 of it%0Aor\n"
        "::warning file=gone.yaml,title=odd-thing::lost\n"
    )


def test_outputs_that_are_not_there_are_one_annotation(lines, unknown, odd):
    """GitHub shows ten annotations of a step; three hundred missing files must not hide the one mistake."""
    missing = [odd.at(Origin(f"generated/{n}.md"), "not there", help="run `ssotgen build`") for n in range(300)]
    found = place([*missing, unknown.at(Origin("z.yaml", "y"), "wrong")], lines({"z.yaml": "y"}))
    assert github_report(found).splitlines() == [
        "::warning file=generated/0.md,title=odd-thing::not there (and 299 more)%0Arun `ssotgen build`",
        "::error file=z.yaml,line=1,col=1,title=unknown-permission::wrong",
    ]
