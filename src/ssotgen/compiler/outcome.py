"""How a build came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.origin import Locator
from ssotgen.emit.changes import Plan

if TYPE_CHECKING:  # an answer from memory must not pay for the compiler
    from ssotgen.compiler.compile import Compilation


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build came out: every finding, and the plan, which is `None` where an error came before it."""

    diagnostics: tuple[Diagnostic, ...]
    locator: Locator
    plan: Plan | None
    compilation: Compilation | None = None
    timings: tuple[tuple[str, float], ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding forbids to write."""
        return has_errors(self.diagnostics)
