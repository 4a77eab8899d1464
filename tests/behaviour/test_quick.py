"""`check` and `build` without options are answered from memory before the command line is loaded, in the same words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import lay_out, ssotgen

CONTRACT = "contracts/notes-api/v1.openapi.yaml"
LOADED = """
import sys
from ssotgen.cli.run import run
code = run(sys.argv[1:])
print(code, *({"typer", "yaml", "ssotgen.linker.link"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.fixture
def warned(demo: Path) -> Path:
    """A built workspace with a warning that is remembered."""
    text = (demo / CONTRACT).read_text(encoding="utf-8")
    lay_out(demo, {CONTRACT: text.replace("tags: [notes]", "tags: [nots]", 1)})
    assert ssotgen("build", cwd=demo).code == 0
    return demo


def timeless(text: str) -> str:
    return re.sub(r"in \d+\.\d s\.", "in time.", text)


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("quiet", [[], ["-q"], ["--quiet"]])
def test_the_answer_is_that_of_the_whole_command_line(warned: Path, command: str, quiet: list[str]) -> None:
    short = ssotgen(command, *quiet, cwd=warned)
    whole = ssotgen(command, *quiet, "--format", "text", cwd=warned)
    assert "tag-undeclared" in short.out
    assert (short.code, short.out, timeless(short.err)) == (whole.code, whole.out, timeless(whole.err))
    assert (short.err == "") == bool(quiet)


@pytest.mark.parametrize("command", ["check", "build"])
def test_no_option_is_parsed_and_no_file_either(warned: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, command], cwd=warned / "contracts", capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "0"
    assert "tags: [nots]" in done.stdout  # the line of the finding is remembered


def test_whatever_moved_is_looked_at(warned: Path) -> None:
    text = (warned / CONTRACT).read_text(encoding="utf-8")
    lay_out(warned, {CONTRACT: text.replace("tags: [nots]", "tags: [notes]", 1)})
    assert "tag-undeclared" not in ssotgen("check", cwd=warned).out
    assert ssotgen("build", cwd=warned).code == 0
    assert ssotgen("check", cwd=warned).err == "0 errors, 0 warnings. Everything agrees.\n"
    output = warned / "generated/CODEOWNERS"
    output.write_text(output.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    assert ssotgen("check", cwd=warned).ids == ["edited-output"]


def test_where_there_is_no_workspace_the_whole_command_line_says_so(tmp_path: Path) -> None:
    assert ssotgen("check", cwd=tmp_path) == ssotgen("check", "--format", "text", cwd=tmp_path)
    assert ssotgen("check", cwd=tmp_path).code == 2
