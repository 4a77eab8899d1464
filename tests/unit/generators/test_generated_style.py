"""Generated Python reads as if linters and import sorters with their own defaults had passed over it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ssotgen.generators.docstrings import WIDTH, docstring
from ssotgen.generators.models.imports import in_order
from tests.helpers import REPOSITORY

RUFF = Path(sys.executable).with_name("ruff")


@pytest.mark.parametrize("action", [("check", "--select", "E,F,I,UP,W"), ("format", "--check")])
def test_a_linter_with_defaults_finds_nothing(action: tuple[str, ...]) -> None:
    folders = [
        REPOSITORY / "generated/python",
        *sorted((REPOSITORY / "tests/golden").glob("*/expected/generated/python")),
    ]
    assert len(folders) > 3
    command: list[str | Path] = [RUFF, *action, "--isolated", "--no-cache", "--line-length", str(WIDTH), *folders]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.stdout if result.returncode else "") == ""


def test_names_are_imported_in_the_order_of_import_sorters() -> None:
    names = ["in_order", "Big10", "Big9", "CustomerId", "CustomUnit", "Customer_id", "LIMIT as LIMIT", "A as A"]
    assert in_order(names) == [
        "LIMIT as LIMIT",
        "A as A",
        "Big9",
        "Big10",
        "Customer_id",
        "CustomerId",
        "CustomUnit",
        "in_order",
    ]


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("length", range(100, 250, 3))
def test_long_descriptions_are_broken_between_words(indent: str, length: int) -> None:
    text = ("ab cde " * 50)[:length].strip()
    lines = docstring(text, indent).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(line.strip() for line in lines).replace('"""', "").strip() == text


def test_what_is_no_running_text_keeps_its_lines() -> None:
    long = "word " * 40
    for kept in (f"| {long}|", f"    {long}", f"# {long}", f"```\n{long}\n```"):
        assert max(map(len, docstring(f"Text.\n\n{kept}", "").splitlines())) > WIDTH
    assert f"\n  {'word ' * 3}" in docstring(f"* {long}", "")
    assert "\n- " not in docstring("so - so " * 40, "")
