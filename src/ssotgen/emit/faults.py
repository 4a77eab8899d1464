"""The exceptions of this floor: a bug, a held lock, a disk that refuses."""

from __future__ import annotations

from ssotgen.core.bug import Bug, UsageError


class InternalError(Bug):
    """An output would be unsafe or unreadable, and ssotgen is to blame. `path` is the output, `text` what is wrong."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__(f"{path}: {text}")
        self.path = path
        self.text = text


class LockHeld(UsageError):
    """Another process is writing in this workspace."""

    def __init__(self) -> None:
        super().__init__("another ssotgen is writing in this workspace (it holds .ssotgen/lock)")


class WriteFailed(Exception):
    """The disk refused, or changed under our hands; no output was changed. `path` is workspace-relative."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
