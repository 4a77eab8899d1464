"""The closed union of shapes: what a schema is once only types, fields and simple constraints are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.schema import Notes, NumberRules, StringRules

ScalarType: TypeAlias = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all: the schema `false`, or parts that contradict each other."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, a number or a boolean, with the constraints that hold for it."""

    type: ScalarType
    format: str | None = None
    number: NumberRules | None = None
    string: StringRules | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """One of some strings, integers or booleans."""

    values: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A definition, by the symbol of its schema."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """An array of one kind of item."""

    item: Shape
    min_items: int | None = None
    max_items: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An array of a fixed length with a shape for each place."""

    items: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An object without declared properties: any keys, one kind of value."""

    value: Shape
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several shapes, two at least; `one_of` is the place that demands that no two match at once."""

    members: tuple[Shape, ...]
    one_of: Origin | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """A shape, or `null`."""

    shape: Shape


Shape: TypeAlias = Anything | Nothing | Scalar | Values | Named | Sequence | Row | Table | Choice | Nullable


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record; `symbol` is the property's own place."""

    symbol: str
    name: str
    shape: Shape
    required: bool
    read_only: bool
    write_only: bool
    notes: Notes
    origin: Origin


@dataclass(frozen=True, slots=True)
class Record:
    """An object with declared properties, sorted by name.

    `closed` refuses others; `extra` is the shape of others where the schema speaks of them; else they are ignored.
    """

    symbol: str
    origin: Origin
    notes: Notes
    fields: tuple[Field, ...]
    closed: bool = False
    extra: Shape | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named set of values, all strings or all integers."""

    symbol: str
    origin: Origin
    notes: Notes
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a shape that is neither record nor enumeration."""

    symbol: str
    origin: Origin
    notes: Notes
    shape: Shape


Definition: TypeAlias = Record | Enumeration | Alias


def references(shape: Shape) -> Iterator[str]:
    """The symbols of the definitions that a shape names, in order, repeated where it repeats them."""
    waiting = [shape]
    while waiting:
        found = waiting.pop()
        match found:
            case Scalar():  # first, as most are
                continue
            case Named(symbol):
                yield symbol
            case Sequence(item=inner) | Table(value=inner) | Nullable(inner):
                waiting.append(inner)
            case Row(items) | Choice(members=items):
                waiting += reversed(items)
            case _:
                continue


def shapes_of(definition: Definition) -> Iterator[Shape]:
    """The shapes a definition is made of."""
    match definition:
        case Record(fields=fields, extra=extra):
            yield from (field.shape for field in fields)
            if extra is not None:
                yield extra
        case Alias(shape=shape):
            yield shape
        case Enumeration():
            return
