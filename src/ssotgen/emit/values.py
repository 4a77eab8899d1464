"""The gate that no bare string passes on its way into a template's output."""

from __future__ import annotations

from ssotgen.core.text import Code, Ident, Literal, Markdown
from ssotgen.emit.characters import replaced


def printable(value: object) -> str:
    """The text of a typed value. Raises `TypeError` for anything that does not say what kind of text it is."""
    match value:
        case Markdown():
            return replaced(value.text)
        case Ident() | Literal() | Code() | int():
            return str(value)
        case _:
            kind = type(value).__name__
            raise TypeError(f"a {kind} cannot be printed: the view must say Ident, Literal, Code or Markdown")
