"""The folder of local state: made on demand, ignored by git, and locked by whoever writes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ssotgen.emit.disk import opened_folder
from ssotgen.emit.faults import LockHeld, WriteFailed
from ssotgen.emit.paths import LOCAL

IGNORE = "*\n"


def prepare(root: Path) -> None:
    """Make `.ssotgen/` with the file that keeps git out of it. Raises `WriteFailed`."""
    try:
        with opened_folder(root, "") as handle, suppress(FileExistsError):
            os.mkdir(LOCAL, dir_fd=handle)
        with opened_folder(root, LOCAL) as handle, suppress(FileExistsError):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            with os.fdopen(os.open(".gitignore", flags, 0o666, dir_fd=handle), "wb") as stream:
                stream.write(IGNORE.encode())
    except OSError as cause:
        raise WriteFailed(LOCAL, cause.strerror or "the disk refuses") from cause


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Be the only one who writes in a workspace. Raises `LockHeld` at once where another process is.

    The lock ends with the process that holds it, however that ends.
    """
    prepare(root)
    try:
        with opened_folder(root, LOCAL) as handle:
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            file = os.open("lock", flags, 0o666, dir_fd=handle)
    except OSError as cause:
        raise WriteFailed(f"{LOCAL}/lock", cause.strerror or "the disk refuses") from cause
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as cause:
            raise LockHeld from cause
        except OSError as cause:
            raise WriteFailed(f"{LOCAL}/lock", cause.strerror or "the disk refuses") from cause
        yield
    finally:
        os.close(file)
