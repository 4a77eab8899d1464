"""The journal: what a writer is about to do, so that the next command can finish or forget it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass
from ssotgen.emit import paths
from ssotgen.emit.disk import Disk, Regular
from ssotgen.emit.filesystem import Filesystem
from ssotgen.emit.paths import LOCAL
from ssotgen.emit.printing import json_text

PATH = f"{LOCAL}/journal.json"
_NEXT = f"{LOCAL}/journal.json.next"
FORMAT = 1

_TEMPORARY = re.compile(r"\.ssotgen-[0-9a-f]{16}-[0-9]+\.tmp")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Phase(StrEnum):
    """How far a writer came: files are being staged; all are staged and take their places; the places moved away."""

    STAGE = "stage"
    COMMIT = "commit"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Move:
    """One file's step: digests (LF) of its old and new content, `None` for no file.

    `temporary` is where the new content waits. For a deletion nothing waits there: the name is only reserved.
    """

    path: str
    old: str | None
    new: str | None
    temporary: str | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """A phase and the moves in the order in which they are made; the manifest's is the last.

    `left` are moves of earlier runs whose files went their own way since; what those wrote is still known to be ours.
    """

    phase: Phase
    moves: tuple[Move, ...]
    left: tuple[Move, ...] = ()

    def text(self) -> str:
        head: dict[str, Json] = {"format": FORMAT, "phase": str(self.phase)}
        return json_text(FrozenMap({**head, "moves": _said(self.moves), "left": _said(self.left)}))


def _said(moves: Iterable[Move]) -> Json:
    return tuple(FrozenMap({"path": m.path, "old": m.old, "new": m.new, "temporary": m.temporary}) for m in moves)


def temporary_name(token: str, number: int) -> str:
    """The name of a staged file; `token` has 16 hexadecimal digits."""
    return f".ssotgen-{token}-{number}.tmp"


def save(files: Filesystem, journal: Journal) -> None:
    """Put a journal in place of the one before, in one step."""
    tidy(files)
    files.write(_NEXT, journal.text().encode(), None, executable=False)
    files.rename(_NEXT, PATH)
    files.sync(LOCAL)


def forget(files: Filesystem) -> None:
    """Remove the journal, if there is one."""
    tidy(files)
    with suppress(FileNotFoundError):
        files.remove(PATH)


def tidy(files: Filesystem) -> None:
    """Remove a journal that never came into force."""
    with suppress(FileNotFoundError):
        files.remove(_NEXT)


def exists(disk: Disk) -> bool:
    """Tell whether there is a journal, believable or not, or one that never came into force."""
    return any(isinstance(disk.read(path), Regular) for path in (PATH, _NEXT))


def read(disk: Disk) -> Journal | None:
    """The journal that a writer left behind; `None` where there is none, or one that cannot be believed."""
    found = disk.read(PATH)
    if not isinstance(found, Regular):
        return None
    try:
        document = json.loads(found.data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None
    phase, moves, left = document.get("phase"), _moves(document.get("moves")), _moves(document.get("left"))
    if phase not in tuple(Phase) or moves is None or left is None:
        return None
    return Journal(Phase(phase), moves, left)


def _moves(items: object) -> tuple[Move, ...] | None:
    if not isinstance(items, list):
        return None
    found = [move for item in items if (move := _move(item)) is not None]
    return tuple(found) if len(found) == len(items) else None


def _move(item: object) -> Move | None:
    if not isinstance(item, dict):
        return None
    path, old, new, temporary = (item.get(key) for key in ("path", "old", "new", "temporary"))
    if not isinstance(path, str) or paths.fault(path) or not _all_digests((old, new)):
        return None
    if temporary is not None:
        if not isinstance(temporary, str) or paths.fault(temporary):
            return None
        if not _TEMPORARY.fullmatch(temporary.rpartition("/")[2]):
            return None
    return Move(path, old, new, temporary)


def _all_digests(values: Iterable[object]) -> bool:
    return all(value is None or (isinstance(value, str) and _SHA256.fullmatch(value)) for value in values)
