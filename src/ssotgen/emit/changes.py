"""The difference between what should be there and what is: a `Plan`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.emit.disk import Regular
from ssotgen.emit.messages import MISSING_OUTPUT, ORPHANED_OUTPUT, STALE_OUTPUT


@dataclass(frozen=True)
class Change:
    """A file to write or delete: `old` is what stands there, `data` the UTF-8 that is wanted; `None`: no file.

    No `__slots__`: the digest is made on first use.
    """

    path: str
    old: Regular | None
    data: bytes | None
    executable: bool = False
    known: str | None = field(default=None, compare=False)
    """The digest of the wanted text, where it is at hand."""

    @cached_property
    def sha256(self) -> str | None:
        """The digest of the wanted text; `None`: there will be no file."""
        return self.known if self.data is None or self.known else digest.of_bytes(self.data)

    @property
    def new(self) -> str | None:
        """The wanted text."""
        return None if self.data is None else self.data.decode()

    @property
    def before(self) -> str | None:
        """The text that stands there, with LF line ends; `None`: nothing does."""
        return None if self.old is None else self.old.data.decode(errors="replace").replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that may not be written or deleted, the change that was wanted, and why it is refused."""

    change: Change
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that building would do, each part sorted by path.

    The manifest, at `manifest`, is one of the files. `diagnostics` holds a difference of versions first, then a finding
    for each conflict and each other reason not to build. `partial`: only some generators were asked for.
    """

    manifest: str
    create: tuple[Change, ...] = ()
    update: tuple[Change, ...] = ()
    delete: tuple[Change, ...] = ()
    keep: tuple[str, ...] = ()
    conflict: tuple[Conflict, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    partial: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that would be done, sorted by path."""
        return tuple(sorted((*self.create, *self.update, *self.delete), key=lambda change: change.path))

    def __bool__(self) -> bool:
        """Tell whether the disk differs from what the sources make."""
        return bool(self.create or self.update or self.delete or self.conflict)

    def drift(self) -> tuple[Diagnostic, ...]:
        """A finding for each file that is not as the sources make it; conflicts have theirs in `diagnostics`."""
        return tuple(_drift(self))


def _drift(plan: Plan) -> Iterator[Diagnostic]:
    for change in plan.create:
        yield MISSING_OUTPUT.at(Origin(change.path), f"`{change.path}` is not there", help="run `ssotgen build`")
    for change in plan.update:
        text = f"`{change.path}` is not what the sources make"
        yield STALE_OUTPUT.at(Origin(change.path), text, help="run `ssotgen build`")
    for change in plan.delete:
        yield ORPHANED_OUTPUT.at(
            Origin(change.path), f"nothing makes `{change.path}` any more", help="run `ssotgen build`"
        )
