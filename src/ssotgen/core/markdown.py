"""Text from contracts as Markdown that means nothing but that text.

What is printed here reads alike in CommonMark (GitHub) and in Python-Markdown (MkDocs). The latter knows fewer
backslash escapes, and takes `<` behind a backslash for a tag, so those characters become references (HTML 5, 13.1.4).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import quote

from ssotgen.core.text import Code, Markdown

NOTHING = Markdown("–")
"""What stands where a cell has nothing to say."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^]")
_ESCAPES = {char: f"\\{char}" for char in "\\`*_{}[]#"} | {char: f"&#{ord(char)};" for char in "|~$^"}
_ESCAPES |= {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LEADING = re.compile(r"\A[-+!=:?/%]")  # lists, rules, admonitions, definitions and blocks begin so
_ORDERED = re.compile(r"\A(\d{1,9})([.)])")
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)
_BACKTICKS = re.compile(r"`+")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#-]+")


@lru_cache(maxsize=8192)  # names and short descriptions come again and again
def escape_text(text: str) -> Markdown:
    """One line of plain text, every character that has a meaning escaped; safe in table cells and headings."""
    line = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], " ".join(_CONTROL.sub(" ", text).split()))
    line = _LEADING.sub(lambda found: f"\\{found[0]}" if found[0] in "-+!" else f"&#{ord(found[0])};", line)
    return Markdown(_ORDERED.sub(r"\1\\\2", line))


@lru_cache(maxsize=8192)
def inline_code(text: str) -> Markdown:
    """A code span that holds just `text` on one line (CommonMark 0.31, 6.1).

    With a `|`, which would end a table's cell, or a backtick it is written as an element instead.
    """
    line = _CONTROL.sub(" ", text)
    if not line.strip():
        return NOTHING
    if "|" in line or "`" in line:
        return Markdown(f"<code>{escape_text(line).text}</code>")
    pad = " " if line[0] == line[-1] == " " else ""
    return Markdown(f"`{pad}{line}{pad}`")


def link(text: Markdown, target: str) -> Markdown:
    """A link to another page of ours, or to a place on one; `target` is a path with an anchor, not yet encoded."""
    return Markdown(f"[{text.text}]({quote(target, safe='/#._-~', errors='replace')})")


def listed(items: Iterable[Markdown], joint: str = ", ") -> Markdown:
    """Pieces of one line, or a dash where there are none."""
    return Markdown(joint.join(item.text for item in items) or NOTHING.text)


def bullets(items: Iterable[Markdown]) -> Markdown:
    """A list, each item on a line of its own, so that a diff shows just what came or went."""
    return Markdown("\n".join(f"- {item.text}" for item in items))


def table(header: Sequence[str], rows: Iterable[Iterable[Markdown]], *, centred: int = 0) -> Markdown:
    """A table (GFM, 4.10), empty where it has no rows; the last `centred` columns are centred."""
    lines = ["| " + " | ".join(cell.text for cell in row) + " |" for row in rows]
    if not lines:
        return Markdown("")
    rule = ["---"] * (len(header) - centred) + [":-:"] * centred
    return Markdown("\n".join(["| " + " | ".join(header) + " |", "| " + " | ".join(rule) + " |", *lines]))


def facts(pairs: Mapping[str, Markdown]) -> Markdown:
    """A table of what is known by name; the first fact is its header, since a table must have one."""
    rows = [(Markdown(name), value) for name, value in pairs.items()]
    return table([cell.text for cell in rows[0]], rows[1:] or [(Markdown(""), Markdown(""))]) if rows else Markdown("")


def label(text: str) -> Code:
    """Text as a string in double quotes, as YAML 1.2 (5.7) and JSON read it, for the front matter of a page.

    Sites print it into HTML as it is, so it holds references for `<`, `>` and `&`; and a reader that knows no front
    matter takes it for Markdown, so whatever has a meaning there is a number.
    """
    plain = json.dumps(escape(" ".join(_CONTROL.sub(" ", text).split()), quote=False))
    return Code(_SPECIAL.sub(lambda found: found[0] if found[0] == "\\" else f"\\u{ord(found[0]):04x}", plain))


def code_block(text: str, language: str = "") -> Markdown:
    """A fenced block that holds just `text`: its fence is longer than any in the text (CommonMark 0.31, 4.5)."""
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    word = language if _LANGUAGE.fullmatch(language) else ""
    body = text.rstrip("\n")
    return Markdown(f"{fence}{word}\n{body}\n{fence}")
