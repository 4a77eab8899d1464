"""What every reader of a format returns, and what it needs to know about the document it reads."""

from __future__ import annotations

from enum import Enum

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin, Part
from ssotgen.core.values import dataclass
from ssotgen.syntax.limits import Limits
from ssotgen.syntax.messages import (
    AMBIGUOUS_CONTRACT,
    AMBIGUOUS_SCALAR,
    DUPLICATE_KEY,
    EMPTY_FILE,
    EXPANDED_MERGE_KEY,
    INTEGER_TOO_LARGE,
    LIMIT_EXCEEDED,
    MERGE_KEY,
    TOML_DATE,
    WIDE_INTEGER,
    WRONG_ROOT,
    YAML_TAG,
)

_HARMLESS = {
    message.id
    for message in (
        AMBIGUOUS_CONTRACT,
        AMBIGUOUS_SCALAR,
        DUPLICATE_KEY,
        EXPANDED_MERGE_KEY,
        INTEGER_TOO_LARGE,
        MERGE_KEY,
        TOML_DATE,
        WIDE_INTEGER,
        YAML_TAG,
    )
}
"""Findings beside which the other values of a document can still be read, so that all its mistakes come to light."""


class Style(Enum):
    """How forgiving a reader is: a registry is ours and read strictly, a contract may be a vendor's."""

    CONTRACT = "contract"
    REGISTRY = "registry"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to be parsed: its text with LF line ends, and the rules for it."""

    document: str
    text: str
    style: Style
    limits: Limits

    def at(self, offset: int, pointer: str = "", part: Part = "value") -> Origin:
        """The place of the code point `offset`."""
        return Origin(self.document, pointer, part, offset)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root map of a document, `None` where there is none to work with, and every finding."""

    root: FrozenMap[Json] | None
    diagnostics: tuple[Diagnostic, ...] = ()


def finish(reading: Reading, root: Json, diagnostics: list[Diagnostic], start: int = 0) -> Parsed:
    """Accept a map as the root and refuse every other value; a value that could not be read spoils the document."""
    if isinstance(root, FrozenMap):
        usable = all(found.id in _HARMLESS for found in diagnostics)
        return Parsed(root if usable else None, tuple(diagnostics))
    kind = "a sequence" if isinstance(root, tuple) else "a single value"
    found = WRONG_ROOT.at(reading.at(start), f"the root of the document is {kind}, not a map", hint="expected a map")
    return Parsed(None, (*diagnostics, found))


def too_many(reading: Reading, offset: int) -> Diagnostic:
    """The finding that ends a document with too many others."""
    text = f"the document has more than {reading.limits.findings} mistakes; it is not read further"
    return LIMIT_EXCEEDED.at(reading.at(offset), text)


def empty(reading: Reading) -> Parsed:
    """A document without any value."""
    return Parsed(None, (EMPTY_FILE.at(reading.at(0), "the file holds no document"),))
