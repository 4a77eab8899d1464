"""Import lines in the formatter's shape, names in the order of import sorters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ssotgen.core.text import Code
from ssotgen.generators.docstrings import WIDTH

_NUMBER = re.compile(r"(\d+)", re.ASCII)


def in_order(names: Iterable[str]) -> list[str]:
    """Constants, then classes, then functions, each by their letters whatever their case, numbers by their value."""
    return sorted(names, key=_order)


def _order(name: str) -> tuple[int, list[tuple[bool, int, str]], str]:
    own = name.partition(" ")[0]  # of what is imported as something else
    kind = 0 if own.isupper() and len(own) > 1 else 1 if own[0].isupper() else 2
    parts = [part for part in _NUMBER.split(name.lower()) if part]
    return kind, [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts], name


def imported(module: str, names: Sequence[str], indent: int = 0) -> Code:
    """`from <module> import <names>`, a line for each name where one is not enough for all."""
    flat = f"from {module} import {', '.join(names)}"
    if indent + len(flat) <= WIDTH:
        return Code(flat)
    margin = " " * indent
    lines = "".join(f"{margin}    {name},\n" for name in names)
    return Code(f"from {module} import (\n{lines}{margin})")
