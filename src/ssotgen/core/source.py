"""A file's text, decoded once."""

from __future__ import annotations

from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a hand-written file: LF line ends, no byte order mark; `digest` is over the bytes on disk."""

    path: str
    text: str
    digest: str
