"""What a person at a terminal gets besides: a sign of life in long runs, timings, completion of commands."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ssotgen.cli.changes import wants_colour
from tests.helpers import lay_out, ssotgen

SLOW = """
import sys, time
import ssotgen.cli.progress as progress
import ssotgen.compiler.compile as c
declare = c.declare
def slowly(*a):
    time.sleep(2)
    return declare(*a)
c.declare = slowly
progress.PATIENCE = {patience}
from ssotgen.cli.run import run
code = run(["check"])
print("rich" in sys.modules)
sys.exit(code)
"""


def at_a_terminal(folder: Path, patience: float, **environment: str) -> tuple[int, str, str]:
    """Run a slow check whose stderr is a terminal: exit code, stdout, and what the terminal got."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "xterm"} | environment
    try:
        done = subprocess.run(
            [sys.executable, "-c", SLOW.format(patience=patience)],
            cwd=folder, env=env, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False, timeout=120,
        )  # fmt: skip
    finally:
        os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the end of a terminal that nobody writes to any more
        pass
    os.close(ours)
    return done.returncode, done.stdout, shown.decode()


def test_a_long_run_shows_what_it_does(demo: Path) -> None:
    code, out, shown = at_a_terminal(demo, 0.2)
    assert (code, out) == (0, "True\n")
    assert re.search(r"[⠁-⣿] declare", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown))
    assert shown.replace("\r", "").rstrip().endswith("0 errors, 0 warnings. Everything agrees.")
    assert "\x1b[?25h" in shown, "the cursor is back"


def test_a_quick_run_shows_and_loads_nothing(demo: Path) -> None:
    assert at_a_terminal(demo, 60) == (0, "False\n", "0 errors, 0 warnings. Everything agrees.\r\n")


def test_ci_shows_nothing(demo: Path) -> None:
    assert at_a_terminal(demo, 0.2, CI="true") == (0, "False\n", "0 errors, 0 warnings. Everything agrees.\r\n")


def test_a_terminal_that_cannot_show_colours_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, expected in (("xterm", True), ("dumb", False)):
        monkeypatch.setenv("TERM", name)
        assert wants_colour() is expected
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour()


# ---- timings


def test_verbose_says_what_took_how_long(demo: Path) -> None:
    owners = demo / "registries/owners.yaml"
    lay_out(demo, {"registries/owners.yaml": owners.read_text(encoding="utf-8").replace("@example/", "@elsewhere/")})
    rows = re.findall(r"^(\w+) +(\d+\.\d) ms +(\d+)%$", ssotgen("build", "-v", cwd=demo).err, re.MULTILINE)
    verbs = ["declare", "link", "check", "generate", "render", "plan", "apply", "remember", "together"]
    assert [verb for verb, _, _ in rows] == verbs
    assert abs(sum(float(time) for _, time, _ in rows[:-1]) - float(rows[-1][1])) < 1
    assert "nothing has moved since the last run" in ssotgen("check", "-v", cwd=demo).err


# ---- completion


def completed(words: str, folder: Path) -> list[str]:
    """What bash would offer after these words."""
    env = {"_SSOTGEN_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    return ssotgen(cwd=folder, env=env).out.split()


def test_the_shell_completes_commands_and_options(tmp_path: Path) -> None:
    assert completed("ssotgen re", tmp_path) == ["resolve"]
    assert {"build", "check", "init"} <= set(completed("ssotgen ", tmp_path))
    assert completed("ssotgen check --fail", tmp_path) == ["--fail-on"]
    assert completed("ssotgen check --fail-on ", tmp_path) == ["error", "warning"]


def test_the_shell_completes_names(demo: Path) -> None:
    assert completed("ssotgen explain unknown-perm", demo) == ["unknown-permission"]
    assert completed("ssotgen schema ro", demo) == ["routes"]
    assert completed("ssotgen plan --only mod", demo) == ["models"]
    assert completed("ssotgen eject codeowners/", demo) == ["codeowners/CODEOWNERS.jinja"]
    assert completed("ssotgen init --template b", demo) == ["booking"]


def test_the_shell_completes_what_the_last_build_knows(demo: Path) -> None:
    assert completed("ssotgen trace permission:", demo) == [], "nothing is remembered yet, and nothing is compiled"
    assert ssotgen("trace", "role:reader", cwd=demo).code == 0
    assert completed("ssotgen trace permission:", demo) == ["permission:note.read", "permission:note.write"]


def test_completion_says_nothing_where_something_is_wrong(tmp_path: Path) -> None:
    for words in ("ssotgen trace per", "ssotgen eject -C nowhere co"):
        env = {"_SSOTGEN_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        result = ssotgen(cwd=tmp_path, env=env)
        assert (result.out.strip(), result.err) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown_and_installed_for_a_shell_that_is_named(tmp_path: Path, shell: str) -> None:
    shown = ssotgen("--show-completion", shell, cwd=tmp_path)
    assert shown.code == 0, shown.err
    assert f"_SSOTGEN_COMPLETE=complete_{shell}" in shown.out
    installed = ssotgen("--install-completion", shell, cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert installed.code == 0, installed.err
    (path,) = re.findall(r"^(/.*) was written\.", installed.out)
    assert Path(path).is_relative_to(tmp_path)
    assert Path(path).read_text(encoding="utf-8") == shown.out


def test_completion_for_another_shell_is_refused(tmp_path: Path) -> None:
    for option in ("--show-completion", "--install-completion"):
        result = ssotgen(option, "tcsh", cwd=tmp_path, env={"HOME": str(tmp_path)})
        assert (result.code, result.out) == (2, "")
        assert result.err == "error: there is no completion for 'tcsh'; there is for: bash, zsh, fish\n"
    assert list(tmp_path.iterdir()) == []


def test_bash_completes_behind_a_colon(demo: Path) -> None:
    """Bash takes a word apart at its colons and would print what stands before them twice."""
    assert ssotgen("trace", "role:reader", cwd=demo).code == 0
    script = ssotgen("--show-completion", "bash", cwd=demo).out
    line = "ssotgen trace permission:no"
    asked = f"{script}\nCOMP_LINE={line!r} COMP_POINT={len(line)}\n_ssotgen_completion ssotgen\n"
    asked += "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", asked], cwd=demo, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["note.read", "note.write"], done.stderr
