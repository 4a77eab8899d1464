"""A writer that is killed, wherever: each file is old or new, and the next command makes the tree right.

The module is also a program: forking and killing needs a process without threads, which a test runner's is not.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ssotgen.emit.apply import apply
from ssotgen.emit.changes import Plan
from ssotgen.emit.disk import Found, WorkDisk
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.manifest import load
from ssotgen.emit.plan import plan
from ssotgen.emit.recover import left_behind, recover
from ssotgen.emit.render import RenderedFile

When = Literal["before", "within", "after"]

OLD = {"generated/a": "a\n", "generated/b": "b\n", "generated/d/e/f": "f\n", "generated/x": "x\n", ".github/O": "o\n"}
NEW = {"generated/a": "A\n", "generated/b": "b\n", "generated/n/m": "m\n", "generated/x/y": "y\n", ".github/O": "O\n"}
# Another branch: one file as in OLD, one as in NEW, one of its own, the rest not there.
ELSE = {"generated/a": "a\n", "generated/b": "B\n", "generated/n/m": "m\n", "generated/z": "z\n", ".github/O": "o\n"}


@dataclass
class Stopping:
    """The real disk, on which the n-th change is the last: `stop` is called before, within or after it."""

    root: Path
    last: int
    when: When
    stop: Callable[[], None]
    count: int = 0
    real: WorkFilesystem = field(init=False)

    def __post_init__(self) -> None:
        self.real = WorkFilesystem(self.root)

    def step(self, change: Callable[[], None], half: Callable[[], None] | None = None) -> None:
        self.count += self.when != "within" or half is not None  # only a write has an inside
        if self.count != self.last or (self.when == "within" and half is None):
            return change()
        try:
            if self.when == "within" and half is not None:
                half()
            if self.when == "after":
                change()
        finally:
            self.stop()
        return None

    def read(self, path: str) -> Found:
        return self.real.read(path)

    def entries(self, folder: str) -> Mapping[str, bool]:
        return self.real.entries(folder)

    def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
        self.step(
            lambda: self.real.write(path, data, mode, executable=executable),
            lambda: self.real.write(path, data[: len(data) // 2], mode, executable=executable),
        )

    def rename(self, old: str, new: str) -> None:
        self.step(lambda: self.real.rename(old, new))

    def remove(self, path: str) -> None:
        self.step(lambda: self.real.remove(path))

    def make_folder(self, path: str) -> None:
        self.step(lambda: self.real.make_folder(path))

    def remove_folder(self, path: str) -> None:
        self.step(lambda: self.real.remove_folder(path))

    def sync(self, folder: str) -> None:
        self.step(lambda: self.real.sync(folder))


def planned(root: Path, outputs: Mapping[str, str], trusted: Mapping[str, frozenset[str]]) -> Plan:
    manifest = load(WorkDisk(root), "generated").manifest
    assert manifest is not None
    files = [RenderedFile(path, text.encode(), "demo", ()) for path, text in outputs.items()]
    return plan(files, manifest.trusting(trusted), WorkDisk(root), tools={"ruff": "1"})


def build(root: Path, outputs: Mapping[str, str]) -> None:
    """What the command does."""
    apply(root, planned(root, outputs, recover(root).trusted))


def tree(root: Path) -> dict[str, str]:
    """Everything below the root but local state; an empty folder counts."""
    found = {}
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if name.split("/")[0] == ".ssotgen":
            continue
        if not file.is_dir():
            found[name] = file.read_text()
        elif not any(file.iterdir()):
            found[f"{name}/"] = ""
    return found


def local(root: Path) -> set[str]:
    return {file.name for file in (root / ".ssotgen").iterdir()} if (root / ".ssotgen").is_dir() else set()


@dataclass
class Range:
    """Folders with an old, a new and another tree, and a place to try things in."""

    scratch: Path
    old: dict[str, str] = field(init=False)
    new: dict[str, str] = field(init=False)
    other: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        setattr(os, "fsync", lambda _: None)  # noqa: B010  # a killed process loses nothing that it handed to the system
        for name, outputs in (("old", OLD), ("new", NEW), ("other", ELSE)):
            (self.scratch / name).mkdir()
            build(self.scratch / name, outputs)
        self.old, self.new, self.other = (tree(self.scratch / name) for name in ("old", "new", "other"))

    def fresh(self) -> Path:
        """A copy of the old tree."""
        root = self.scratch / "root"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.scratch / "old", root)
        return root

    def check_out(self, root: Path) -> None:
        """Do what git does when the other branch is checked out by force: what it does not know stays."""
        for path in self.old.keys() - self.other.keys():
            if (root / path).is_file():
                (root / path).unlink()
        for folder, _, _ in os.walk(root / "generated", topdown=False):
            with suppress(OSError):
                Path(folder).rmdir()
        for path, text in self.other.items():
            if (root / path).parent.is_file():
                (root / path).parent.unlink()
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)


def killed(range_: Range, number: int, when: When) -> bool:
    """Build the new tree in a child that is killed at one step; false where it came to its end before."""
    root = range_.fresh()
    child = os.fork()
    if child == 0:
        try:
            files = Stopping(root, number, when, lambda: os.kill(os.getpid(), signal.SIGKILL))
            apply(root, planned(root, NEW, {}), files=files)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def prove_kill(range_: Range) -> int:
    """Kill before every step and within every write; the number of kills."""
    kills = 0
    before_and_within: tuple[When, ...] = ("before", "within")
    for when in before_and_within:
        number = 0
        while killed(range_, number := number + 1, when):
            kills += 1
            root = range_.scratch / "root"
            here = (number, when)

            found = {path: text for path, text in tree(root).items() if not path.endswith((".tmp", "/"))}
            assert all(text in (range_.old.get(path), range_.new.get(path)) for path, text in found.items()), here
            assert all(path in found for path in range_.old.keys() & range_.new.keys()), here
            # What only reads sees drift, and no hand edit.
            assert not planned(root, NEW, left_behind(WorkDisk(root))).conflict, here
            # The repair alone leaves one of the two trees.
            recover(root)
            assert tree(root) in (range_.old, range_.new), here
            build(root, NEW)
            assert tree(root) == range_.new, here
            assert local(root) <= {".gitignore", "lock"}, here

            # Or else: the sources were changed back before the next command.
            assert killed(range_, number, when)
            build(root, OLD)
            assert tree(root) == range_.old, here

            # Or else: another branch was checked out before the next command.
            assert killed(range_, number, when)
            range_.check_out(root)
            build(root, ELSE)
            assert tree(root) == range_.other, here
            assert local(root) <= {".gitignore", "lock"}, here
    return kills


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        sys.stdout.write(json.dumps({"kills": prove_kill(Range(Path(scratch)))}))


def test_killed_at_every_step() -> None:
    result = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["kills"] > 40


if __name__ == "__main__":
    main()
