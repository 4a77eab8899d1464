"""Names as parts of addresses: readable, ASCII, and never two alike in one scope."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ssotgen.core.digest import of_text
from ssotgen.emit.paths import fault

_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


def slug(name: str) -> str:
    """`name` itself where it may stand in an address, else what is readable of it and a digest."""
    plain = _OTHER.sub("-", name).strip("-.")[:_LONGEST]
    return plain if plain == name else f"{plain}-{of_text(name)[:8]}".lstrip("-")


def slugs(names: Mapping[str, str], *, fold: bool = False, first: str = "\0") -> dict[str, str]:
    """A slug for each key, made of its name; equal ones are told apart by a digest of the key.

    With `fold` they are in lower case, as names of files are compared by some systems. A key that begins with `first`
    keeps its slug, if no other such key has the same.
    """
    found = {key: _file(name) if fold else slug(name) for key, name in names.items()}
    often = Counter(found.values())
    preferred = Counter(text for key, text in found.items() if key.startswith(first))
    return {
        key: text
        if often[text] == 1 or (key.startswith(first) and preferred[text] == 1)
        else f"{text}-{of_text(key)[:8]}"
        for key, text in found.items()
    }


def _file(name: str) -> str:
    """A file's name: spaces and signs are nothing to tell a digest for."""
    plain = _OTHER.sub("-", name.lower()).strip("-.")[:_LONGEST].rstrip("-.")
    lost = not name.isascii() or len(name) > _LONGEST or fault(f"{plain}.md") is not None
    return f"{plain}-{of_text(name)[:8]}".lstrip("-") if lost else plain
