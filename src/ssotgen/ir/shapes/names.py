"""The keys under which names of shapes are kept beside all other names."""

from __future__ import annotations

from collections.abc import Mapping

INPUT = "?input"
_CLASS = "?class"


def own_key(symbol: str, is_property: bool) -> str:
    """The key of a definition's class: its symbol, unless that is already the key of a field."""
    return f"{symbol}{_CLASS}" if is_property else symbol


def member_key(symbol: str, index: int) -> str:
    """The key of an enumeration's value, counted from 0."""
    return f"{symbol}/enum/{index}"


def class_name(names: Mapping[str, str], symbol: str, *, as_input: bool) -> str:
    """The class that stands for a definition; the same for both directions unless it is divided."""
    if as_input and symbol + INPUT in names:
        return names[symbol + INPUT]
    return names[symbol + _CLASS] if symbol + _CLASS in names else names[symbol]
