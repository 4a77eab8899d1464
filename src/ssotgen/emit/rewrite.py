"""New texts for files that somebody wrote: under the lock, each file old or new, and none that moved meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ssotgen.emit import journal
from ssotgen.emit.changes import Change
from ssotgen.emit.disk import Absent
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.filesystem import Filesystem, WorkFilesystem
from ssotgen.emit.local import locked


def rewrite(root: Path, changes: Sequence[Change], *, files: Filesystem | None = None) -> tuple[str, ...]:
    """Write all changes, none of which deletes; the paths that are no longer as the changes saw them.

    If there are any such paths, nothing is written. All new texts are staged before the first takes its place; no
    journal is kept, because what is written by hand must never be taken for ours. Raises `LockHeld`; `WriteFailed`
    where the disk refuses.
    """
    disk = WorkFilesystem(root) if files is None else files
    with locked(root):
        staged: list[tuple[str, str]] = []
        try:
            return _rewrite(disk, changes, staged)
        except OSError as cause:
            raise WriteFailed(str(cause.filename or "."), cause.strerror or "the disk refuses") from cause
        finally:
            for waiting, _ in staged:
                with suppress(OSError):  # already in its place
                    disk.remove(waiting)


def _rewrite(disk: Filesystem, changes: Sequence[Change], staged: list[tuple[str, str]]) -> tuple[str, ...]:
    token = os.urandom(8).hex()
    for number, change in enumerate(changes):
        folder, slash, _ = change.path.rpartition("/")
        waiting = f"{folder}{slash}{journal.temporary_name(token, number)}"
        staged.append((waiting, change.path))
        mode = None if change.old is None else change.old.mode
        disk.write(waiting, change.data or b"", mode, executable=False)
    moved = tuple(change.path for change in changes if disk.read(change.path) != (change.old or Absent()))
    if not moved:
        for waiting, path in staged:
            disk.rename(waiting, path)
        for folder in sorted({path.rpartition("/")[0] for _, path in staged}):
            disk.sync(folder)
    return moved
