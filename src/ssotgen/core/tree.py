"""Where files come from: the work tree, or memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from ssotgen.core.values import dataclass

_DOCUMENTS = (".yaml", ".yml", ".json", ".toml")


class UnreadableError(Exception):
    """A file that is there but cannot be read; the text says why, without an absolute path."""


class Tree(Protocol):
    """A set of files under workspace-relative POSIX paths."""

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        """The bytes of `path`; `None` where no file is. Raises `UnreadableError`.

        With `limit` no more than one byte beyond it is read, which is enough to see that the file is larger.
        """

    def files(self, folder: str) -> tuple[str, ...]:
        """All files below `folder` (`""`: the root itself, not below it), as sorted workspace-relative paths.

        Hidden ones are left out below a folder, and an empty folder that is called like a document counts as a file, so
        that reading it says what it is. Raises `UnreadableError` where a folder may not be looked into.
        """


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The files below a root folder. Symbolic links are followed for reading only while they stay inside the root."""

    root: Path

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        if "\0" in path:
            raise UnreadableError("its name has a NUL character")
        try:
            target = (self.root / path).resolve()
        except (OSError, RuntimeError) as cause:
            raise UnreadableError("a loop of symbolic links") from cause
        if not target.is_relative_to(self.root.resolve()):
            raise UnreadableError("it lies outside the workspace")
        try:
            mode = target.stat().st_mode
            if stat.S_ISDIR(mode):
                if target.suffix in _DOCUMENTS:
                    raise UnreadableError("it is a folder")
                return None
            if not stat.S_ISREG(mode):
                raise UnreadableError("it is not a regular file")
            with target.open("rb") as file:
                return file.read() if limit is None else file.read(limit + 1)
        except (FileNotFoundError, NotADirectoryError) as cause:
            if (self.root / path).is_symlink():
                raise UnreadableError("it is a link that leads nowhere") from cause
            return None
        except OSError as cause:
            raise UnreadableError(cause.strerror or "the operating system refuses") from cause

    def files(self, folder: str) -> tuple[str, ...]:
        try:
            if not folder:
                return tuple(sorted(entry.name for entry in os.scandir(self.root) if not entry.is_dir()))
            return tuple(sorted(self._below(folder)))
        except OSError as cause:
            raise UnreadableError(cause.strerror or "the operating system refuses") from cause

    def _below(self, folder: str) -> Iterator[str]:
        for base, folders, names in os.walk(self.root / folder, onerror=_unless_absent):
            folders[:] = [name for name in folders if not name.startswith(".")]
            relative = Path(base).relative_to(self.root)
            if not folders and not names and relative.suffix in _DOCUMENTS:  # what a container mounts for a lost file
                yield relative.as_posix()
            yield from ((relative / name).as_posix() for name in names if not name.startswith("."))


def _unless_absent(cause: OSError) -> None:
    if not isinstance(cause, FileNotFoundError | NotADirectoryError):
        raise cause


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files held in memory, for tests and editors."""

    contents: Mapping[str, bytes]

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        data = self.contents.get(path)
        return data if data is None or limit is None else data[: limit + 1]

    def files(self, folder: str) -> tuple[str, ...]:
        if not folder:
            return tuple(sorted(path for path in self.contents if "/" not in path))
        return tuple(sorted(path for path in self.contents if path.startswith(f"{folder}/")))
