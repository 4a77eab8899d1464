"""Where files come from: the work tree, or memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class UnreadableError(Exception):
    """A file that is there but cannot be read; the text says why, without an absolute path."""


class Tree(Protocol):
    """A set of files under workspace-relative POSIX paths."""

    def read(self, path: str) -> bytes | None:
        """The bytes of `path`; `None` where no file is. Raises `UnreadableError`."""

    def files(self, folder: str) -> tuple[str, ...]:
        """All files below `folder` (`""`: the root itself, not below it), as sorted workspace-relative paths."""


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The files below a root folder. Symbolic links are followed for reading only while they stay inside the root."""

    root: Path

    def read(self, path: str) -> bytes | None:
        try:
            target = (self.root / path).resolve()
        except (OSError, RuntimeError) as cause:
            raise UnreadableError("a loop of symbolic links") from cause
        if not target.is_relative_to(self.root.resolve()):
            raise UnreadableError("it lies outside the workspace")
        try:
            mode = target.stat().st_mode
            if stat.S_ISDIR(mode):
                return None
            if not stat.S_ISREG(mode):
                raise UnreadableError("it is not a regular file")
            return target.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as cause:
            raise UnreadableError(cause.strerror or "the operating system refuses") from cause

    def files(self, folder: str) -> tuple[str, ...]:
        if not folder:
            return tuple(sorted(entry.name for entry in os.scandir(self.root) if not entry.is_dir()))
        found = []
        for base, folders, names in os.walk(self.root / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            relative = Path(base).relative_to(self.root)
            found += [(relative / name).as_posix() for name in names if not name.startswith(".")]
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files held in memory, for tests and editors."""

    contents: Mapping[str, bytes]

    def read(self, path: str) -> bytes | None:
        return self.contents.get(path)

    def files(self, folder: str) -> tuple[str, ...]:
        if not folder:
            return tuple(sorted(path for path in self.contents if "/" not in path))
        return tuple(sorted(path for path in self.contents if path.startswith(f"{folder}/")))
