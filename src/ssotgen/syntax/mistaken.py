"""What a file is instead, where it is no document: half of a merge, or a page of a web site."""

from __future__ import annotations

import re

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.core.source import Source
from ssotgen.syntax.messages import CONFLICT_MARKER, SYNTAX_ERROR, WRONG_ROOT
from ssotgen.syntax.parsed import Parsed

_MARKER = re.compile(r"^(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ANGLES = {"<": "one side begins here", "|": "what both sides came from", "=": "the other side begins here"}


def looked_at_again(source: Source, parsed: Parsed) -> Parsed:
    """Say what a text that is no document is instead, in one finding; no text that can be read comes to this."""
    if parsed.root is not None or not parsed.diagnostics:
        return parsed
    last = parsed.diagnostics[-1]
    if last.id not in (SYNTAX_ERROR.id, WRONG_ROOT.id):
        return parsed
    marker = _MARKER.search(source.text)
    if marker is not None:
        return Parsed(None, (_conflict(source, marker),))
    if _PAGE.match(source.text):
        text = "this is a page of a web site (HTML)"
        found = last.message.at(Origin(source.path, offset=0), text, hint="download the raw file instead of the page")
        return Parsed(None, (found,))
    return parsed


def conflict_in_prose(source: Source) -> Diagnostic | None:
    """An unfinished merge in a text that anything may stand in: all its marks in order, outside of blocks of code."""
    first, seen, fence = None, "", None
    for line in re.finditer(r"^.*$", source.text, re.MULTILINE):
        edge = _FENCE.match(line[0])
        if edge and (fence is None or edge[1].startswith(fence)):
            fence = edge[1] if fence is None else None
        marker = _MARKER.match(source.text, line.start()) if fence is None else None
        if marker is None or marker[0][0] == "|":
            continue
        if marker[0][0] == "<":
            first, seen = marker, "<"
        elif marker[0][0] == "=":
            seen += "=" if seen == "<" else ""
        elif seen == "<=" and first is not None:
            return _conflict(source, first)
    return None


def _conflict(source: Source, first: re.Match[str]) -> Diagnostic:
    others = []
    for marker in _MARKER.finditer(source.text, first.end()):
        others.append(Label(_at(source, marker), _ANGLES.get(marker[0][0], "and ends here")))
        if marker[0][0] in "<>":
            break
    text = "a merge conflict marker stands here: the merge of this file is not finished"
    hint = "keep what is right, and delete the lines of markers"
    return CONFLICT_MARKER.at(_at(source, first), text, hint=hint, labels=others)


def _at(source: Source, marker: re.Match[str]) -> Origin:
    return Origin(source.path, offset=marker.start())
