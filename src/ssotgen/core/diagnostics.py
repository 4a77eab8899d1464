"""Findings as values: what is declared about one (`Message`), and one that occurred (`Diagnostic`)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass, replace

if TYPE_CHECKING:  # an answer from memory mends nothing
    from ssotgen.core.fixes import Fix


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not, `off` is never reported."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class Profile(StrEnum):
    """A set of severities: for contracts of one's own, for those that face the world, for those of somebody else."""

    RECOMMENDED = "recommended"
    HARDENED = "hardened"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that helps to understand a finding."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """The declaration of a finding: its id, how much it weighs, and its page in CommonMark.

    The first line of `page` is a sentence that says what is wrong; `## Why it matters` and `## Fix` follow.
    A settable message may be given another severity in `[rules]`; a fixed one may not. `severity` is that of the
    profile `recommended`; `hardened` and `vendor` are set where those profiles weigh the finding differently. `since`
    is the version of ssotgen that had it first.
    """

    id: str
    severity: Severity
    page: str
    settable: bool = False
    hardened: Severity | None = None
    vendor: Severity | None = None
    since: str = "0.1.0"

    def under(self, profile: Profile) -> Severity:
        """The severity that a profile gives it."""
        own = {Profile.HARDENED: self.hardened, Profile.VENDOR: self.vendor}.get(profile)
        return self.severity if own is None else own

    def at(
        self,
        origin: Origin,
        text: str,
        *,
        hint: str | None = None,
        labels: Iterable[Label] = (),
        help: str | None = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """One occurrence: `text` says what is wrong here, `hint` stands beside the place, `help` at the end."""
        return Diagnostic(self, self.severity, origin, text, hint, tuple(labels), help, fix)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding at a place; `fix` mends it, where that needs no thought."""

    message: Message
    severity: Severity
    origin: Origin
    text: str
    hint: str | None = None
    labels: tuple[Label, ...] = ()
    help: str | None = None
    fix: Fix | None = None

    @property
    def id(self) -> str:
        return self.message.id

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Its own place, then those of its labels."""
        return (self.origin, *(label.origin for label in self.labels))

    def with_severity(self, severity: Severity) -> Diagnostic:
        return replace(self, severity=severity)


def error(id: str, page: str) -> Message:
    """Declare a fixed error."""
    return Message(id, Severity.ERROR, page)


def warning(id: str, page: str) -> Message:
    """Declare a fixed warning."""
    return Message(id, Severity.WARNING, page)


def remark(id: str, page: str) -> Message:
    """Declare a settable warning: what a generator cannot say in its outputs."""
    return Message(id, Severity.WARNING, page, settable=True)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding stops the build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
