"""Shapes as type expressions of one module: imports are gathered, names of later classes put in quotes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ssotgen.analysis.types import Speller, TypeExpr, bounds
from ssotgen.core.origin import Origin
from ssotgen.core.text import python_literal
from ssotgen.ir.shapes import nodes

CHECKS = "_checks"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a type expression. A `later` one names classes that do not exist yet, so it has to be quoted.

    Only `plain` ones (names, dots, brackets, bars) can be.
    """

    code: str
    plain: bool = True
    later: bool = False

    def closed(self) -> Piece:
        """The same, to be put into something that cannot be quoted."""
        return Piece(python_literal(self.code), plain=False) if self.later and self.plain else self


@dataclass(slots=True)
class Pieces:
    """Spells shapes for one direction. `exists` tells whether a class stands above; `counted` are marked unions."""

    speller: Speller
    exists: Callable[[str], bool]
    counted: AbstractSet[Origin]
    imports: set[tuple[str, str]] = field(default_factory=set)

    def spell(self, shape: nodes.Shape) -> Piece:
        """The type expression of a shape."""
        match shape:
            case nodes.Named(symbol):
                name = self.speller.name(symbol)
                return Piece(name, later=not self.exists(name))
            case nodes.Sequence(item, fewest, most):
                return self.limited(self._inside("list[{}]", [item]), min_length=fewest, max_length=most)
            case nodes.Table(value, fewest, most):
                return self.limited(self._inside("dict[str, {}]", [value]), min_length=fewest, max_length=most)
            case nodes.Row(items):
                return self._inside("tuple[{}]", items)
            case nodes.Choice():
                return self._choice(shape)
            case nodes.Nullable(inner):
                return Piece("None") if inner == nodes.Nothing() else self.nullable(self.spell(inner))
            case nodes.Scalar(type="integer"):
                return self._integer(shape)
            case nodes.Values(values) if any(isinstance(value, int) and not isinstance(value, bool) for value in values):
                return self.marked(self._taken(self.speller.spell(shape)), [self.check("Integral")])
            case nodes.Scalar(type="number", number=rules) if rules and rules.multiple_of is not None:
                return self._number(shape)
            case nodes.Scalar(type="string", format="uuid"):
                return Piece(self.check("Uuid"))
            case _:
                return self._taken(self.speller.spell(shape))

    def check(self, name: str) -> str:
        """Something of the shared module of checks."""
        return f"{CHECKS}.{name}"

    def marked(self, piece: Piece, marks: list[str]) -> Piece:
        """`Annotated[…]` with marks; marks of an expression that is annotated already come after its own."""
        if not marks:
            return piece
        self.imports.add(("typing", "Annotated"))
        inner = piece.closed()
        code = f"{inner.code[:-1]}, " if inner.code.startswith("Annotated[") and _is_one(inner.code) else f"Annotated[{inner.code}, "
        return Piece(f"{code}{', '.join(marks)}]", plain=False)

    def limited(self, piece: Piece, **limits: object) -> Piece:
        """The expression with arguments of `Field`; those that are `None` are left out."""
        given = [f"{key}={python_literal(value)}" for key, value in limits.items() if value is not None]  # type: ignore[arg-type]
        if not given:
            return piece
        self.imports.add(("pydantic", "Field"))
        return self.marked(piece, [f"Field({', '.join(given)})"])

    def nullable(self, piece: Piece) -> Piece:
        """The type or `None`."""
        return self._union([piece, Piece("None")])

    def _choice(self, shape: nodes.Choice) -> Piece:
        union = self._union([self.spell(member) for member in shape.members])
        tag = self.speller.discriminator(shape)
        if tag:
            return self.limited(union, discriminator=tag)
        return self.marked(union, [self.check("ExactlyOne")]) if shape.one_of in self.counted else union

    def _union(self, members: list[Piece]) -> Piece:
        later = any(member.later for member in members)
        if later and not all(member.plain for member in members):
            self.imports.add(("typing", "Union"))
            return Piece(f"Union[{', '.join(member.closed().code for member in members)}]", plain=False)
        code = " | ".join(member.code for member in members)
        return Piece(code, all(member.plain for member in members), later)

    def _inside(self, form: str, shapes: list[nodes.Shape] | tuple[nodes.Shape, ...]) -> Piece:
        parts = [self.spell(shape) for shape in shapes]
        if not all(part.plain for part in parts):
            parts = [part.closed() for part in parts]
        code = form.format(", ".join(part.code for part in parts))
        return Piece(code, all(part.plain for part in parts), any(part.later for part in parts))

    def _integer(self, shape: nodes.Scalar) -> Piece:
        limits = {key: value for key, value in bounds(shape).items() if value is not None}
        name = {"int32": "Int32", "int64": "Int64"}.get(shape.format or "", "Integer")
        base = Piece(self.check(name))
        return self.limited(base, **limits)

    def _number(self, shape: nodes.Scalar) -> Piece:
        self.imports.add(("pydantic", "StrictFloat"))
        limits = {key: value for key, value in bounds(shape).items() if key != "multiple_of"}
        return self.limited(Piece("StrictFloat"), **limits)

    def _taken(self, expression: TypeExpr) -> Piece:
        self.imports.update(expression.imports)
        return Piece(expression.code, plain="(" not in expression.code and '"' not in expression.code)


def _is_one(code: str) -> bool:
    """Whether the bracket that opens behind `Annotated` closes at the very end."""
    depth = 0
    text = False
    skip = False
    for place, char in enumerate(code):
        if skip:
            skip = False
        elif text:
            skip = char == "\\"
            text = char != '"' if not skip else True
        elif char == '"':
            text = True
        elif char in "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return place == len(code) - 1
    return False
