"""A writer that is interrupted, or that the disk refuses to serve, at every step: all or nothing."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from ssotgen.emit import journal
from ssotgen.emit.apply import apply
from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.recover import recover

from .test_emit_kill import NEW, Range, Stopping, When, build, local, planned, tree

WHENS: tuple[When, ...] = ("before", "within", "after")


@pytest.fixture
def range_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Range:
    monkeypatch.setattr(os, "fsync", None)  # undone after the test
    return Range(tmp_path)


def interrupt() -> NoReturn:
    raise KeyboardInterrupt


def refuse() -> NoReturn:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("when", WHENS)
def test_an_interruption_leaves_the_old_tree_or_completes_the_new_one(range_: Range, when: When) -> None:
    seen: list[str] = []
    for number in range(1, 200):
        root = range_.fresh()
        files = Stopping(root, number, when, interrupt)
        try:
            apply(root, planned(root, NEW, {}), files=files)
        except KeyboardInterrupt:
            found = tree(root)
            assert found in (range_.old, range_.new), (number, when)
            seen.append("old" if found == range_.old else "new")
            assert journal.read(WorkDisk(root)) is None, (number, when)
            assert local(root) <= {".gitignore", "lock"}, (number, when)
        else:
            break
    assert seen == sorted(seen, reverse=True)  # there is one point of no return
    assert set(seen) == ({"old"} if when == "within" else {"old", "new"})


@pytest.mark.parametrize("when", WHENS)
def test_a_disk_that_refuses_one_step_leaves_the_old_tree(range_: Range, when: When) -> None:
    failures = 0
    for number in range(1, 200):
        root = range_.fresh()
        try:
            apply(root, planned(root, NEW, {}), files=Stopping(root, number, when, refuse))
        except WriteFailed:
            failures += 1
            # Once the journal is gone the run is over: only then may the new tree stay.
            assert tree(root) in (range_.old, *([range_.new] if when == "after" else [])), (number, when)
            assert local(root) <= {".gitignore", "lock"}, (number, when)
            build(root, NEW)
            assert tree(root) == range_.new
        else:
            break
    assert failures >= 7


def test_a_dead_disk_is_repaired_by_the_next_command(range_: Range) -> None:
    """From one step on every change fails, undoing too."""

    class Dead(Stopping):
        def step(self, change: Callable[[], None], half: Callable[[], None] | None = None) -> None:
            self.count += 1
            if self.count >= self.last:
                refuse()
            change()

    for number in range(1, 200):
        root = range_.fresh()
        try:
            apply(root, planned(root, NEW, {}), files=Dead(root, number, "before", refuse))
        except WriteFailed:
            recover(root)
            assert tree(root) in (range_.old, range_.new), number
            build(root, NEW)
            assert tree(root) == range_.new
        else:
            break
    assert number > 20
