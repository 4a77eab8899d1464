"""How a finding can be mended: edits of hand-written files as values, addressed without line numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Replace:
    """Write `new` where `old` stands. An origin that means a key renames it; then both are texts."""

    origin: Origin
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Quote:
    """Make a text of a plain value or key, with the characters that it is written with."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Insert:
    """Add an entry to a map, or, without a key, an item to a list: at the end, or as the `first`."""

    origin: Origin
    key: str | None
    value: Json
    first: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an entry out of a map, or an item out of a list."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Splice:
    """Write `new` over the characters `old` at the offset of `origin`: for text that never became a value."""

    origin: Origin
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Create:
    """Write a file that is not there."""

    origin: Origin
    text: str


Edit: TypeAlias = Replace | Quote | Insert | Remove | Splice | Create


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of one file that belong together: all are made, or none.

    `title` says what is done, as an order. A safe fix does what the author surely meant; any other one is a proposal
    that somebody has to look at.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True

    def __post_init__(self) -> None:
        if len({edit.origin.document for edit in self.edits}) != 1:
            raise ValueError("a fix edits one file")

    @property
    def document(self) -> str:
        """The file that it edits."""
        return self.edits[0].origin.document


def respelled(
    origin: Origin, name: str, near: str | None, *, free: bool = False, around: tuple[str, str] = ("", "")
) -> Fix | None:
    """Write the name that was surely meant; `None` where none is near.

    It is safe where one slip of a finger lies between the two. `free` says that the name decides what somebody may do:
    then it never is. `around` is what the text at `origin` has before and behind the name.
    """
    if near is None or near == name:
        return None
    before, behind = around
    edit = Replace(origin, f"{before}{name}{behind}", f"{before}{near}{behind}")
    return Fix(f"write `{near}`", (edit,), safe=not free and is_slip(name, near))


def is_slip(name: str, near: str) -> bool:
    """Whether two names differ in one character added, left out, exchanged or swapped with its neighbour, or in case.

    Names of fewer than four characters are too alike for that.
    """
    if min(len(name), len(near)) < 4 or name == near:
        return False
    if name.casefold() == near.casefold():
        return True
    start = next((n for n, (a, b) in enumerate(zip(name, near, strict=False)) if a != b), min(len(name), len(near)))
    left, right = name[start:], near[start:]
    swapped = left[1:2] + left[:1] + left[2:] if len(left) > 1 else left
    return right in (left[1:], swapped) or left == right[1:] or left[1:] == right[1:]


def together(fixes: Iterable[Fix | None]) -> Fix | None:
    """One fix for a finding that stands for several: the safe ones, or else all, as far as they edit one file."""
    known = [fix for fix in fixes if fix is not None]
    chosen = [fix for fix in known if fix.safe] or known
    if not chosen:
        return None
    own = (fix for fix in chosen if fix.document == chosen[0].document)
    edits = tuple(dict.fromkeys(edit for fix in own for edit in fix.edits))
    return Fix(chosen[0].title, edits, chosen[0].safe)
