"""The seam between decided models and whoever prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Body
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Diagnostic, Program


@dataclass(frozen=True, slots=True)
class Printed:
    """A module of models, and what it does not say of its contract. `shared`: the modules of `_support/` it needs."""

    body: Body
    diagnostics: tuple[Diagnostic, ...]
    shared: tuple[str, ...]


class Engine(Protocol):
    """Prints the module of one contract."""

    def __call__(self, program: Program, contract: Contract, module: ModelModule) -> Printed:
        """Exactly the classes and fields that were decided, under exactly these names.

        Raises `Bug` where the engine behind it did something else.
        """
