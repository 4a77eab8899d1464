"""What an earlier run left half-done: finished where the disk still agrees, remembered where it moved on."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from ssotgen.core.values import dataclass, replace
from ssotgen.emit import journal, moves, paths
from ssotgen.emit.disk import Disk
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.filesystem import Filesystem, WorkFilesystem
from ssotgen.emit.journal import Journal, Phase
from ssotgen.emit.local import locked
from ssotgen.emit.manifest import Trusted


@dataclass(frozen=True, slots=True)
class Recovered:
    """The files that were brought to their new content, and contents of ours that no manifest may know."""

    repaired: tuple[str, ...] = ()
    trusted: Trusted = field(default_factory=dict)


def recover(root: Path, *, output: str = "generated", files: Filesystem | None = None) -> Recovered:
    """Repair what a run that died left behind. To be called before planning, by commands that write.

    If all files are still as the journal says, old or new, its moves are finished. Otherwise somebody changed them
    since, for example by checking out another branch: then nothing is moved, staged files are deleted, and what that
    run had already written is `trusted`. Raises `LockHeld`, `WriteFailed`.
    """
    disk = WorkFilesystem(root) if files is None else files
    if not journal.exists(disk):
        return Recovered()
    with locked(root):
        try:
            return _recover(disk, output)
        except OSError as cause:
            raise WriteFailed(str(cause.filename or "."), cause.strerror or "the disk refuses") from cause


def left_behind(disk: Disk) -> Trusted:
    """What `recover` would trust, read only; for commands that do not write."""
    found = journal.read(disk)
    return {} if found is None else _trusted(found)


def _recover(files: Filesystem, output: str) -> Recovered:
    found = journal.read(files)
    if found is None:
        journal.forget(files)
        return Recovered()
    journal.tidy(files)
    if found.phase is Phase.STAGE:
        moves.withdraw(files, found.moves, found.left)
    elif found.phase is Phase.COMMIT:
        ours = all(move.new is not None or paths.inside(move.path, output) for move in found.moves)
        if ours and moves.agree(files, found.moves):
            moves.finish(files, found.moves, [], found.left)
            return Recovered(tuple(sorted(move.path for move in found.moves)), _trusted(replace(found, moves=())))
        moves.remove_staged(files, found.moves)
        journal.save(files, replace(found, phase=Phase.LEFT))
    return Recovered(trusted=_trusted(found))


def _trusted(found: Journal) -> Trusted:
    """Contents that this or an earlier run may have written; staged ones were not written yet."""
    trusted: dict[str, frozenset[str]] = {}
    for move in (*found.left, *(found.moves if found.phase is not Phase.STAGE else ())):
        if move.new is not None:
            trusted[move.path] = trusted.get(move.path, frozenset()) | {move.new}
    return trusted
