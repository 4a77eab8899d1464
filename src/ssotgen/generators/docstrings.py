"""Descriptions as docstrings: text of a contract between quotes that it cannot close."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ssotgen.plugin import Code

WIDTH = 120
"""Columns of a line; the shared formatter's."""
_QUOTES = 3
_FENCE = re.compile(r"\s*(```|~~~)")
_AS_IT_IS = re.compile(r" {4}|\t|\s*[|#]")
"""Lines of Markdown that are no running text: code, tables, headings."""
_MARKER = re.compile(r"\s*(?:[-*+>]|\d+[.)])\s+")
_VISIBLE = frozenset("LNPS")  # letters, numbers, punctuation, symbols; marks and formats can reorder or hide text


def docstring(text: str, indent: str) -> str:
    """A docstring that reads as `text` where it is printed; each line is indented."""
    lines = [_escaped(line.rstrip()) for line in text.strip().splitlines()] or [""]
    if len(lines) > 1 or len(indent) + len(lines[0]) + 2 * _QUOTES > WIDTH:
        lines = list(_wrapped(lines, WIDTH - len(indent)))
    body = f"\n{indent}".join(lines)
    body = "\n".join(line.rstrip() for line in body.split("\n"))
    closing = f"\n{indent}" if len(lines) > 1 else ""
    return f'{indent}"""{body}{closing}"""\n'


def sentence(text: str, indent: str) -> Code:
    """A docstring below `indent`, which the template has printed already; it gets the full stop that headings lack."""
    return Code(docstring(stopped(text), indent).strip())


def stopped(text: str) -> str:
    """The text with the full stop that headings lack."""
    return f"{text}." if "\n" not in text and text[-1:].isalnum() else text


def _wrapped(lines: list[str], width: int) -> Iterator[str]:
    """The lines, those of running text broken where they are too long, with room for the quotes."""
    taken, fenced = 2 * _QUOTES if len(lines) == 1 else _QUOTES, False
    for line in lines:
        fenced ^= _FENCE.match(line) is not None
        if len(line) + taken <= width or fenced or _AS_IT_IS.match(line):
            yield line
        else:
            yield from _broken(line, width, taken)
        taken = 0


def _broken(line: str, width: int, taken: int) -> Iterator[str]:
    marker = _MARKER.match(line)
    first = marker.end() if marker else 0
    indent, room, start = "", width - taken, 0
    while len(line) - start > room:
        end = _break(line, start + (first if start == 0 else 0), start + room)
        if end is None:
            break
        yield indent + line[start:end]
        indent, room, start = " " * first, width - first, end + 1
    yield indent + line[start:]


def _break(line: str, start: int, end: int) -> int | None:
    """The last space up to `end`, else the first one behind, where a line may be broken."""
    place = line.rfind(" ", start, end + 1)
    while place > start and not _begins(line[place + 1 : place + 2]):
        place = line.rfind(" ", start, place)
    if place > start:
        return place
    place = line.find(" ", end)
    while place != -1 and not _begins(line[place + 1 : place + 2]):
        place = line.find(" ", place + 1)
    return None if place == -1 else place


def _begins(char: str) -> bool:
    """Whether a line may begin so: it is not read as a list, a quotation or a heading."""
    return char.isalpha() or char in "(`'["


def _escaped(line: str) -> str:
    """No backslash and no quote can begin an escape or end the string; what cannot be seen is spelled out."""
    shown = line.replace("\\", "\\\\")
    if '"""' in shown or shown.endswith('"'):
        shown = shown.replace('"', '\\"')
    if shown.isascii() and shown.isprintable():
        return shown
    return "".join(char if _is_visible(char) else _spelled(char) for char in shown)


def _is_visible(char: str) -> bool:
    return char == " " or (unicodedata.category(char)[0] in _VISIBLE and unicodedata.normalize("NFC", char) == char)


def _spelled(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
