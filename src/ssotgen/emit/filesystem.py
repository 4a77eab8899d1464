"""The few ways in which this floor changes a disk, each relative to a folder handle and never through a link."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from ssotgen.core.values import dataclass
from ssotgen.emit.disk import Disk, Found, WorkDisk, opened_folder


class Filesystem(Disk, Protocol):
    """A disk that can be changed. Every step is one call, so that a test can stop before, in or after each of them.

    All raise `OSError` with the path as `filename` where the disk refuses.
    """

    def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
        """Create a file that is not there and bring it to the medium. Without `mode`, as the umask allows."""

    def rename(self, old: str, new: str) -> None:
        """Give a file another path, replacing a file that is there."""

    def remove(self, path: str) -> None:
        """Delete a file."""

    def make_folder(self, path: str) -> None:
        """Create a folder in one that is there."""

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""

    def sync(self, folder: str) -> None:
        """Bring the names in a folder to the medium."""


@dataclass(frozen=True, slots=True)
class WorkFilesystem:
    """The real disk below `root`."""

    root: Path

    def read(self, path: str) -> Found:
        return WorkDisk(self.root).read(path)

    def entries(self, folder: str) -> Mapping[str, bool]:
        return WorkDisk(self.root).entries(folder)

    def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
        folder, _, name = path.rpartition("/")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with _naming(path), opened_folder(self.root, folder) as handle:
            file = os.open(name, flags, 0o777 if executable else 0o666, dir_fd=handle)
            with os.fdopen(file, "wb") as stream:
                stream.write(data)
                stream.flush()
                if mode is not None:
                    # Whoever may read the script may run it; all other bits stay as somebody set them.
                    os.fchmod(file, mode | ((mode & 0o444) >> 2) if executable else mode)
                os.fsync(file)

    def rename(self, old: str, new: str) -> None:
        old_folder, _, old_name = old.rpartition("/")
        new_folder, _, new_name = new.rpartition("/")
        with (
            _naming(new),
            opened_folder(self.root, old_folder) as source,
            opened_folder(self.root, new_folder) as target,
        ):
            os.rename(old_name, new_name, src_dir_fd=source, dst_dir_fd=target)

    def remove(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        with _naming(path), opened_folder(self.root, folder) as handle:
            os.unlink(name, dir_fd=handle)

    def make_folder(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        with _naming(path), opened_folder(self.root, folder) as handle:
            os.mkdir(name, dir_fd=handle)

    def remove_folder(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        with _naming(path), opened_folder(self.root, folder) as handle:
            os.rmdir(name, dir_fd=handle)

    def sync(self, folder: str) -> None:
        with _naming(folder), opened_folder(self.root, folder) as handle:
            os.fsync(handle)


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Let an error say the whole path instead of the name below a handle."""
    try:
        yield
    except OSError as cause:
        cause.filename = path
        raise
