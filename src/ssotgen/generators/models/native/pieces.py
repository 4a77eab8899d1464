"""Shapes as type expressions of one module: imports are gathered, names of later classes put in quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from decimal import Decimal

from ssotgen.analysis.tags import Hint
from ssotgen.analysis.types import LONGEST_CHAIN, Speller, TypeExpr, bounds
from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.core.text import python_literal
from ssotgen.core.values import dataclass, replace
from ssotgen.ir.shapes import nodes

SUPPORT = "_support"
CHECKS = "_checks"


@dataclass(frozen=True, slots=True)
class Piece:
    """A type: `base`, with `arguments` of `Field` and other `marks` in `Annotated`.

    A `later` one names classes that do not exist yet, so it has to be quoted; only `plain` ones (names, dots, brackets
    and bars) can be.
    """

    base: str
    plain: bool = True
    later: bool = False
    arguments: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def with_marks(self, *marks: str) -> Piece:
        return Piece(self.base, self.plain, self.later, self.arguments, self.marks + marks)

    def within(self, generic: str) -> Piece:
        """The type as the argument of a generic one, which all marks then hold for."""
        return Piece(f"{generic}[{self.bare().code()}]", False, False, self.arguments, self.marks)

    def bare(self) -> Piece:
        return Piece(self.base, self.plain, self.later)

    def with_arguments(self, **arguments: Json) -> Piece:
        """With arguments of `Field`; those that are `None` are left out."""
        given = tuple(f"{key}={python_literal(value)}" for key, value in arguments.items() if value is not None)
        return Piece(self.base, self.plain, self.later, self.arguments + given, self.marks) if given else self

    @property
    def is_bare(self) -> bool:
        return not (self.arguments or self.marks)

    @property
    def is_open(self) -> bool:
        """Whether it may become part of something that is quoted as a whole."""
        return self.plain and self.is_bare

    def code(self) -> str:
        """The expression, in quotes where that is needed."""
        base = python_literal(self.base) if self.later and self.plain else self.base
        field = (f"Field({', '.join(self.arguments)})",) if self.arguments else ()
        return base if self.is_bare else f"Annotated[{', '.join((base, *field, *self.marks))}]"


@dataclass(slots=True)
class Pieces:
    """Spells shapes for one direction. `exists` tells whether a class stands above; `counted` are marked unions."""

    speller: Speller
    exists: Callable[[str], bool]
    counted: Mapping[Origin, Hint | None]
    imports: set[tuple[str, str]] = field(default_factory=set)
    scalars: dict[nodes.Scalar, Piece] = field(default_factory=dict)

    def spell(self, shape: nodes.Shape) -> Piece:
        """The type expression of a shape."""
        match shape:
            case nodes.Named(symbol):
                name = self.speller.name(symbol)
                return Piece(name, later=not self.exists(name))
            case nodes.Sequence(item, fewest, most):
                return self._inside("list[{}]", [item]).with_arguments(min_length=fewest, max_length=most)
            case nodes.Table(value, fewest, most):
                return self._inside("dict[str, {}]", [value]).with_arguments(min_length=fewest, max_length=most)
            case nodes.Row(items):
                return self._inside("tuple[{}]", items)
            case nodes.Choice():
                return self._choice(shape)
            case nodes.Nullable(inner):
                return Piece("None") if inner == nodes.Nothing() else self.nullable(self.spell(inner))
            case nodes.Scalar():
                if shape not in self.scalars:  # a module has thousands of fields and a handful of these
                    self.scalars[shape] = self._scalar(shape)
                return self.scalars[shape]
            case nodes.Values(values) if any(isinstance(value, int) for value in values):
                bare = replace(self.speller, support=None).spell(shape)
                return self._taken(bare).with_marks(f"{SUPPORT}.Literally")
            case _:
                return self._taken(self.speller.spell(shape))

    def nullable(self, piece: Piece) -> Piece:
        """The type or `None`; all marks are made to leave `None` alone."""
        return Piece(f"{piece.base} | None", piece.plain, piece.later, piece.arguments, piece.marks)

    def written(self, piece: Piece) -> str:
        """The code of a finished type; what it needs is imported."""
        if piece.arguments:
            self.imports.add(("pydantic", "Field"))
        if not piece.is_bare:
            self.imports.add(("typing", "Annotated"))
        return piece.code()

    def _choice(self, shape: nodes.Choice) -> Piece:
        union = self._union([self.spell(member) for member in shape.members])
        tag = self.speller.discriminator(shape)
        if tag:
            return union.with_arguments(discriminator=tag)
        if shape.one_of is None or shape.one_of not in self.counted:
            return union
        arguments = [python_literal(f"#{shape.one_of.pointer}")]
        if hint := self.counted[shape.one_of]:
            tags = tuple(values[0] if len(values) == 1 else values for values in hint.values)
            arguments += [f"tag={python_literal(hint.property)}", f"tags={python_literal(tags)}"]
        return union.with_marks(f"{CHECKS}.ExactlyOne({', '.join(arguments)})")

    def _union(self, members: list[Piece]) -> Piece:
        later = any(member.later for member in members)
        if len(members) > LONGEST_CHAIN or (later and not all(member.is_open for member in members)):
            self.imports.add(("typing", "Union"))
            return Piece(f"Union[{', '.join(self.written(member) for member in members)}]", plain=False)
        if later:
            return Piece(" | ".join(member.base for member in members), later=True)
        code = " | ".join(self.written(member) for member in members)
        return Piece(code, all(member.is_open for member in members))

    def _inside(self, form: str, shapes: Iterable[nodes.Shape]) -> Piece:
        parts = [self.spell(shape) for shape in shapes]
        if all(part.is_open for part in parts):
            code = form.format(", ".join(part.base for part in parts))
            return Piece(code, later=any(part.later for part in parts))
        return Piece(form.format(", ".join(self.written(part) for part in parts)), plain=False)

    def _scalar(self, shape: nodes.Scalar) -> Piece:
        limits = bounds(shape)
        if shape.type == "integer":
            return _integer(shape.format, limits)
        if shape.type == "number":
            del limits["multiple_of"]
            self.imports.add(("pydantic", "StrictFloat"))
            return Piece("StrictFloat").with_arguments(**limits)
        if shape.format == "email" and shape.string is not None:
            return self._scalar(replace(shape, format=None)).with_marks(f"{SUPPORT}.Mailbox")
        return self._taken(self.speller.scalar(shape))

    def _taken(self, expression: TypeExpr) -> Piece:
        """An expression of the shared spelling: a bare type, or one type and one `Field`."""
        imports, code = expression.imports, expression.code
        self.imports.update(imports - {("typing", "Annotated"), ("pydantic", "Field")})
        if code.startswith("Annotated["):
            base, _, field = code.removeprefix("Annotated[").partition(", Field(")
            return Piece(base, plain=_is_plain(base), arguments=(field.removesuffix(")]"),))
        return Piece(code, plain=_is_plain(code))


_RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def _integer(format: str | None, limits: Mapping[str, int | Decimal | None]) -> Piece:
    """A bounded integer is spelled with its bounds, those of its format included where they are the narrower ones."""
    given = {key: int(value) for key, value in limits.items() if value is not None}
    if not given:
        return Piece(f"{SUPPORT}.{format.capitalize() if format in _RANGES else 'Integer'}")
    least, most = _RANGES.get(format or "", (None, None))
    if least is not None and given.get("ge", given.get("gt", least - 1)) < least:
        given = {"ge": least} | {key: value for key, value in given.items() if key not in ("ge", "gt")}
    if most is not None and given.get("le", given.get("lt", most + 1)) > most:
        given = {key: value for key, value in given.items() if key not in ("le", "lt")} | {"le": most}
    bounds = ", ".join(f"{key}={python_literal(given[key])}" for key in _ORDER if key in given)
    return Piece("int").with_marks(f"{SUPPORT}.Whole({bounds})")


_ORDER = ("ge", "gt", "le", "lt", "multiple_of")


def _is_plain(code: str) -> bool:
    return not any(char in code for char in "(\"'")
