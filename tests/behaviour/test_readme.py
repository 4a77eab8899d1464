"""The README: its first steps are run and show what it says, and its links lead somewhere."""

import re
from pathlib import Path

from tests.helpers import REPOSITORY
from tests.site.tour import blocks, walk

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_the_first_steps(tmp_path: Path) -> None:
    section = README.partition("\n## Start\n")[2].partition("\n## ")[0]
    install, steps = blocks(section)
    assert all(line.startswith("pip install ") for line in install.text.splitlines())
    assert walk(f"```console\n{steps.text}```\n", tmp_path) == 6


def test_what_comes_out_is_what_comes_out() -> None:
    section = README.partition("\n## What goes in, what comes out\n")[2].partition("\n## ")[0]
    shown = blocks(section)
    assert [one.title.rpartition("/")[2] for one in shown] == [
        "routes.yaml", "routes.py", "test_booking_api_v1_access.py",
    ]  # fmt: skip
    for one in shown:
        assert one.text in (REPOSITORY / one.title).read_text(encoding="utf-8"), one.title
    (row,) = re.findall(r"^\| `(.+)` (\| .*)$", section, re.MULTILINE)
    page = (REPOSITORY / "generated/docs/rbac.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| \[`{re.escape(row[0])}`\]\(\S+\) {re.escape(row[1])}$", page, re.MULTILINE)


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(targets) > 15
    for target in targets:
        assert (REPOSITORY / target).exists(), target


def test_every_figure_stands_in_the_conformance_page() -> None:
    """What is measured is measured there; here it is only repeated."""
    page = (REPOSITORY / "docs" / "conformance.md").read_text(encoding="utf-8")
    for name, operations in (("openai", 288), ("stripe", 468), ("github", 1223)):
        rows = re.findall(rf"^\| {name} \|(?: yes \|){{9}} {operations} \|", page, re.MULTILINE)
        assert len(rows) == 2, f"{name}, by two engines"
        assert f"{operations:,}" in README
    agreed = [
        float(row)
        for row in re.findall(
            r"^\| (?:openai|stripe|github) \| [a-z-]+ (?:\| \d+ ){4}\| ([\d.]+) \|$", page, re.MULTILINE
        )
    ]
    assert len(agreed) == 6
    assert f"{min(agreed):.1f} to {max(agreed):.0f} %" in README
    whole = re.findall(r"^\| (?:openai|stripe|github) \| native (?:\| \d+ ){4}\| 100\.00 \|$", page, re.MULTILINE)
    assert len(whole) == 3
    (judged,) = re.findall(r"^\| together \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    assert "Of {} findings on them that a reader judged, {} were right".format(*judged) in " ".join(README.split())
