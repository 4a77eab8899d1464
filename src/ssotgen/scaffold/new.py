"""Lay out a new workspace. Templates of workspaces are plain files, copied as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.shipped import shipped_templates

KINDS = ("minimal",)


def create(target: Path, kind: str, *, here: bool) -> tuple[str, ...]:
    """Copy the files of a template into `target` and return their paths.

    Raises `UsageError` where the folder has something in it (unless `here`), or a file of the template exists already.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target} is not a folder")
    if target.is_dir() and any(target.iterdir()) and not here:
        raise UsageError(f"{target} is not empty; --here scaffolds into it all the same")
    source = shipped_templates() / "init" / kind
    files = tuple(_files(source))
    taken = [path for path in files if (target / path).exists()]
    if taken:
        raise UsageError(f"{taken[0]} exists already; nothing was written")
    for path in files:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes((source / path).read_bytes())
    return files


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
