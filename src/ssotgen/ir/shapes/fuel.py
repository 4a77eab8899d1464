"""An end for schemas that hold themselves in ever new company, which no name can stand for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_DEEP = 12
_DEEPEST = 32
_STEPS = 2_000


class Fuel:
    """How deep, and how often deep down, a walk may still go: documents of real people stay far away from the end."""

    def __init__(self) -> None:
        self._depth = 0
        self._steps = _STEPS

    def lasts(self) -> bool:
        """Whether the walk may take one more step."""
        if self._depth > _DEEP:
            self._steps -= 1
        return self._steps > 0 and self._depth < _DEEPEST

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level down."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
