"""Where a thing was written: addresses without line numbers, and the protocol that turns them into lines."""

from __future__ import annotations

from typing import Literal, Protocol

from ssotgen.core.values import dataclass

Part = Literal["key", "value"]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a hand-written file.

    `pointer` is a JSON pointer (RFC 6901), `""` for the whole document; `part` says whether the key or the value is
    meant. `offset` (code points from the start of the text) is set only for text that never became a value: a
    syntax error, the second of two equal keys. It is never printed into an output.
    """

    document: str
    pointer: str = ""
    part: Part = "value"
    offset: int | None = None

    def child(self, *keys: str | int) -> Origin:
        """The value under `keys`."""
        return Origin(self.document, self.pointer + "".join(f"/{escape(str(key))}" for key in keys))

    def at_key(self) -> Origin:
        """The same place, its key rather than its value."""
        return Origin(self.document, self.pointer, "key")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 1-based lines, 1-based columns in code points; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Locator(Protocol):
    """Finds lines and columns for what is about to be printed."""

    def span(self, origin: Origin) -> Span | None:
        """Where `origin` is, or `None` where its document cannot be read."""

    def line(self, document: str, number: int) -> str | None:
        """The text of a line (1-based) without its line break."""


def escape(key: str) -> str:
    """Escape one reference token of a JSON pointer (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def unescape(token: str) -> str:
    """Undo `escape`."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def tokens(pointer: str) -> tuple[str, ...]:
    """Split a JSON pointer into unescaped tokens."""
    return tuple(unescape(token) for token in pointer.split("/")[1:])
