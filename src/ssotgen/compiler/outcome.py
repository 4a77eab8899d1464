"""How a build came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.origin import Locator
from ssotgen.core.values import dataclass
from ssotgen.emit.changes import Change, Plan

if TYPE_CHECKING:  # an answer from memory must not pay for the compiler
    from ssotgen.compiler.compile import Compilation


@dataclass(frozen=True, slots=True)
class Trigger:
    """What moved outputs, in words, and the changes that follow, sorted by path."""

    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build came out: every finding, and the plan, which is `None` where an error came before it.

    `triggers` say why a build wrote what it wrote.
    """

    diagnostics: tuple[Diagnostic, ...]
    locator: Locator
    plan: Plan | None
    compilation: Compilation | None = None
    timings: tuple[tuple[str, float], ...] = ()
    triggers: tuple[Trigger, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding forbids to write."""
        return has_errors(self.diagnostics)
