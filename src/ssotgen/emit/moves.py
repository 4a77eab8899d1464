"""Files taking their places: finishing, withdrawing and undoing the moves of a journal. Each may be run again."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from itertools import takewhile

from ssotgen.emit import journal, paths
from ssotgen.emit.changes import Change
from ssotgen.emit.disk import FOLDER, Blocked, Other, Regular
from ssotgen.emit.filesystem import Filesystem
from ssotgen.emit.journal import Journal, Move, Phase

# What a folder answers that has something in it, is gone, or is a mount point.
_STAYS = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EBUSY)


def agree(files: Filesystem, moves: Sequence[Move]) -> bool:
    """Tell whether every file is as it was before its move or after it, and whether what still has to move is there."""
    deleted = {move.path for move in moves if move.new is None}
    return all(_agrees(files, move, deleted) for move in moves)


def _agrees(files: Filesystem, move: Move, deleted: Collection[str]) -> bool:
    there = _digest(files, move.path, deleted)
    if there == move.new or move.new is None:
        return there in (move.old, move.new)
    return there == move.old and move.temporary is not None and _digest(files, move.temporary) == move.new


def _digest(files: Filesystem, path: str, deleted: Collection[str] = ()) -> str | None:
    """The digest of a file, `None` for no file, and a text that equals neither for anything else.

    What is in the way now, but goes when the files of `deleted` do, is no file.
    """
    match files.read(path):
        case Regular() as found:
            return found.digest
        case Other(place, kind):
            goes = place in deleted or (kind == FOLDER and any(paths.inside(file, place) for file in deleted))
            return None if goes else ""
        case _:
            return None


def finish(files: Filesystem, moves: Sequence[Move], made: list[str], left: Sequence[Move] = ()) -> None:
    """Make all moves that are not made yet: deletions, then new contents, then the last one, which is the manifest's.

    Folders that had to be made are added to `made`; what is `left` of earlier journals stays remembered.
    """
    for move in moves:
        if move.new is None and isinstance(files.read(move.path), Regular):
            files.remove(move.path)
    for move in moves:
        if move.new is None:
            prune(files, move.path)
    for move in moves[:-1]:
        _settle(files, move, made)
    _sync(files, moves[:-1])
    for move in moves[-1:]:
        _settle(files, move, made)
    _sync(files, moves[-1:])
    _end(files, left)


def _end(files: Filesystem, left: Sequence[Move]) -> None:
    if left:
        journal.save(files, Journal(Phase.LEFT, (), tuple(left)))
    else:
        journal.forget(files)


def _settle(files: Filesystem, move: Move, made: list[str]) -> None:
    if move.new is None or move.temporary is None or not isinstance(files.read(move.temporary), Regular):
        return
    make_folders(files, move.path, made)
    if isinstance(found := files.read(move.path), Other):
        raise FileExistsError(errno.EEXIST, f"it is {found.kind}", move.path)
    files.rename(move.temporary, move.path)


def _sync(files: Filesystem, moves: Iterable[Move]) -> None:
    for folder in sorted({move.path.rpartition("/")[0] for move in moves}):
        with suppress(FileNotFoundError, Blocked):  # a folder may go with its last file, and a file take its name
            files.sync(folder)


def withdraw(files: Filesystem, moves: Iterable[Move], left: Sequence[Move] = ()) -> None:
    """Forget about moves of which none was made: delete the staged files, and the journal but for what is `left`."""
    remove_staged(files, moves)
    _end(files, left)


def remove_staged(files: Filesystem, moves: Iterable[Move]) -> None:
    """Delete the staged files of moves."""
    for move in moves:
        if move.temporary is not None and isinstance(files.read(move.temporary), Regular):
            files.remove(move.temporary)


def undo(
    files: Filesystem, changes: Sequence[Change], moves: Sequence[Move], made: Iterable[str], left: Sequence[Move]
) -> None:
    """Bring every file back to what it was before, from memory; `changes` and `moves` belong together one by one.

    What is neither old nor new by now is somebody else's, and stays.
    """
    for move in moves:
        if move.old is None and move.new is not None and _digest(files, move.path) == move.new:
            files.remove(move.path)
    for folder in sorted(made, reverse=True):
        with suppress(OSError):
            files.remove_folder(folder)
    for change, move in zip(changes, moves, strict=True):
        if change.old is None or move.temporary is None or _digest(files, move.path) not in (move.new, None):
            continue
        make_folders(files, change.path, [])
        files.write(move.temporary, change.old.data, change.old.mode, executable=False)
        files.rename(move.temporary, change.path)
    withdraw(files, moves, left)


def make_folders(files: Filesystem, path: str, made: list[str]) -> None:
    """Make the folders above `path` that are not there."""
    missing = takewhile(lambda folder: not is_folder(files, folder), paths.parents(path))
    for folder in reversed(tuple(missing)):
        made.append(folder)  # first: a folder that is not there is easily removed
        files.make_folder(folder)


def is_folder(files: Filesystem, path: str) -> bool:
    """Tell whether a real folder is at `path`, every part of which is one too."""
    found = files.read(path)
    return isinstance(found, Other) and found.path == path and found.kind == FOLDER


def prune(files: Filesystem, path: str) -> None:
    """Remove the folders above a deleted file that became empty."""
    for folder in paths.parents(path):
        try:
            files.remove_folder(folder)
        except OSError as cause:
            if cause.errno == errno.ENOENT:
                continue
            if cause.errno in _STAYS:
                return
            raise
