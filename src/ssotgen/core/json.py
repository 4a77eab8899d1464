"""Immutable JSON values, as they come out of a parser and go into a `Program`."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import NoReturn, TypeAlias, TypeVar

V = TypeVar("V", covariant=True)


class FrozenMap(dict[str, V]):  # type: ignore[type-var]  # covariant: once built, it takes no V
    """A read-only string-keyed map that keeps the written order; a `dict`, so that C encoders read it at full speed."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a FrozenMap cannot be changed")

    __setitem__ = __delitem__ = _refuse
    clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type, tuple[dict[str, object]]]:
        return (type(self), (dict(self),))


Json: TypeAlias = "None | bool | int | Decimal | str | tuple[Json, ...] | FrozenMap[Json]"
"""A JSON value; numbers with a fraction or an exponent are `Decimal`, so nothing is rounded on the way through."""


def freeze(value: object) -> Json:
    """Turn plain lists, dicts and floats into `Json`. Raises `TypeError` for anything that JSON cannot say."""
    if value is None or isinstance(value, bool | int | str | Decimal | FrozenMap):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Mapping):
        return FrozenMap({_text(key): freeze(item) for key, item in value.items()})
    if isinstance(value, Iterable):
        return tuple(freeze(item) for item in value)
    raise TypeError(f"{type(value).__name__} is not a JSON value")


def same(left: Json, right: Json) -> bool:
    """Tell whether two values are equal as JSON: `1` equals `1.0`, `true` does not equal `1`."""
    return identity(left) == identity(right)


def identity(value: Json) -> Hashable:
    """A hashable key that is equal for values that are equal as JSON (JSON Schema 2020-12, 4.2.2)."""
    match value:
        case bool():
            return ("bool", value)
        case tuple():
            return ("array", tuple(identity(item) for item in value))
        case FrozenMap():
            return ("object", frozenset((key, identity(item)) for key, item in value.items()))
        case int() | Decimal():
            return ("number", value)
        case _:
            return value


def _text(key: object) -> str:
    if isinstance(key, str):
        return key
    raise TypeError(f"{key!r} is not a string key")
