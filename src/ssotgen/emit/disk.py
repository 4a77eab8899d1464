"""What stands at a path of the workspace, read without following a link or waiting for a pipe."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Protocol, TypeAlias

from ssotgen.core import digest
from ssotgen.core.values import dataclass

MAX_BYTES = 512 * 1024 * 1024
FOLDER = "a folder"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing is there."""


@dataclass(frozen=True, slots=True)
class Regular:
    """A regular file; `mode` holds the permission bits."""

    data: bytes
    mode: int = 0o644

    @property
    def digest(self) -> str:
        return lf_digest(self.data)


@dataclass(frozen=True, slots=True)
class Other:
    """Something that is no output of ours: `kind` stands at `path`, which may be a folder above the path asked for."""

    path: str
    kind: str


Found: TypeAlias = Absent | Regular | Other


class Disk(Protocol):
    """A folder of files, read by workspace-relative POSIX paths."""

    def read(self, path: str) -> Found:
        """What stands at `path`."""

    def entries(self, folder: str) -> Mapping[str, bool]:
        """The names in `folder` (`""`: the root), and whether each is a folder; empty where it is not there."""


class Blocked(OSError):
    """A part of a path is no folder."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(errno.ENOTDIR, f"it is {kind}", path)
        self.found = Other(path, kind)


def lf_bytes(data: bytes) -> bytes:
    """The same bytes, CRLF taken as LF; a search for one byte is far quicker than one for two."""
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def lf_digest(data: bytes) -> str:
    """The SHA-256 of `data`, CRLF taken as LF."""
    return digest.of_bytes(lf_bytes(data))


@dataclass(frozen=True, slots=True)
class WorkDisk:
    """The files below `root` on the real disk."""

    root: Path

    def read(self, path: str) -> Found:
        folder, _, name = path.rpartition("/")
        try:
            with opened_folder(self.root, folder) as handle:
                return _file(handle, name, path)
        except Blocked as cause:
            return cause.found
        except FileNotFoundError:
            return Absent()
        except OSError as cause:
            return Other(path, f"unreadable ({cause.strerror})")

    def entries(self, folder: str) -> Mapping[str, bool]:
        try:
            with opened_folder(self.root, folder) as handle, os.scandir(handle) as found:
                return {entry.name: entry.is_dir(follow_symlinks=False) for entry in found}
        except (Blocked, OSError):
            return {}


@contextmanager
def opened_folder(root: Path, folder: str) -> Iterator[int]:
    """A handle of `folder` below `root`, opened part by part. Raises `Blocked`, `FileNotFoundError`, `OSError`."""
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        parts = folder.split("/") if folder else []
        for n, part in enumerate(parts):
            handle = _step(handle, part, "/".join(parts[: n + 1]))
        yield handle
    finally:
        os.close(handle)


def _step(handle: int, part: str, path: str) -> int:
    """Go one folder down; the handle above is exchanged for the one below."""
    if part in ("", ".", "..") or part.casefold() == ".git":
        raise Blocked(path, "no folder for outputs")
    try:
        below = os.open(part, _FOLDER, dir_fd=handle)
    except OSError as cause:
        if cause.errno in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK):
            raise Blocked(path, kind_of(os.stat(part, dir_fd=handle, follow_symlinks=False).st_mode)) from cause
        raise
    os.close(handle)
    return below


def _file(folder: int, name: str, path: str) -> Found:
    if name in ("", ".", "..") or name.casefold() == ".git":
        return Other(path, "no place for outputs")
    state = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if not stat.S_ISREG(state.st_mode):
        return Other(path, kind_of(state.st_mode))
    if state.st_size > MAX_BYTES:
        return Other(path, "larger than any output")
    # Between the look and the opening the file may become a link or a pipe: refuse the one, do not wait for the other.
    file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    with os.fdopen(file, "rb") as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            return Other(path, "not a regular file")
        return Regular(stream.read(), stat.S_IMODE(state.st_mode))


@cache
def kind_of(mode: int) -> str:
    """What a file is, in words."""
    kinds = (
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISDIR, FOLDER),
        (stat.S_ISREG, "a file"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
    )
    return next((text for test, text in kinds if test(mode)), "a device")
