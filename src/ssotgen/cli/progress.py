"""A sign of life for runs that take long: on a terminal, after a while; never in a pipe or in CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from ssotgen.compiler.project import Project
from ssotgen.core.values import replace

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0
"""Seconds after which somebody may wonder."""


@contextmanager
def watched(project: Project, *, quiet: bool) -> Iterator[Project]:
    """The project, which shows on stderr the verb that runs, where somebody is there to see it."""
    if quiet or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield project
        return
    sign = _Sign()
    timer = Timer(PATIENCE, sign.show)
    timer.daemon = True
    timer.start()
    try:
        yield replace(project, tell=sign.tell)
    finally:
        timer.cancel()
        sign.hide()


class _Sign:
    """A spinner with a word, which appears once it is shown. It is told words by one thread and shown by another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._verb = "read"
        self._status: Status | None = None
        self._over = False

    def tell(self, verb: str) -> None:
        with self._lock:
            self._verb = verb
            if self._status is not None:
                self._status.update(verb)

    def show(self) -> None:
        from rich.console import Console  # costs more than a quick run takes
        from rich.status import Status

        with self._lock:
            if not self._over:
                self._status = Status(self._verb, console=Console(stderr=True))
                self._status.start()

    def hide(self) -> None:
        with self._lock:
            self._over = True
            if self._status is not None:
                self._status.stop()
