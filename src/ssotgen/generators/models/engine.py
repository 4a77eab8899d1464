"""The seam between decided models and whoever prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Protocol

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Body
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Diagnostic, Program


@dataclass(frozen=True, slots=True)
class Part:
    """A module to print: `name` in the package of models, empty where one module holds all.

    `imports` are the classes that it takes from its neighbours, by their names.
    """

    name: str
    classes: frozenset[str]
    imports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def shared(self) -> str:
        """Where this module finds what all models share."""
        return "...._support" if self.name else "..._support"


@dataclass(frozen=True, slots=True)
class Printed:
    """The parts of a contract's models by name, and what they do not say of the contract.

    `shared`: the modules of `_support/` they need.
    """

    bodies: Mapping[str, Body]
    diagnostics: tuple[Diagnostic, ...]
    shared: tuple[str, ...]


class Engine(Protocol):
    """Prints the models of one contract."""

    def __call__(self, program: Program, contract: Contract, module: ModelModule, parts: tuple[Part, ...]) -> Printed:
        """Exactly the classes and fields that were decided, under exactly these names, each in its part.

        Raises `Bug` where the engine behind it did something else.
        """
