"""`make golden`: shows the difference before it asks, changes nothing without a yes, and never runs in CI."""

import os
import subprocess
from pathlib import Path

import pytest

# Stands in for Python: writes down what it was asked, says what pytest would say, and fails as a difference would.
PYTHON = """#!/bin/sh
echo "$*" >> "{log}"
case "$*" in *--snapshot-update*) echo updated;; *) echo "+a changed line"; exit {status};; esac
"""


def golden(
    repository: Path, folder: Path, answer: str, *settings: str, status: int = 1, ci: str = ""
) -> tuple[int, str, list[str]]:
    """Run the target with a Python of our own: exit code, what was printed, and the calls."""
    log, python = folder / "log", folder / "python"
    python.write_text(PYTHON.format(log=log, status=status))
    python.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "CI"}
    done = subprocess.run(
        ["make", "--old-file", ".venv/.ready", "golden", f"BIN={folder}", *settings],
        cwd=repository, env=environment | ({"CI": ci} if ci else {}), input=answer,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout, log.read_text().splitlines() if log.exists() else []


COMPARE = "-m pytest -q --no-header tests/golden"
UPDATE = f"{COMPARE} --snapshot-update"


@pytest.mark.parametrize("ci", ["true", "1", "woodpecker"])
def test_ci_accepts_nothing(repository: Path, tmp_path: Path, ci: str) -> None:
    code, said, calls = golden(repository, tmp_path, "y\n", "ACCEPT=1", ci=ci)
    assert (code, calls) == (2, [])
    assert "never in CI" in said


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "yes, but\n"])
def test_without_a_yes_nothing_changes(repository: Path, tmp_path: Path, answer: str) -> None:
    code, said, calls = golden(repository, tmp_path, answer)
    assert (code, calls) == (2, [COMPARE])
    assert said.index("+a changed line") < said.index("Accept it?") < said.index("Nothing was changed.")


@pytest.mark.parametrize(("answer", "settings"), [("y\n", ()), ("", ("ACCEPT=1",))])
def test_a_yes_comes_after_the_difference(
    repository: Path, tmp_path: Path, answer: str, settings: tuple[str, ...]
) -> None:
    code, said, calls = golden(repository, tmp_path, answer, *settings)
    assert (code, calls) == (0, [COMPARE, UPDATE]), said
    assert said.index("+a changed line") < said.index("updated")


def test_where_nothing_differs_nobody_is_asked(repository: Path, tmp_path: Path) -> None:
    code, said, calls = golden(repository, tmp_path, "", status=0)
    assert (code, calls) == (0, [COMPARE])
    assert said.splitlines()[-1] == "Golden files are current."
