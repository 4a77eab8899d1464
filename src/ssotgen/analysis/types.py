"""Shapes as Python type expressions: the one place that knows which Python type a JSON type is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from ssotgen.analysis import patterns
from ssotgen.core.text import python_literal
from ssotgen.ir.program import Program
from ssotgen.ir.schema import NumberRules, Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.build import Shaper
from ssotgen.ir.shapes.names import class_name

SUPPORT = "..._support.models"
"""The shared module of generated models, as a module of a contract's package imports it."""


class Direction(StrEnum):
    """Whose view of a schema is meant: what a caller sends, or what is answered."""

    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A Python type: `code` is valid where `imports` (pairs of module and name) are imported."""

    code: str
    imports: frozenset[tuple[str, str]] = frozenset()


def annotation(program: Program, schema: Schema, direction: Direction, *, prefix: str = "models.") -> TypeExpr:
    """The type of a schema, as another module of the contract's package writes it.

    Classes are named with `prefix`. Bounds stand in `Annotated`; numbers and times are the plain Python types, which a
    validator of JSON should be told to take strictly.
    """
    shape = Shaper(program.schemas).shape(schema)
    return Speller(program.names["python"], direction, prefix=prefix).spell(shape)


# JSON Schema formats that are asserted: the type for a handler's signature, and the one in models, which also refuses
# what Python's parsers read but the format does not allow.
_PLAIN = {
    "uuid": ("uuid", "UUID"), "date-time": ("pydantic", "AwareDatetime"), "date": ("datetime", "date"),
    "time": ("datetime", "time"), "duration": ("datetime", "timedelta"), "email": (SUPPORT, "Email"),
    "ipv4": ("ipaddress", "IPv4Address"), "ipv6": ("ipaddress", "IPv6Address"), "byte": ("pydantic", "Base64Bytes"),
    "binary": ("", "bytes"),
}  # fmt: skip
_CHECKED = {
    "date-time": "Timestamp", "date": "Date", "time": "Time", "duration": "Duration", "email": "Email", "ipv4": "IPv4",
    "ipv6": "IPv6",
}  # fmt: skip
_RANGES = {"int32": 31, "int64": 63}
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_STRICT = {"int": "StrictInt", "float": "StrictFloat", "bool": "StrictBool"}
ASSERTED = frozenset({*_PLAIN, *_RANGES})
"""The formats that generated models check; the others describe."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells shapes for one direction. With `support`, the types are those of models, qualified with that name."""

    names: Mapping[str, str]
    direction: Direction
    prefix: str = ""
    support: str | None = None

    def name(self, symbol: str) -> str:
        """The class of a definition, without prefix."""
        return class_name(self.names, symbol, as_input=self.direction is Direction.INPUT)

    def spell(self, shape: nodes.Shape) -> TypeExpr:
        """The type expression of a shape."""
        match shape:
            case nodes.Anything():
                return TypeExpr("Any", frozenset({("typing", "Any")}))
            case nodes.Nothing():
                return self._supported("Nothing")
            case nodes.Scalar():
                return self.scalar(shape)
            case nodes.Values(values):
                code = f"Literal[{', '.join(python_literal(value) for value in values)}]"
                return TypeExpr(code, frozenset({("typing", "Literal")}))
            case nodes.Named(symbol):
                return TypeExpr(self.prefix + self.name(symbol))
            case nodes.Sequence(item, shortest, longest):
                inner = self.spell(item)
                return _limited(replace(inner, code=f"list[{inner.code}]"), min_length=shortest, max_length=longest)
            case nodes.Row(items):
                return _joined([self.spell(item) for item in items], "tuple[{}]", ", ")
            case nodes.Table(value, fewest, most):
                inner = self.spell(value)
                return _limited(replace(inner, code=f"dict[str, {inner.code}]"), min_length=fewest, max_length=most)
            case nodes.Choice(members):
                return _joined([self.spell(member) for member in members], "{}", " | ")
            case nodes.Nullable(nodes.Nothing()):
                return TypeExpr("None")
            case nodes.Nullable(inner_shape):
                return _joined([self.spell(inner_shape), TypeExpr("None")], "{}", " | ")

    def scalar(self, shape: nodes.Scalar) -> TypeExpr:
        """The type expression of a string, number or boolean."""
        if shape.type == "string":
            return self._string(shape)
        base = TypeExpr(_SCALARS[shape.type])
        if self.support is not None:
            base = TypeExpr(_STRICT[base.code], frozenset({("pydantic", _STRICT[base.code])}))
        if shape.type == "boolean":
            return base
        return _limited(base, **bounds(shape))

    def _string(self, shape: nodes.Scalar) -> TypeExpr:
        if shape.format in _PLAIN:
            module, name = _PLAIN[shape.format]
            if module == SUPPORT or (self.support is not None and shape.format in _CHECKED):
                return self._supported(_CHECKED[shape.format])
            return TypeExpr(name, frozenset({(module, name)}) if module else frozenset())
        rules = shape.string
        if rules is None:
            return TypeExpr("str")
        base = TypeExpr("str")
        if rules.pattern is not None:
            pattern = patterns.argument(rules.pattern)
            if pattern is not None:
                base = _annotated(base, f"pattern={pattern.code}", pattern.imports)
        return _limited(base, min_length=rules.min_length, max_length=rules.max_length)

    def _supported(self, name: str) -> TypeExpr:
        if self.support is not None:
            return TypeExpr(f"{self.support}.{name}")
        return TypeExpr(name, frozenset({(SUPPORT, name)}))


def bounds(shape: nodes.Scalar) -> dict[str, int | Decimal | None]:
    """The bounds of a number as pydantic names them; those of integers are integers."""
    rules = shape.number or NumberRules()
    lower, upper = rules.minimum, rules.maximum
    if shape.type == "integer" and shape.format in _RANGES:
        limit = 2 ** _RANGES[shape.format]
        lower = -limit if lower is None else max(lower, -limit)
        upper = limit - 1 if upper is None else min(upper, limit - 1)
    found = {
        "ge": lower, "gt": rules.exclusive_minimum, "le": upper, "lt": rules.exclusive_maximum,
        "multiple_of": rules.multiple_of,
    }  # fmt: skip
    if shape.type == "integer":
        rounding = {"ge": math.ceil, "gt": math.floor, "le": math.floor, "lt": math.ceil, "multiple_of": _whole}
        return {key: None if value is None else rounding[key](value) for key, value in found.items()}
    return found


def _whole(value: int | Decimal) -> int | None:
    """A step as an integer; every integer is a multiple of 0.5, and 1.5 cannot be said of one."""
    return int(value) if value == int(value) else None


def _limited(base: TypeExpr, **limits: int | Decimal | None) -> TypeExpr:
    arguments = ", ".join(f"{key}={python_literal(value)}" for key, value in limits.items() if value is not None)
    return _annotated(base, arguments) if arguments else base


def _annotated(base: TypeExpr, arguments: str, imports: Iterable[tuple[str, str]] = ()) -> TypeExpr:
    needed = {("typing", "Annotated"), ("pydantic", "Field"), *imports}
    if base.code.startswith("Annotated[str, Field(") and base.code.endswith(")]"):
        return TypeExpr(f"{base.code[:-2]}, {arguments})]", base.imports | needed)
    return TypeExpr(f"Annotated[{base.code}, Field({arguments})]", base.imports | needed)


def _joined(parts: list[TypeExpr], form: str, separator: str) -> TypeExpr:
    code = separator.join(part.code for part in parts)
    return TypeExpr(form.format(code), frozenset().union(*(part.imports for part in parts)))
