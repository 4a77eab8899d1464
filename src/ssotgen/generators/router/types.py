"""Types of values on the wire: as a validator needs them, and as a signature shows them."""

from __future__ import annotations

import ast
from dataclasses import field

from ssotgen.analysis.types import Direction, Speller, TypeExpr
from ssotgen.core.values import dataclass
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.build import Shaper

_SUPPORT = ("..._support", "models as _support")
_MODELS = (".", "models")


@dataclass(frozen=True, slots=True)
class Value:
    """A type in two spellings: `checked` refuses what the contract does not allow, `shown` is for people and checkers
    of types.
    """

    checked: str
    shown: str


ANY = Value("Any", "Any")
TEXT = Value("str", "str")


@dataclass(slots=True)
class Types:
    """The types of one module; what is asked for is remembered, so that the module can import it."""

    program: Program
    imports: set[tuple[str, str]] = field(default_factory=set)
    _known: dict[tuple[str, Direction], Value] = field(default_factory=dict)

    def received(self, schema: Schema | None) -> Value:
        """The type of a value that a caller sends; without a schema it can be anything."""
        return self._of(schema, Direction.INPUT)

    def sent(self, schema: Schema | None) -> str:
        """The type of a value that is answered."""
        return self._of(schema, Direction.OUTPUT).shown

    def need(self, module: str, name: str) -> str:
        """The name, which will be imported."""
        self.imports.add((module, name))
        return name

    def _of(self, schema: Schema | None, direction: Direction) -> Value:
        if schema is None:
            self.need("typing", "Any")
            return ANY
        key = (schema.symbol, direction)
        if key not in self._known:
            shape = Shaper(self.program.schemas, exact=self.program.workspace.exact).shape(schema)
            names = self.program.names["python"]
            bare = Speller(names, direction, prefix="models.").spell(shape)
            shown = _plain(bare.code)
            used = names_in(shown) if bare.imports else frozenset[str]()
            self.imports |= {(module, name) for module, name in bare.imports if name in used}
            checked = shown
            if direction is Direction.INPUT:
                full = Speller(names, direction, prefix="models.", support="_support").spell(shape)
                checked = self._needed(full)
            if "models." in checked and "models" in names_in(checked):
                self.imports.add(_MODELS)
            self._known[key] = Value(checked, shown)
        return self._known[key]

    def _needed(self, type: TypeExpr) -> str:
        self.imports |= type.imports
        if "_support." in type.code:
            self.imports.add(_SUPPORT)
        return type.code


def optional(code: str) -> str:
    """A type or nothing."""
    return code if code in ("Any", "None") or code.endswith("| None") else f"{code} | None"


def union(codes: list[str]) -> str:
    """One of several types, each named once."""
    distinct = list(dict.fromkeys(codes))
    return "Any" if "Any" in distinct else " | ".join(distinct)


def _plain(code: str) -> str:
    """The type without bounds."""
    if "Annotated[" not in code:
        return code
    return ast.unparse(_Plain().visit(ast.parse(code, mode="eval")))


def names_in(*codes: str) -> frozenset[str]:
    """The names that types mention."""
    trees = (ast.parse(code, mode="eval") for code in codes)
    return frozenset(node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name))


class _Plain(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        match node:
            case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
                found: ast.AST = self.visit(inner)
                return found
            case ast.Subscript(value=ast.Name(id="Literal")):
                return node
            case _:
                return self.generic_visit(node)
