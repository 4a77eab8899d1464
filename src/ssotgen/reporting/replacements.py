"""What a fix does to the text of a file, for programs that offer it to their users."""

from __future__ import annotations

from ssotgen.core.origin import Span
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """Write `text` over `span` of a file; without a span, as a file that is not there yet."""

    path: str
    span: Span | None
    text: str
