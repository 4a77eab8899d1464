"""A plan onto the disk: all of it or nothing, whatever interrupts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ssotgen.core.values import replace
from ssotgen.emit import journal, moves, paths
from ssotgen.emit.changes import Change, Plan
from ssotgen.emit.disk import Regular
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.filesystem import Filesystem, WorkFilesystem
from ssotgen.emit.journal import Journal, Move, Phase
from ssotgen.emit.local import locked


def apply(root: Path, plan: Plan, *, files: Filesystem | None = None) -> None:
    """Carry out a plan without conflicts below `root`, alone: the workspace is locked meanwhile.

    Every new content is staged beside its place first; then a journal is written, and from there on the plan is
    finished, by an interrupted run itself or by `recover`. The manifest comes last. Raises `LockHeld`; `WriteFailed`
    where the disk refuses or is not as the plan saw it, and then no file was changed; `ValueError` for a plan with
    conflicts.
    """
    if plan.conflict:
        raise ValueError("a plan with conflicts cannot be applied")
    disk = WorkFilesystem(root) if files is None else files
    if not plan and journal.read(disk) is None:
        return
    with locked(root):
        _apply(disk, plan)


def _apply(files: Filesystem, plan: Plan) -> None:
    before = journal.read(files)
    if before is not None and before.phase is not Phase.LEFT:
        raise WriteFailed(journal.PATH, "another run stopped half-way just now; start again")
    changes = _ordered(plan)
    _verify(files, changes)
    token = os.urandom(8).hex()
    steps = tuple(_move(files, change, token, n) for n, change in enumerate(changes))
    now = Journal(Phase.STAGE, steps, before.moves + before.left if before else ())
    after = now.left if plan.partial else ()  # a whole build has just settled every file
    made: list[str] = []
    try:
        _stage(files, changes, now)
        moves.finish(files, steps, made, after)
    except BaseException as cause:
        with suppress(OSError):  # what cannot be brought in order now, the journal still names
            _unwind(files, cause, changes, made, after)
        if isinstance(cause, OSError):
            raise WriteFailed(str(cause.filename or "."), cause.strerror or "the disk refuses") from cause
        raise


def _unwind(
    files: Filesystem, cause: BaseException, changes: Sequence[Change], made: list[str], after: Sequence[Move]
) -> None:
    """After a failure or an interruption, go back to the old tree or on to the new one, by what the journal says.

    Past the point of no return an interruption completes the plan; a disk that refuses is undone from memory.
    """
    now = journal.read(files)
    if now is None or now.phase is Phase.LEFT:
        journal.tidy(files)
    elif now.phase is Phase.STAGE:
        moves.withdraw(files, now.moves, now.left)
    elif isinstance(cause, OSError):
        moves.undo(files, changes, now.moves, made, now.left)
    else:
        moves.finish(files, now.moves, made, after)


def _ordered(plan: Plan) -> list[Change]:
    """Deletions first, so that a file may become a folder and a name may change its case; the manifest last."""
    return sorted(plan.changes, key=lambda change: (change.path == plan.manifest, change.data is not None, change.path))


def _verify(files: Filesystem, changes: Sequence[Change]) -> None:
    """Refuse a disk that changed since it was planned for."""
    for change in changes:
        found = files.read(change.path)
        there = found.data if isinstance(found, Regular) else None
        if there != (None if change.old is None else change.old.data):
            raise WriteFailed(change.path, "it changed while ssotgen was running")


def _move(files: Filesystem, change: Change, token: str, number: int) -> Move:
    """The step of a change, its temporary file in the nearest folder that is there.

    That is on the same medium, and so no folder is made before the plan is certain.
    """
    folder = next((folder for folder in paths.parents(change.path) if moves.is_folder(files, folder)), "")
    name = journal.temporary_name(token, number)
    old = None if change.old is None else change.old.digest
    return Move(change.path, old, change.sha256, f"{folder}/{name}" if folder else name)


def _stage(files: Filesystem, changes: Sequence[Change], plan: Journal) -> None:
    """Write all new contents to temporary files, which the journal names before the first of them exists."""
    journal.save(files, plan)
    folders = set()
    for change, step in zip(changes, plan.moves, strict=True):
        if change.data is not None and step.temporary is not None:
            mode = None if change.old is None else change.old.mode
            try:
                files.write(step.temporary, change.data, mode, executable=change.executable)
            except OSError as cause:
                cause.filename = change.path  # the name of a temporary file helps nobody
                raise
            folders.add(step.temporary.rpartition("/")[0])
    for folder in sorted(folders):
        files.sync(folder)
    _verify(files, changes)
    journal.save(files, replace(plan, phase=Phase.COMMIT))
