"""Findings for code hosts and build servers, read by consumers that others wrote."""

import json

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from ssotgen.core.diagnostics import Label, Message, Severity
from ssotgen.core.formats import registry_format
from ssotgen.core.origin import Origin
from ssotgen.reporting.gitlab import gitlab_report
from ssotgen.reporting.identity import fingerprints
from ssotgen.reporting.json import json_report
from ssotgen.reporting.junit import junit_report
from ssotgen.reporting.markdown import markdown_report
from ssotgen.reporting.order import place
from ssotgen.reporting.sarif import sarif_report

HOSTILE = 'bad\r\n]]></failure>\x1b[31m<b a="1">&amp; {0} [x](1) \u202e \ud800 \x00'


@pytest.fixture
def found(lines, unknown, odd):
    locator = lines({"a b/ä.yaml": "x\n  yé: 1\n"})
    label = Label(Origin("a b/ä.yaml", "x"), "see here")
    return place(
        [
            unknown.at(Origin("a b/ä.yaml", "yé"), HOSTILE, hint="try", help="or", labels=(label,)),
            odd.at(Origin("gone.yaml", ""), "lost"),
        ],
        locator,
    )


# ---- SARIF


def test_sarif_is_read_by_its_model(found):
    log = Sarif.model_validate_json(sarif_report(found, version="1.2.3", prefix="sub/"))
    (run,) = log.runs
    assert run.tool.driver.name == "ssotgen"
    assert [rule.id for rule in run.tool.driver.rules] == ["odd-thing", "unknown-permission"]
    assert [result.rule_id for result in run.results] == ["unknown-permission", "odd-thing"]
    assert [result.level for result in run.results] == ["error", "warning"]


def test_sarif_places_are_relative_and_count_code_points(found):
    (run,) = json.loads(sarif_report(found, version="1.2.3", prefix="sub/"))["runs"]
    first, second = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/a%20b/%C3%A4.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
    }
    assert first["relatedLocations"][0]["message"] == {"text": "see here"}
    assert second["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/gone.yaml", "uriBaseId": "%SRCROOT%"}
    }
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_explains_each_rule_as_code_scanning_wants_it(found, lines):
    """GitHub refuses rules without `fullDescription`; why a finding matters stands there."""
    told = Message("told", Severity.WARNING, "A thing is told.\n\n## Why it matters\nIt\nmatters.\n\n## Fix\nMend it.")
    (item,) = place([told.at(Origin("a.yaml", "y"), "told")], lines({"a.yaml": "y"}))
    (run,) = json.loads(sarif_report((*found, item), version="1.2.3"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["told"]["shortDescription"] == {"text": "A thing is told."}
    assert rules["told"]["fullDescription"] == {"text": "It matters."}
    assert rules["odd-thing"]["fullDescription"] == {"text": "A thing is odd."}


def test_sarif_of_nothing_is_a_run_without_results():
    (run,) = json.loads(sarif_report((), version="1.2.3"))["runs"]
    assert run["results"] == []


# ---- JUnit


def test_junit_is_read_by_a_consumer(found):
    suites = JUnitXml.fromstring(junit_report(found, prefix="sub/").encode())
    assert (suites.tests, suites.failures) == (2, 1)
    cases = {case.name: case for suite in suites for case in suite}
    assert list(cases) == ["unknown-permission yé", "odd-thing"]
    (failure,) = cases["unknown-permission yé"].result
    assert failure.text.startswith("sub/a b/ä.yaml:2:3: bad\\r\\n]]></failure>\\x1b[31m<b ")
    assert "see here" in failure.text
    assert cases["odd-thing"].is_passed
    assert cases["odd-thing"].system_out == "sub/gone.yaml: lost"


def test_junit_of_nothing_is_one_test_that_passed():
    suites = JUnitXml.fromstring(junit_report(()).encode())
    assert [(suite.tests, suite.failures) for suite in suites] == [(1, 0)]


# ---- GitLab


def test_gitlab_has_what_merge_requests_need(found):
    """The five keys that GitLab documents, and no severity but its own."""
    rows = json.loads(gitlab_report(found, prefix="sub/"))
    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "minLength": 32},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^./]"},
                        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                    },
                },
            },
        },
    }
    Draft202012Validator(schema).validate(rows)
    assert [row["location"] for row in rows] == [
        {"path": "sub/a b/ä.yaml", "lines": {"begin": 2}},
        {"path": "sub/gone.yaml", "lines": {"begin": 1}},
    ]


# ---- JSON


def test_json_has_a_format_that_is_shipped(found):
    Draft202012Validator(registry_format("findings")).validate(json.loads(json_report(found)))


# ---- fingerprints


def test_a_fingerprint_survives_lines_above_it(lines, unknown):
    finding = unknown.at(Origin("a.yaml", "y"), "wrong")
    before = place([finding], lines({"a.yaml": "x: 1\ny: 2\n"}))
    after = place([finding], lines({"a.yaml": "# new\n\n\nx: 1\n  y: 2\n"}))
    assert before[0].span != after[0].span
    assert [mark for _, mark in fingerprints(before)] == [mark for _, mark in fingerprints(after)]


def test_every_finding_of_a_report_has_its_own_fingerprint(lines, unknown, odd):
    origin = Origin("a.yaml", "y")
    findings = [unknown.at(origin, "one"), unknown.at(origin, "two"), odd.at(origin, "one"), odd.at(Origin("b"), "one")]
    marks = [mark for _, mark in fingerprints(place(findings, lines({"a.yaml": "y"})))]
    assert len(set(marks)) == 4


# ---- Markdown


def test_markdown_is_a_table_in_which_text_means_itself(found):
    from markdown_it import MarkdownIt

    text = markdown_report(found)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert html.count("<tr>") == 3
    assert "<b " not in html
    assert "<a " not in html
    assert "1 error, 1 warning." in html


def test_code_stays_code_in_markdown(lines, unknown):
    found = place([unknown.at(Origin("a.yaml", "y"), "`a|b` is not `<c>`, nor ` is")], lines({"a.yaml": "y"}))
    row = markdown_report(found).splitlines()[-1]
    assert row == ("| error | `a.yaml:1:1` | <code>a&#124;b</code> is not `<c>`, nor \\` is | `unknown-permission` |")


def test_markdown_of_nothing_says_so():
    assert markdown_report(()) == "### ssotgen: 0 errors, 0 warnings. Everything agrees.\n"
