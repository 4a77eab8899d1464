"""Text from contracts as CommonMark that means nothing but that text."""

from __future__ import annotations

import re

from ssotgen.core.text import Markdown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LEADING = re.compile(r"\A([-+=:])")
_ORDERED = re.compile(r"\A(\d{1,9})([.)])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def escape_text(text: str) -> Markdown:
    """One line of plain text, every character that has a meaning escaped; safe in table cells and headings."""
    line = _SPECIAL.sub(r"\\\1", " ".join(_CONTROL.sub(" ", text).split()))
    return Markdown(_ORDERED.sub(r"\1\\\2", _LEADING.sub(r"\\\1", line)))


def inline_code(text: str) -> Markdown:
    """A code span that holds just `text` on one line (CommonMark 0.31, 6.1); `|` is escaped for tables (GFM 4.10)."""
    line = _CONTROL.sub(" ", text).replace("|", "\\|")
    if not line.strip():
        return Markdown("–")
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line[0] in "` " or line[-1] in "` " else ""
    return Markdown(f"{fence}{pad}{line}{pad}{fence}")
