"""Which paths an output may have: portable, inside the workspace, and told apart by every file system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

LOCAL = ".ssotgen"
"""The folder of local state; never an output."""
MANIFEST = ".ssotgen-manifest.json"
"""What the folder of outputs is known by."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def fault(path: str) -> str | None:
    """Say why `path` cannot be an output's workspace-relative POSIX path; `None` where it can."""
    if not path:
        return "it is empty"
    if path.startswith("/"):
        return "it is absolute"
    parts = path.split("/")
    if parts[0].casefold() == LOCAL:
        return f"`{LOCAL}` holds local state only"
    return next((text for part in parts if (text := _part_fault(part))), None)


def _part_fault(part: str) -> str | None:
    if part == "":
        return "it has an empty part"
    if part in (".", ".."):
        return f"it has the part `{part}`"
    if part.casefold() in (".git", "git~1"):
        return "it leads into git's own folder"
    if any(unicodedata.category(char) in _HIDDEN for char in part):
        return "it has an invisible character"
    if any(char in '<>:"|?*\\' for char in part):
        return 'it has one of the characters <>:"|?*\\, which not every system can store'
    if part[-1] in ". " or part[0] == " ":
        return "one of its parts begins or ends with a space, or ends with a dot"
    if part.split(".", maxsplit=1)[0].casefold() in _DEVICES:
        return f"`{part}` is the name of a device on Windows"
    if len(part.encode()) > 200:
        return "one of its parts is longer than 200 bytes"
    return None


def inside(path: str, folder: str) -> bool:
    """Tell whether `path` lies below `folder`."""
    return path.startswith(f"{folder}/")


def parents(path: str) -> Iterator[str]:
    """The folders above `path`, the nearest first, without the root."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def fold(path: str) -> str:
    """A key that is equal for paths that some file system takes for one: case and Unicode composition do not count."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def collisions(paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of paths that cannot exist side by side everywhere: equal when folded, or one is a folder of the other."""
    seen: dict[str, tuple[str, str, bool]] = {}
    found = []
    for path in sorted(paths):
        clash = None
        for place in (path, *parents(path)):
            is_file = place == path
            spelling, owner, held_by_file = seen.setdefault(fold(place), (place, path, is_file))
            if owner != path and (spelling != place or is_file or held_by_file):
                clash = owner
        if clash is not None:
            found.append((clash, path))
    return tuple(found)
