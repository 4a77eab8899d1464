"""Lay out a new workspace. Templates of workspaces are plain files, copied as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.shipped import shipped_booking, shipped_templates


class Template(StrEnum):
    """The workspaces to begin with."""

    MINIMAL = "minimal"
    BOOKING = "booking"


KEPT = (".gitignore", "README.md")
"""What a folder may have already: every project does."""
_CONFIGURED = re.compile(r"^\s*\[\s*tool\s*\.\s*ssotgen\b", re.MULTILINE)
BOOKING = ("contracts", "registries", "ssotgen.toml")
"""What the workspace of the booking service consists of, besides its README."""


def create(target: Path, template: Template, *, here: bool) -> tuple[str, ...]:
    """Copy the files of a template into `target` and return their paths. Raises `UsageError` as `lay_out` does."""
    check_room(target, here=here)
    files = _files(shipped_templates() / "init" / template)
    if template is Template.BOOKING:
        files |= _files(shipped_booking(), *BOOKING)
    return lay_out(target, dict(sorted(files.items())), here=here)


def check_room(target: Path, *, here: bool) -> None:
    """Raises `UsageError` where `target` is no folder, or has something in it (unless `here`).

    Hidden files and folders do not count: a new repository with its `.git` and `.venv` is an empty one to its owner.
    """
    try:
        if target.is_symlink() and not target.exists():
            raise UsageError(f"{target} is a link that leads nowhere")
        if target.exists() and not target.is_dir():
            raise UsageError(f"{target} is not a folder")
        if target.is_dir() and not here and any(not path.name.startswith(".") for path in target.iterdir()):
            raise UsageError(f"{target} is not empty; --here scaffolds into it all the same")
    except OSError as cause:
        raise UsageError(f"{target}: {cause.strerror}") from cause


def lay_out(target: Path, files: Mapping[str, bytes], *, here: bool) -> tuple[str, ...]:
    """Write `files` below `target` and return their paths; a README and a .gitignore that are there already stay.

    Raises `UsageError` where there is no room (see `check_room`), where another of the files or another configuration
    exists already, or where the disk refuses.
    """
    check_room(target, here=here)
    taken = [path for path in files if (target / path).exists() or (target / path).is_symlink()]
    if any(path not in KEPT for path in taken):
        first = next(path for path in taken if path not in KEPT)
        raise UsageError(f"{first} exists already; nothing was written")
    if _CONFIGURED.search(_text(target / "pyproject.toml")):
        raise UsageError("pyproject.toml has a table [tool.ssotgen] already: this is a workspace; nothing was written")
    written = tuple(path for path in files if path not in taken)
    try:
        for path in written:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(files[path])
    except OSError as cause:
        raise UsageError(f"{target}: {cause.strerror}") from cause
    return written


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _files(folder: Path, *names: str) -> dict[str, bytes]:
    """Every file below a folder, or below what is called `names` in it, by its path."""
    found = chain.from_iterable((start, *start.rglob("*")) for start in (folder / name for name in names or (".",)))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}
