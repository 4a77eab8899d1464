"""Values that a template may print: each says what kind of text it is, so that nothing reaches code by accident."""

from __future__ import annotations

from decimal import Decimal

from ssotgen.core.json import Json
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Ident:
    """An ASCII identifier, or several joined by dots. Raises `ValueError` for anything else."""

    text: str

    def __post_init__(self) -> None:
        if not (self.text.isascii() and all(part.isidentifier() for part in self.text.split("."))):
            raise ValueError(f"{self.text!r} is not an ASCII identifier")

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Code:
    """Text that ssotgen itself composed from constants, identifiers and literals."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Literal:
    """Any value from a contract, printed as an ASCII Python literal."""

    value: Json

    def __str__(self) -> str:
        return python_literal(self.value)


@dataclass(frozen=True, slots=True)
class Markdown:
    """CommonMark that is safe to publish: escaped, or parsed and re-printed."""

    text: str

    def __str__(self) -> str:
        return self.text


def python_literal(value: Json) -> str:
    """An ASCII Python expression that evaluates to `value`; maps become dicts, arrays lists, decimals floats."""
    match value:
        case None | bool() | int():
            return repr(value)
        case str():
            return quoted(value)
        case Decimal():
            return repr(float(value)).replace("e+", "e")
        case tuple():
            return "[" + ", ".join(python_literal(item) for item in value) + "]"
        case _:
            return "{" + ", ".join(f"{quoted(key)}: {python_literal(item)}" for key, item in value.items()) + "}"


def quoted(text: str) -> str:
    """An ASCII Python string literal in double quotes, as a formatter would leave it."""
    body = ascii(text)
    inner = body[1:-1]
    if body[0] == '"':  # ascii() chose double quotes: the text has single quotes and no double ones
        return body
    if '"' not in inner:
        return f'"{inner}"' if "\\'" not in inner else '"' + inner.replace("\\'", "'") + '"'
    if "\\'" not in inner:
        return body  # has double quotes, no single ones: fewer escapes this way
    return '"' + inner.replace("\\'", "'").replace('"', '\\"') + '"'
