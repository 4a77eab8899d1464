"""Every finding has a page in docs/findings that says what the catalogue and its cases say today."""

import json
import re
from pathlib import Path

from ssotgen.compiler.catalogue import messages
from ssotgen.core.diagnostics import Profile, Severity
from ssotgen.core.shipped import shipped_findings
from ssotgen.rules.catalogue import RULES
from tests.helpers import ssotgen
from tests.rules.elsewhere import PROVED_ELSEWHERE, SHOWN_ELSEWHERE
from tests.rules.pages import FOLDER, pages


def test_the_pages_are_current() -> None:
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    assert stale == [], "run `make findings`"


def test_every_page_has_its_parts() -> None:
    for name, text in pages().items():
        if name != "index.md":
            titles = re.findall(r"^## (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
            assert titles == ["Why it matters", "Example", "Fix"], name
            assert re.search(r"\. Since \d+\.\d+\.\d+\.$", text.splitlines()[2]), name
            assert text.count("```") % 2 == 0, name


def test_the_index_links_to_every_page() -> None:
    links = re.findall(r"\]\(([\w-]+\.md)\)", pages()["index.md"])
    assert links == [f"{id}.md" for id in sorted(messages())]


def test_what_is_shown_elsewhere_is_proved_elsewhere() -> None:
    assert SHOWN_ELSEWHERE.keys() == PROVED_ELSEWHERE.keys()


def test_explain_prints_the_page(tmp_path: Path) -> None:
    for id in ("unbounded-string", "edited-output"):
        result = ssotgen("explain", id, cwd=tmp_path)
        assert result.out.strip() == (shipped_findings() / f"{id}.md").read_text(encoding="utf-8").strip()


def test_the_list_knows_profiles(tmp_path: Path) -> None:
    rows = json.loads(ssotgen("rules", "--format", "json", "--profile", "hardened", cwd=tmp_path).out)
    by_id = {row["id"]: row for row in rows}
    assert by_id.keys() == messages().keys()
    assert by_id["unbounded-string"]["severity"] == "warning"
    assert by_id["unbounded-string"]["profiles"] == {"recommended": "off", "hardened": "warning", "vendor": "off"}
    assert by_id["unknown-permission"]["profiles"] == dict.fromkeys(Profile, "error")
    assert {row["since"] for row in rows} == {"0.1.0"}


def test_profiles_only_move_what_is_settable() -> None:
    for id, message in messages().items():
        moved = {message.under(profile) for profile in Profile} != {message.severity}
        assert message.settable or not moved, id
    assert any(rule.message.under(Profile.VENDOR) is Severity.OFF for rule in RULES)
