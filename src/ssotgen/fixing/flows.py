"""Entries of collections in brackets, put in and taken out."""

from __future__ import annotations

from ssotgen.fixing.entries import Collection, Cut


def added(within: Collection, entry: str) -> tuple[Cut, ...] | None:
    """Put an entry behind the last one, on a line of its own where the others have such; `None` where it cannot be."""
    text = within.text
    if not within.entries:
        inner = text[within.start + 1 : within.end - 1]
        return (Cut(within.start + 1, within.end - 1, entry),) if not inner.strip() else None
    first, last = within.entries[0], within.entries[-1]
    line = text.rfind("\n", 0, first.start) + 1
    indent = text[line : first.start]
    if line <= within.start or indent.strip():
        return (Cut(last.end, last.end, f", {entry}"),)
    end = _end_of_line(text, last.end)
    rest = text[last.end : end].lstrip()
    if rest.startswith(","):
        return (Cut(end, end, f"\n{indent}{entry},"),)
    if not rest or rest.startswith(("]", "}")):
        return (Cut(last.end, last.end, f",\n{indent}{entry}"),)
    return Cut(last.end, last.end, ","), Cut(end, end, f"\n{indent}{entry}")


def put_first(within: Collection, entry: str) -> tuple[Cut, ...] | None:
    """Put an entry before the first one, on a line of its own where that has such; `None` where it cannot be."""
    if not within.entries:
        return added(within, entry)
    first = within.entries[0].start
    line = within.text.rfind("\n", 0, first) + 1
    indent = within.text[line:first]
    apart = " " if line <= within.start or indent.strip() else f"\n{indent}"
    return (Cut(first, first, f"{entry},{apart}"),)


def removed(within: Collection, index: int) -> tuple[Cut, ...] | None:
    """Take an entry out, with one comma; `None` where a comment stands in the way."""
    entries, text = within.entries, within.text
    start, end = entries[index].start, entries[index].end
    if index + 1 < len(entries):
        end = entries[index + 1].start
    elif index:
        start = entries[index - 1].end
    gone = text[start : entries[index].start] + text[entries[index].end : end]
    return (Cut(start, end, ""),) if not gone.replace(",", "", 1).strip() else None


def _end_of_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return found if found >= 0 else len(text)
