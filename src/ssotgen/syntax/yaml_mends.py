"""How mistakes in YAML are mended that stand beside its values."""

from __future__ import annotations

import re

from ssotgen.core.fixes import Fix, Splice
from ssotgen.core.origin import Origin

_TAG = re.compile(r"!\S*[ \t]*")
_INDENT = re.compile(r"^( +)[^ \n#]", re.MULTILINE)
_TABS = re.compile(r"\t+")
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


def without_character(origin: Origin, character: str) -> Fix:
    """Delete a character that no YAML file may hold; a byte order mark inside a file is left over from joining two."""
    return Fix("delete it", (Splice(origin, character, ""),), safe=character == _MARK)
