"""The bytes of a file and its text, so that line ends and a byte order mark stay what they are."""

from __future__ import annotations

import codecs
import re
from difflib import SequenceMatcher


def text_of(data: bytes) -> str | None:
    """The text with LF line ends, as every place counts it; `None` for what is not UTF-8."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bytes_of(text: str, before: bytes) -> bytes:
    """The bytes of a new text of the file that held `before`: a line that stays keeps its end.

    New lines end as most lines of the file do.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    raw = before.removeprefix(mark)
    if b"\r" not in raw:
        return mark + text.encode()
    ends = {"\r\n": raw.count(b"\r\n"), "\n": raw.count(b"\n") - raw.count(b"\r\n")}
    ends["\r"] = raw.count(b"\r") - ends["\r\n"]
    usual = max(ends, key=lambda end: ends[end])
    if sum(ends.values()) == ends[usual]:
        return mark + text.replace("\n", usual).encode()
    return mark + _with_ends(text, raw.decode(), usual).encode()


def _with_ends(text: str, before: str, usual: str) -> str:
    old = _split(before)
    new = text.split("\n")
    ends = [usual] * (len(new) - 1)
    for block in SequenceMatcher(None, [line for line, _ in old], new, autojunk=False).get_matching_blocks():
        for n in range(block.size):
            if block.b + n < len(ends) and old[block.a + n][1]:
                ends[block.b + n] = old[block.a + n][1]
    return "".join(line + end for line, end in zip(new, [*ends, ""], strict=True))


def _split(text: str) -> list[tuple[str, str]]:
    """Lines and how each ends."""
    parts = re.split(r"(\r\n|\r|\n)", text)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))
