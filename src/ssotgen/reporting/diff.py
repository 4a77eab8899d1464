"""What would change in a file, as a unified diff of bounded length."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ssotgen.reporting.terminal import Paint, safe

_CONTEXT = 3
_COMPARABLE = 4_000
"""Lines on both sides together that are compared one by one, as the time grows with their square; more are replaced."""


def diff_report(path: str, before: str | None, after: str | None, *, limit: int = 200, colour: bool = False) -> str:
    """The diff of one file, at most `limit` lines below its header; `None` means that there is no such file.

    Returns "" where nothing changes. Texts that differ in their last line break alone are told apart by a note.
    """
    if before == after:
        return ""
    paint = Paint(colour)
    name = safe(path)
    lines = list(_hunks(_lines(before), _lines(after), paint))
    shown = [
        paint.bold("--- /dev/null" if before is None else f"--- a/{name}"),
        paint.bold("+++ /dev/null" if after is None else f"+++ b/{name}"),
        *lines[:limit],
    ]
    if len(lines) > limit:
        shown.append(f"... {len(lines) - limit} more lines")
    return "\n".join(shown) + "\n"


def _lines(text: str | None) -> list[str]:
    if not text:
        return []
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], lines[-1] + " (no line break at the end)"]


def _hunks(old: list[str], new: list[str], paint: Paint) -> Iterator[str]:
    skip, old, new = _without_common_ends(old, new)
    if len(old) + len(new) <= _COMPARABLE:
        groups = SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT)
    else:
        groups = iter([[("replace", 0, len(old), 0, len(new))]])
    for group in groups:
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield paint.gutter(f"@@ -{_range(i1 + skip, i2 + skip)} +{_range(j1 + skip, j2 + skip)} @@")
        for tag, low, high, new_low, new_high in group:
            if tag == "equal":
                yield from (f" {safe(line)}" for line in old[low:high])
            else:
                yield from (paint.removed(f"-{safe(line)}") for line in old[low:high])
                yield from (paint.added(f"+{safe(line)}") for line in new[new_low:new_high])


def _without_common_ends(old: list[str], new: list[str]) -> tuple[int, list[str], list[str]]:
    """Leave out equal lines at both ends, but for the context; also the number of lines left out before."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    head, tail = max(0, head - _CONTEXT), max(0, tail - _CONTEXT)
    return head, old[head : len(old) - tail], new[head : len(new) - tail]


def _range(start: int, end: int) -> str:
    """A range of lines in the notation of unified diffs: counted from 1, the length left out where it is 1."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
