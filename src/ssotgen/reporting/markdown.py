"""Findings as a Markdown table, for the summary of a CI run or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ssotgen.core.markdown import escape_text, inline_code, table
from ssotgen.core.text import Markdown
from ssotgen.reporting.order import Placed, summary

_CODE = re.compile(r"(`[^`]+`)")
_ROWS = 200
"""As many findings as somebody may want to read; services bound the length of a summary."""


def markdown_report(found: Iterable[Placed]) -> str:
    """A heading with the counts, and a table of the first findings."""
    findings = tuple(found)
    more = len(findings) - _ROWS
    last = "Everything agrees." if not findings else f"{more} of them are not shown." if more > 0 else ""
    heading = f"### ssotgen: {summary(findings, last).strip()}\n"
    rows = table(("", "place", "what is wrong", "finding"), (_row(item) for item in islice(findings, _ROWS)))
    return f"{heading}\n{rows.text}\n" if findings else heading


def _row(item: Placed) -> tuple[Markdown, ...]:
    diagnostic, span = item.diagnostic, item.span
    where = f"{diagnostic.origin.document}:{span.line}:{span.column}" if span else diagnostic.origin.document
    return (
        escape_text(str(diagnostic.severity)),
        inline_code(where),
        _prose(diagnostic.text),
        inline_code(diagnostic.id),
    )


def _prose(text: str) -> Markdown:
    """A sentence in which backticks stand around code; whatever they stand around, each piece means only itself."""
    return Markdown("".join(_piece(piece) for piece in _CODE.split(text)))


def _piece(text: str) -> str:
    if len(text) > 2 and text[0] == text[-1] == "`":
        return inline_code(text[1:-1]).text
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{escape_text(text).text}{after}"
