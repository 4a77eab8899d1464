"""The seam between decided models and whoever prints them."""

from __future__ import annotations

from typing import Protocol

from ssotgen.analysis.classes import ModelModule


class Engine(Protocol):
    """Prints a module of models."""

    def __call__(self, module: ModelModule) -> str:
        """The Python source of a module: exactly the classes and fields that were decided, under exactly these names.

        Raises `Bug` where the engine behind it did something else.
        """
