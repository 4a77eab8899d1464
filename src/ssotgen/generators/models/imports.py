"""Import lines in the formatter's shape."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.core.text import Code

WIDTH = 120
"""Columns of a line; the shared formatter's."""


def imported(module: str, names: Sequence[str]) -> Code:
    """`from <module> import <names>`, a line for each name where one is not enough for all."""
    flat = f"from {module} import {', '.join(names)}"
    if len(flat) <= WIDTH:
        return Code(flat)
    lines = "".join(f"    {name},\n" for name in names)
    return Code(f"from {module} import (\n{lines})")
