"""Golden outputs as a stranger's tests have them: accepted on request, and a difference is shown as one."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers import files_below, lay_out

TEST = """
import pytest
from ssotgen.testing.golden import assert_outputs

@pytest.mark.parametrize("case", ["small"])
def test_outputs(case, snapshot):
    assert_outputs({made}, snapshot)
"""


def run(folder: Path, made: dict[str, str], *options: str) -> tuple[int, str]:
    """The exit code of pytest and what it prints, for a test that makes these outputs."""
    lay_out(folder, {"test_kit.py": TEST.replace("{made}", repr(made))})
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), *options]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run([*command, str(folder)], cwd=folder, env=clean, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_outputs_are_accepted_only_on_request(tmp_path: Path) -> None:
    made = {"generated/a.md": "one\n", "generated/b/c.md": "two\n"}
    assert run(tmp_path, made)[0] == 1
    assert not (tmp_path / "small").exists()
    assert run(tmp_path, made, "--snapshot-update")[0] == 0
    locked = {path: data.decode() for path, data in files_below(tmp_path / "small" / "expected").items()}
    assert locked == made
    code, said = run(tmp_path, made)
    assert code == 0, said
    assert "2 snapshots passed" in said


def test_a_difference_is_a_diff(tmp_path: Path) -> None:
    run(tmp_path, {"a.md": "one\n", "gone.md": "x\n"}, "--snapshot-update")
    changed = {"a.md": "two\n"}
    code, said = run(tmp_path, changed)
    assert code == 1
    for line in ("--- expected/a.md", "+++ made/a.md", "-one", "+two", "--- expected/gone.md", "+++ /dev/null"):
        assert f"E       {line}\n" in said, said
    assert run(tmp_path, changed, "--snapshot-update")[0] == 0
    assert list(files_below(tmp_path / "small" / "expected")) == ["a.md"]
