"""A build that is killed or interrupted while it writes: the tree is old or new, and the next build makes it right."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.behaviour.test_workflow import CONTRACT, replace
from tests.helpers import git, ssotgen, tree_digest

# A build that sends itself a signal just before the n-th call of one of the few ways to change the disk.
SABOTAGED = """
import os, signal, sys
from ssotgen.emit.filesystem import WorkFilesystem
method, number, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
calls = 0
original = getattr(WorkFilesystem, method)
def counted(self, *arguments, **options):
    global calls
    calls += 1
    if calls == number:
        os.kill(os.getpid(), getattr(signal, name))
    return original(self, *arguments, **options)
setattr(WorkFilesystem, method, counted)
sys.argv[1:] = ["build"]
from ssotgen.__main__ import main
main()
"""
CHANGED_FILES = 4  # at least so many outputs follow from the text that the tests change


def sabotaged(folder: Path, method: str, number: int, signal: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", SABOTAGED, method, str(number), signal]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def repository_with_branches(demo: Path) -> Path:
    """A repository whose branch `other` says something else, both branches built."""
    git("init", "-q", "-b", "main", cwd=demo)
    git("add", "-A", cwd=demo)
    git("commit", "-qm", "main", cwd=demo)
    git("checkout", "-qb", "other", cwd=demo)
    replace(demo, CONTRACT, "List notes", "List the notes of others")
    assert ssotgen("build", cwd=demo).code == 0
    git("commit", "-qam", "other", cwd=demo)
    git("checkout", "-q", "main", cwd=demo)
    return demo


# While staging, while the journal comes into force, between the files' changes of place, and when it is forgotten.
POINTS = [("write", 1 + CHANGED_FILES), ("rename", 1), ("rename", 3), ("remove", 1)]


@pytest.mark.parametrize(("method", "number"), POINTS)
def test_killed_then_another_branch(repository_with_branches: Path, method: str, number: int) -> None:
    folder = repository_with_branches
    replace(folder, CONTRACT, "List notes", "List all notes")
    killed = sabotaged(folder, method, number, "SIGKILL")
    assert killed.returncode == -9, killed.stderr
    git("checkout", "-qf", "other", cwd=folder)
    result = ssotgen("build", cwd=folder)
    assert result.code == 0, result.out + result.err
    assert git("status", "--porcelain", cwd=folder) == ""
    shutil.rmtree(folder / ".ssotgen")
    assert ssotgen("check", cwd=folder).code == 0


@pytest.mark.parametrize(("method", "number"), POINTS)
def test_killed_then_built_again(demo: Path, method: str, number: int) -> None:
    old = tree_digest(demo / "generated")
    replace(demo, CONTRACT, "List notes", "List all notes")
    copy = Path(shutil.copytree(demo, demo.parent / "copy"))
    assert ssotgen("build", cwd=copy).code == 0
    new = tree_digest(copy / "generated")
    assert sum(old[path] != new[path] for path in old) >= CHANGED_FILES
    assert sabotaged(demo, method, number, "SIGKILL").returncode == -9
    for path, digest in tree_digest(demo / "generated").items():
        assert digest in (old.get(path), new.get(path)) or path.endswith(".tmp"), path
    assert ssotgen("build", cwd=demo).code == 0
    assert tree_digest(demo / "generated") == new


@pytest.mark.parametrize("number", [1, 2, 4])
def test_interrupted_while_staging(demo: Path, number: int) -> None:
    replace(demo, CONTRACT, "List notes", "List all notes")
    before = tree_digest(demo)
    done = sabotaged(demo, "write", number, "SIGINT")
    assert done.returncode == 130, done.stderr
    assert done.stderr.splitlines()[-1] == "interrupted: the tree is as it was"
    assert "Traceback" not in done.stderr
    assert tree_digest(demo) == before
    assert ssotgen("build", cwd=demo).code == 0
    assert ssotgen("check", cwd=demo).code == 0


@pytest.mark.parametrize("number", [3, 4])
def test_interrupted_past_the_point_of_no_return(demo: Path, number: int) -> None:
    """Between the first file and the last one there is no way back, so the plan is finished."""
    replace(demo, CONTRACT, "List notes", "List all notes")
    done = sabotaged(demo, "rename", number, "SIGINT")
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 130)
    assert ssotgen("check", cwd=demo).code == 0


def test_interrupted_while_compiling(demo: Path) -> None:
    replace(demo, CONTRACT, "List notes", "List all notes")
    before = tree_digest(demo)
    planted = (
        "import os, signal, sys\nimport ssotgen.compiler.compile as c\noriginal = c.declare\n"
        "def interrupted(*given):\n    os.kill(os.getpid(), signal.SIGINT)\n    return original(*given)\n"
        "c.declare = interrupted\nsys.argv[1:] = ['build']\nfrom ssotgen.__main__ import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", planted], cwd=demo, capture_output=True, text=True, check=False)
    assert done.returncode == 130, done.stderr
    assert done.stderr.splitlines() == ["interrupted: the tree is as it was"]
    assert tree_digest(demo) == before
