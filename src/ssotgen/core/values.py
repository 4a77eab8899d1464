"""Values that pass between stages: frozen, slotted dataclasses as the standard library has them, made much faster.

`dataclasses` compiles six functions for each class when it is imported, and then sets each field of a frozen value
through `object.__setattr__`. A command pays the first for three hundred classes, a large build the second for a million
values.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "replace"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, **more):
        """`dataclasses.dataclass` with the same meaning; made here where frozen, slotted and without a base."""

        def make(cls):
            if frozen and slots and not more and cls.__bases__ == (object,):
                return _made(cls, kw_only)
            return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only, **more)(cls)

        return make if cls is None else make(cls)

    def replace(item, /, **changes):
        """`dataclasses.replace`: the same value with some fields changed."""
        cls = item.__class__
        values = cls.__dict__.get("__values__")
        if values is None:
            return dataclasses.replace(item, **changes)
        return cls(**{**dict(zip(cls.__slots__, values(item), strict=True)), **changes})


def _made(cls: type[T], kw_only: bool) -> type[T]:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else `dataclasses` spells the signature
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    made.__dataclass_params__.frozen = True  # for those that inherit
    names = [field.name for field in dataclasses.fields(made)]
    compared = [field.name for field in dataclasses.fields(made) if field.compare]
    made.__values__ = _all(names)
    made.__compared__ = _all(compared)
    made.__init__ = _first_init(made)
    for function in (_repr, _eq, _hash, _setattr, _delattr, _getstate, _setstate):
        made_name = f"__{function.__name__.lstrip('_')}__"
        if made_name not in vars(cls):
            setattr(made, made_name, function)
    return made  # type: ignore[no-any-return]


def _all(names: list[str]) -> Any:
    """A function from a value to the tuple of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return staticmethod(lambda item: tuple(getattr(item, name) for name in names))


def _first_init(cls: Any) -> Any:
    """An `__init__` that puts the real one in its place: most classes have no value in most runs."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807  # it is one
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _init(cls: Any) -> Any:
    """The `__init__` of a class, which fills an unfrozen twin of the value: its attributes are set without a call."""
    twin = type(cls.__name__, (), {"__slots__": cls.__slots__})
    scope: dict[str, Any] = {"__twin__": twin, "__frozen__": cls, "__missing__": dataclasses.MISSING}
    scope |= {"__turn__": object.__setattr__, "__fill__": _setstate}
    plain: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for n, field in enumerate(dataclasses.fields(cls)):
        argument = field.name
        if field.default is not dataclasses.MISSING:
            scope[f"__default{n}__"] = field.default
            argument += f"=__default{n}__"
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"__default{n}__"] = field.default_factory
            argument += "=__missing__"
            lines.append(f" if {field.name} is __missing__: {field.name} = __default{n}__()")
        (named if field.kw_only else plain).append(argument)
    lines += [" if self.__class__ is __frozen__:", "  __turn__(self, '__class__', __twin__)"]
    lines += [f"  self.{name} = {name}" for name in cls.__slots__]
    lines += [
        "  self.__class__ = __frozen__",
        f" else: __fill__(self, [{', '.join(cls.__slots__)}])",
    ]  # a class that inherits
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    arguments = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    exec("\n".join([f"def __init__({arguments}):", *lines]), scope)  # noqa: S102  # as `dataclasses` does
    function = scope["__init__"]
    function.__qualname__ = f"{cls.__qualname__}.__init__"
    return function


def _repr(self: Any) -> str:
    shown = (f for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in shown)})"


def _eq(self: Any, other: Any) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    return self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _setattr(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return list(self.__values__(self))


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
