"""Plain YAML scalars: what YAML 1.2 reads (core schema, section 10.3.2), and where YAML 1.1 reads something else."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from math import isfinite

_SUSPECT = frozenset("-+.0123456789nNtTfFyYoO~")
"""A longer text that begins with anything else is text in both versions."""

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_OLD_WORDS = {
    word: meaning
    for words, meaning in (("y yes on", "true"), ("n no off", "false"))
    for lower in words.split()
    for word in (lower, lower.capitalize(), lower.upper())
}
_OLD_INTEGER = re.compile(
    r"[-+]?(?:0b_*[01][01_]*|0[0-9_]+|[1-9][0-9]*_[0-9_]*|[1-9][0-9_]*(?::[0-5]?[0-9])+)"
    r"|[-+]0x_*[0-9a-fA-F][0-9a-fA-F_]*|0x(?:_+[0-9a-fA-F]|[0-9a-fA-F]+_)[0-9a-fA-F_]*"
)
_OLD_FRACTION = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)"
)

_SAME = "text"


class NotFiniteError(ValueError):
    """A number that is infinite, no number, or beyond what a double can hold."""


def plain(text: str) -> None | bool | int | Decimal | str:
    """The value of a plain scalar under the YAML 1.2 core schema. Raises `NotFiniteError`."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _SUSPECT:
        return text
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _BASED.fullmatch(text):
        return based(text)
    if _FRACTION.fullmatch(text):
        return fraction(text)
    if _NOT_FINITE.fullmatch(text):
        raise NotFiniteError(text)
    return text


def integer(text: str) -> int:
    """A decimal integer. Raises `NotFiniteError` beyond the range of a double, where conversion would also be slow."""
    if len(text) > 300:
        digits = text.lstrip("+-0")  # Python counts zeros in front when it refuses long texts
        if len(digits) > 308:
            raise NotFiniteError(text)
        return int(f"{'-' if text[0] == '-' else ''}{digits or 0}")
    return int(text)


def based(text: str) -> int:
    """An integer written `0o…` or `0x…`. Raises `NotFiniteError` beyond the range of a double."""
    if len(text) > 250:
        raise NotFiniteError(text)
    return int(text, 0)


def fraction(text: str) -> Decimal:
    """A number with a fraction or an exponent, exactly as written. Raises `NotFiniteError` where no double is near."""
    try:
        value = Decimal(text)
    except InvalidOperation:  # an exponent of more than eighteen digits
        raise NotFiniteError(text) from None
    if not -400 < value.adjusted() < 400 or not isfinite(float(value)) or (value and not float(value)):
        raise NotFiniteError(text)
    return value


def older_reading(text: str) -> str | None:
    """What YAML 1.1 reads where that differs from `plain(text)`, in words; `None` where both agree.

    Dates are left out: YAML 1.1 makes timestamps of them, but here they are strings wherever they stand.
    """
    if not text or text[0] not in _SUSPECT:
        return None
    if text in _OLD_WORDS:
        return f"`{_OLD_WORDS[text]}`"
    if _OLD_INTEGER.fullmatch(text):
        return _older_integer(text.replace("_", "")) if len(text) < 40 else "another number"
    if _INTEGER.fullmatch(text):
        return None
    if _FRACTION.fullmatch(text):
        return None if _OLD_FRACTION.fullmatch(text) else _SAME
    if _OLD_FRACTION.fullmatch(text):
        return "a number"
    return _SAME if text.startswith("0o") and _BASED.fullmatch(text) else None


def _older_integer(text: str) -> str:
    digits = text.lstrip("+-")
    if ":" in digits:
        value = 0
        for part in digits.split(":"):
            value = value * 60 + int(part)
    elif digits[1:2] in ("b", "x"):
        value = int(digits, 0)
    elif digits.startswith("0"):
        if not set(digits) <= set("01234567"):
            return _SAME
        value = int(digits, 8)
    else:
        value = int(digits)
    return f"the number {-value if text.startswith('-') else value}"
