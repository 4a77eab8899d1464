"""Lay out a new workspace. Templates of workspaces are plain files, copied as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.shipped import shipped_templates


def create(target: Path, kind: str, *, here: bool) -> tuple[str, ...]:
    """Copy the files of a template into `target` and return their paths. Raises `UsageError` as `lay_out` does."""
    check_room(target, here=here)
    source = shipped_templates() / "init" / kind
    return lay_out(target, {path: (source / path).read_bytes() for path in _files(source)}, here=here)


def check_room(target: Path, *, here: bool) -> None:
    """Raises `UsageError` where `target` is no folder, or has something in it (unless `here`)."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target} is not a folder")
    if target.is_dir() and any(target.iterdir()) and not here:
        raise UsageError(f"{target} is not empty; --here scaffolds into it all the same")


def lay_out(target: Path, files: Mapping[str, bytes], *, here: bool) -> tuple[str, ...]:
    """Write `files` below `target` and return their paths.

    Raises `UsageError` where there is no room (see `check_room`), or one of the files exists already.
    """
    check_room(target, here=here)
    taken = [path for path in files if (target / path).exists() or (target / path).is_symlink()]
    if taken:
        raise UsageError(f"{taken[0]} exists already; nothing was written")
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return tuple(files)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
