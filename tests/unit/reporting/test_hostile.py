"""Texts of a contract in every report: none becomes markup, a command, a terminal's control, or a line of its own."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from ssotgen.core.diagnostics import Label
from ssotgen.core.fixes import Fix, Replace
from ssotgen.core.origin import Origin, Span
from ssotgen.core.source import Source
from ssotgen.core.tree import MemoryTree
from ssotgen.fixing.regions import with_replacements
from ssotgen.reporting.github import github_report
from ssotgen.reporting.gitlab import gitlab_report
from ssotgen.reporting.json import json_report
from ssotgen.reporting.junit import junit_report
from ssotgen.reporting.markdown import markdown_report
from ssotgen.reporting.order import Placed, place
from ssotgen.reporting.sarif import sarif_report
from ssotgen.reporting.text import text_report
from ssotgen.syntax.places import SourceLocator

HOSTILE = (
    "bad\r\n::error::forged\n]]></failure>\x1b[31m<img src=x onerror=alert(1)>&amp;\n\n# Title\n\n[x](javascript:1) "
    "`tick` |cell| %0A::set-output \u202e\u2028\u200b \ud800 \x00"
)
PATH = "a.yaml"
SOURCE = "a: old\n"
LOCATOR = SourceLocator({PATH: Source(PATH, SOURCE, "")})

REPORTS: dict[str, Callable[[tuple[Placed, ...]], str]] = {
    "github": github_report,
    "gitlab": gitlab_report,
    "json": json_report,
    "junit": junit_report,
    "markdown": markdown_report,
    "sarif": lambda found: sarif_report(found, version="1.0.0"),
}
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2028\ud800]")


@pytest.fixture
def found(unknown):
    origin = Origin(PATH, "/a")
    printable = "x\x1b[31m</b>\n::error::forged"
    fix = Fix(f"write {printable}", (Replace(origin, "old", printable),))
    labels = (Label(origin, HOSTILE),)
    finding = unknown.at(origin, HOSTILE, hint=HOSTILE, help=HOSTILE, labels=labels, fix=fix)
    located = with_replacements(place([finding], LOCATOR), MemoryTree({PATH: SOURCE.encode()}))
    assert located[0].replacements[0].span == Span(1, 4, 1, 7)
    return located


@pytest.mark.parametrize("name", REPORTS)
def test_no_character_acts_on_a_terminal_or_hides(found, name):
    assert not CONTROLS.search(REPORTS[name](found))


def test_text_neither(found):
    assert not CONTROLS.search(text_report(found, LOCATOR))


def test_github_is_given_one_command(found):
    report = github_report(found)
    assert [line.partition(" ")[0] for line in report.splitlines()] == ["::error"]


def test_markdown_has_no_link_no_tag_and_no_heading_of_theirs(found):
    tokens = [
        inner for token in MarkdownIt().parse(markdown_report(found)) for inner in (token, *(token.children or ()))
    ]
    assert {token.type for token in tokens} & {"html_block", "html_inline", "link_open"} == set()
    titles = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert not [title for title in titles if "Title" in title]


def test_junit_is_one_case(found):
    root = ET.fromstring(junit_report(found))
    assert [case.tag for case in root.iter("testcase")] == ["testcase"]
    assert [len(case) for case in root.iter("testcase")] == [1]


@pytest.mark.parametrize("name", ["gitlab", "json", "sarif"])
def test_data_is_ascii_json(found, name):
    report = REPORTS[name](found)
    assert report.isascii()
    json.loads(report)


def test_a_fix_is_data_and_its_title_is_shown_safely(found):
    (fix,) = json.loads(sarif_report(found, version="1.0.0"))["runs"][0]["results"][0]["fixes"]
    assert fix["description"]["text"] == "write x\\x1b[31m</b>\\n::error::forged"
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == '"x\\u001b[31m</b>\\n::error::forged"'
