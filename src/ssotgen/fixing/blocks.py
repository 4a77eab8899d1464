"""Entries of collections that are made of lines, put in and taken out: blocks of YAML, tables of TOML."""

from __future__ import annotations

import re

from ssotgen.fixing.entries import Collection, Cut

_REST = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|$)")
_BLANK = re.compile(r"(?:[ \t]*\n)+")
_KEY = re.compile(r"[^\n#]*:(?=[ \t]*(?:#[^\n]*)?\n)")
_DASH = re.compile(r"[ \t]*-[ \t]+")


def added(within: Collection, entry: str, *, is_list: bool) -> tuple[Cut, ...] | None:
    """Put an entry on a line of its own behind the last one; `None` where it is not clear how."""
    if not within.entries or within.format != "yaml":
        return None
    text, first, last = within.text, within.entries[0], within.entries[-1]
    before = _line_before(text, first.start)
    indent = re.sub(r"[^\s]", " ", before)
    if is_list:
        if not _DASH.fullmatch(before):
            return None
        indent = before
    rest = _REST.match(text, last.end)
    if rest is None:
        return None
    end = rest.end() - rest[0].endswith("\n")
    return (Cut(end, end, f"\n{indent}{entry}"),)


def put_first(within: Collection, entry: str) -> tuple[Cut, ...] | None:
    """Put an entry on a line of its own before the first one; `None` where that does not begin its line."""
    if not within.entries:
        return None
    start = within.entries[0].start
    before = _line_before(within.text, start)
    if before.strip(" \t["):
        return None
    indent = before if not before.strip() else ""
    return (Cut(start - len(before), start - len(before), f"{indent}{entry}\n"),)


def removed(within: Collection, index: int, *, is_list: bool) -> tuple[Cut, ...] | None:
    """Take the lines of an entry out; `None` where other things stand on them.

    Comments above stay, and one behind the entry gets a line of its own.
    """
    text, entry = within.text, within.entries[index]
    before = _line_before(text, entry.start)
    heads = re.compile(r"[ \t]*\[\[?[ \t]*") if within.format == "toml" else _DASH if is_list else re.compile(r"[ \t]*")
    if not (heads.fullmatch(before) or not before.strip()):
        return None
    rest = _REST.match(text, entry.end)
    if rest is None:
        return None
    start, stop, comment = entry.start - len(before), rest.end(), rest[0].strip()
    own = re.sub(r"[^\s]", " ", before) + comment + "\n" if comment else ""
    if within.format == "yaml" and len(within.entries) == 1:
        return _emptied(text, Cut(start, stop, own), "[]" if is_list else "{}")
    if own:
        return (Cut(start, stop, own),)
    blank = _BLANK.match(text, stop)
    if blank and (start == 0 or text[:start].endswith("\n\n")):
        stop = blank.end()
    if stop == len(text) and text[:start].endswith("\n\n"):
        start = len(text[:start].rstrip()) + 1
    return (Cut(start, stop, ""),)


def _emptied(text: str, lines: Cut, empty: str) -> tuple[Cut, ...] | None:
    """Write an empty collection behind the key above, past comments, where the lines of the only entry go."""
    line = start = lines.start
    while (line := text.rfind("\n", 0, line - 1) + 1) and _REST.fullmatch(text[line : text.find("\n", line) + 1]):
        pass
    key = _KEY.match(text, line)
    return (Cut(key.end(), key.end(), f" {empty}"), lines) if key and key.end() < start else None


def _line_before(text: str, offset: int) -> str:
    return text[text.rfind("\n", 0, offset) + 1 : offset]
