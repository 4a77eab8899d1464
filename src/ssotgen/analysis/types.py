"""Shapes as Python type expressions: the one place that knows which Python type a JSON type is."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from ssotgen.analysis import patterns
from ssotgen.analysis.python_patterns import translated
from ssotgen.core.text import python_literal, quoted
from ssotgen.core.values import dataclass, replace
from ssotgen.ir.program import Program
from ssotgen.ir.schema import NumberRules, Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.build import Shaper
from ssotgen.ir.shapes.names import class_name

SUPPORT = "..._support.models"
"""The shared module of generated models, as a module of a contract's package imports it."""

LONGEST_CHAIN = 200
"""How many types `|` may join: Python's own parser goes one level down for each."""


class Direction(StrEnum):
    """Whose view of a schema is meant: what a caller sends, or what is answered."""

    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A Python type: `code` is valid where `imports` (pairs of module and name) are imported.

    An `open` one consists of names and brackets alone and names a class that may not exist yet.
    """

    code: str
    imports: frozenset[tuple[str, str]] = frozenset()
    open: bool = False

    def closed(self) -> TypeExpr:
        """The same type, as text where it is open: type checkers and pydantic read it when its classes exist."""
        return TypeExpr(quoted(self.code), self.imports) if self.open else self


def annotation(program: Program, schema: Schema, direction: Direction, *, prefix: str = "models.") -> TypeExpr:
    """The type of a schema, as another module of the contract's package writes it.

    Classes are named with `prefix`. Bounds stand in `Annotated`; numbers and times are the plain Python types, which a
    validator of JSON should be told to take strictly.
    """
    shape = Shaper(program.schemas, exact=program.workspace.exact).shape(schema)
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
    "ipv6": "IPv6", "uuid": "Uuid", "byte": "Base64",
}  # fmt: skip
_INTEGERS = {"int32": "Int32", "int64": "Int64"}
_NAMES = re.compile(r"[\w\s.,|\[\]]+", re.ASCII)
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_STRICT = {"float": "StrictFloat", "bool": "StrictBool"}
PARSED = frozenset(_PLAIN) - {"email", "binary"}
"""Formats whose values are no longer text in Python, so that lengths and patterns do not apply to them."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells shapes for one direction. With `support`, the types are those of models, qualified with that name.

    `discriminator` gives the field that tells the members of a union apart, where there is one. With `forward`, classes
    may not exist yet.
    """

    names: Mapping[str, str]
    direction: Direction
    prefix: str = ""
    support: str | None = None
    discriminator: Callable[[nodes.Choice], str | None] = lambda choice: None
    forward: bool = False

    def name(self, symbol: str) -> str:
        """The class of a definition, without prefix."""
        return class_name(self.names, symbol, as_input=self.direction is Direction.INPUT)

    def spell(self, shape: nodes.Shape) -> TypeExpr:
        """The type expression of a shape."""
        match shape:
            case nodes.Sequence(item, shortest, longest):
                return self._container("list[{}]", item, shortest, longest)
            case nodes.Table(value, fewest, most):
                return self._container("dict[str, {}]", value, fewest, most)
            case nodes.Row(items):
                return _joined([self.spell(item) for item in items], "tuple[{}]", "tuple[{}]")
            case nodes.Choice(members):
                union = _joined([self.spell(member) for member in members], "{}", "Union[{}]")
                tag = self.discriminator(shape)
                return _annotated(union, f"discriminator={python_literal(tag)}") if tag else union
            case nodes.Nullable(inner):
                null = TypeExpr("None")
                return null if inner == nodes.Nothing() else _joined([self.spell(inner), null], "{}", "Union[{}]")
            case _:
                return self._simple(shape)

    def _simple(self, shape: nodes.Anything | nodes.Nothing | nodes.Scalar | nodes.Values | nodes.Named) -> TypeExpr:
        match shape:
            case nodes.Anything():
                return TypeExpr("Any", frozenset({("typing", "Any")}))
            case nodes.Nothing():
                return self._supported("Nothing")
            case nodes.Scalar():
                return self.scalar(shape)
            case nodes.Values(values):
                code = f"Literal[{', '.join(python_literal(value) for value in values)}]"
                if self.support is not None and any(isinstance(value, int) for value in values):
                    imports = frozenset({("typing", "Literal"), ("typing", "Annotated")})
                    return TypeExpr(f"Annotated[{code}, {self.support}.Literally]", imports)
                return TypeExpr(code, frozenset({("typing", "Literal")}))
            case nodes.Named(symbol):
                return TypeExpr(self.prefix + self.name(symbol), open=self.forward)

    def _container(self, form: str, inner: nodes.Shape, fewest: int | None, most: int | None) -> TypeExpr:
        item = self.spell(inner)
        return _limited(replace(item, code=form.format(item.code)), min_length=fewest, max_length=most)

    def scalar(self, shape: nodes.Scalar) -> TypeExpr:
        """The type expression of a string, number or boolean."""
        if shape.type == "string":
            return self._string(shape)
        base = TypeExpr(_SCALARS[shape.type])
        if shape.type == "integer" and shape.format in _INTEGERS:
            base = self._supported(_INTEGERS[shape.format])
        elif self.support is not None and shape.type == "integer":
            base = self._supported("Integer")
        elif self.support is not None:
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
            base = self._pattern(base, rules.pattern)
        return _limited(base, min_length=rules.min_length, max_length=rules.max_length)

    def _pattern(self, base: TypeExpr, pattern: str) -> TypeExpr:
        """A pattern for pydantic's own engine, or compiled by Python's; nothing where neither compiles it."""
        match patterns.engine(pattern):
            case "rust":
                return _annotated(base, f"pattern={quoted(patterns.for_rust(pattern))}")
            case "python":
                regex = self._supported("regex")
                return _annotated(
                    base, f"pattern={regex.code}({quoted(translated(pattern) or pattern)})", regex.imports
                )
            case None:
                return base

    def _supported(self, name: str) -> TypeExpr:
        if self.support is not None:
            return TypeExpr(f"{self.support}.{name}")
        return TypeExpr(name, frozenset({(SUPPORT, name)}))


def bounds(shape: nodes.Scalar) -> dict[str, int | Decimal | None]:
    """The bounds of a number as pydantic names them; those of integers are integers."""
    rules = shape.number or NumberRules()
    found = {
        "ge": rules.minimum, "gt": rules.exclusive_minimum, "le": rules.maximum, "lt": rules.exclusive_maximum,
        "multiple_of": rules.multiple_of,
    }  # fmt: skip
    if shape.type == "integer":
        rounding: dict[str, Callable[[int | Decimal], int | None]] = {
            "ge": math.ceil,
            "gt": math.floor,
            "le": math.floor,
            "lt": math.ceil,
            "multiple_of": _whole,
        }
        return {key: None if value is None else rounding[key](value) for key, value in found.items()}
    return found


def _whole(value: int | Decimal) -> int | None:
    """A step as an integer; every integer is a multiple of 0.5, and 1.5 cannot be said of one."""
    return int(value) if value == int(value) else None


def _limited(base: TypeExpr, **limits: int | Decimal | None) -> TypeExpr:
    arguments = ", ".join(f"{key}={python_literal(value)}" for key, value in limits.items() if value is not None)
    return _annotated(base, arguments) if arguments else base


def _annotated(base: TypeExpr, arguments: str, imports: Iterable[tuple[str, str]] = ()) -> TypeExpr:
    needed = base.imports | {("typing", "Annotated"), ("pydantic", "Field"), *imports}
    if base.code.startswith("Annotated[str, Field(") and base.code.endswith(")]"):
        return TypeExpr(f"{base.code[:-2]}, {arguments})]", needed)
    return TypeExpr(f"Annotated[{base.closed().code}, Field({arguments})]", needed)


def _joined(parts: list[TypeExpr], form: str, form_of_texts: str) -> TypeExpr:
    """Several types as one, with `|` or commas between them.

    Unions of texts, which have no `|`, and of very many types are written out.
    """
    imports = frozenset[tuple[str, str]]().union(*(part.imports for part in parts))
    separator = " | " if form == "{}" else ", "
    is_open = any(part.open for part in parts)
    has_texts = is_open and not all(_NAMES.fullmatch(part.code) for part in parts)
    if has_texts or (separator == " | " and len(parts) > LONGEST_CHAIN):
        parts, separator, form, is_open = [part.closed() for part in parts], ", ", form_of_texts, False
        imports |= {("typing", "Union")} if form_of_texts.startswith("Union") else set()
    return TypeExpr(form.format(separator.join(part.code for part in parts)), imports, is_open)
