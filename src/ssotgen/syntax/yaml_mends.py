"""How mistakes in YAML are mended that stand beside its values."""

from __future__ import annotations

import re
from collections.abc import Callable

from ssotgen.core.fixes import Fix, Splice
from ssotgen.core.origin import Origin

_TAG = re.compile(r"!\S*[ \t]*")
_INDENT = re.compile(r"^( +)[^ \n#]", re.MULTILINE)
_TABS = re.compile(r"\t+")
_RESERVED = re.compile(r"[@`%][\w@./%+-]*(?=[ \t]*(?:[\n,\]}]|$|[ \t]#))")
_ENTRY = re.compile(r"[ ]*[^\s#:\"'][^\n#:]*:[ ]+(?P<value>[^\s#&*!|>\[{\"'%@`][^\n#]*)(?:\n|$)")
_MEMBER = re.compile(r", *[^\s#:,\"'][^\n#:,]*: +(?P<value>[^\s#&*!|>\[{\"'%@`,}][^\n#,{}\[\]]*)(?=[,}])")
_COLLECTIONS = ("!!map", "!!seq")
_MARK = "\ufeff"


def without_tag(text: str, origin: Origin, tag: str, *, is_text: bool) -> Fix | None:
    """Leave a tag out, where it stands first. It is not missed before a map, a sequence or what is a text anyway."""
    found = _TAG.match(text, origin.offset or 0)
    if found is None:
        return None
    safe = tag in _COLLECTIONS or (is_text and tag == "!!str")
    return Fix(f"delete `{tag}`", (Splice(origin, found[0], ""),), safe=safe)


def with_spaces(text: str, origin: Origin) -> Fix | None:
    """Indent with as many spaces a tab as the file indents by elsewhere; with two where it nowhere does."""
    found = _TABS.match(text, origin.offset or 0)
    width = min((len(line) for line in _INDENT.findall(text)), default=2)
    return Fix("indent with spaces", (Splice(origin, found[0], " " * width * len(found[0])),)) if found else None


def in_quotes(text: str, origin: Origin) -> Fix | None:
    """Quote a word that begins with a character that YAML keeps for itself, such as `@example/team`."""
    found = _RESERVED.match(text, origin.offset or 0)
    return Fix(f'write `"{found[0]}"`', (Splice(origin, found[0], f'"{found[0]}"'),)) if found else None


def without_repetition(text: str, origin: Origin, is_same: Callable[[str], bool]) -> Fix | None:
    """Delete a key that stands there a second time with the value that it has.

    It stands on a line of its own, without a comment, or behind a comma on the line of others.
    """
    at = origin.offset or 0
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    if line.rstrip(" ").endswith(","):
        start += line.rindex(",")
        found = _MEMBER.match(text, start)
    else:
        found = None if line.strip() else _ENTRY.match(text, start)
        following = text[found.end() :] if found else ""
        if len(following) - len(following.lstrip(" ")) > at - start:
            return None  # the value goes on
    if found is None or not is_same(found["value"].strip()):
        return None
    where = Origin(origin.document, origin.pointer, "key", start)
    return Fix("delete what stands there a second time", (Splice(where, found[0], ""),))


def with_plain_spaces(origin: Origin, written: str) -> Fix:
    """Put spaces in the place of characters that look like them."""
    return Fix("indent with spaces", (Splice(origin, written, " " * len(written)),))


def without_character(origin: Origin, character: str) -> Fix:
    """Delete a character that no YAML file may hold; a byte order mark inside a file is left over from joining two."""
    return Fix("delete it", (Splice(origin, character, ""),), safe=character == _MARK)
