"""Types of values on the wire: as a validator needs them, and as a signature shows them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from ssotgen.analysis.types import Direction, TypeExpr, annotation
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema

ANY = TypeExpr("Any", frozenset({("typing", "Any")}))
TEXT = TypeExpr("str")
BYTES = TypeExpr("bytes")
NULL = TypeExpr("Literal[None]", frozenset({("typing", "Literal")}))


@dataclass(slots=True)
class Types:
    """The types of one module; what is asked for is remembered, so that the module can import it."""

    program: Program
    imports: set[tuple[str, str]] = field(default_factory=set)
    _known: dict[tuple[str, Direction], TypeExpr] = field(default_factory=dict)

    def of(self, schema: Schema | None, direction: Direction) -> TypeExpr:
        """The type of a schema, with its bounds; without a schema it can be anything."""
        if schema is None:
            found = ANY
        elif (schema.symbol, direction) in self._known:
            found = self._known[schema.symbol, direction]
        else:
            found = self._known[schema.symbol, direction] = annotation(self.program, schema, direction)
        return self.needed(found)

    def needed(self, type: TypeExpr) -> TypeExpr:
        """The same type; what it is made of will be imported."""
        self.imports |= type.imports
        return type

    def piecewise(self, type: TypeExpr) -> str:
        """A body that is sent as it is, which may also come piece by piece."""
        name = "Text" if type is TEXT else "Content"
        return self.needed(TypeExpr(name, frozenset({("..._support.responses", name)}))).code


def plain(type: TypeExpr) -> str:
    """The type without bounds, as people read it and type checkers need it."""
    if "Annotated[" not in type.code:
        return type.code
    return ast.unparse(_Plain().visit(ast.parse(type.code, mode="eval")))


def optional(code: str) -> str:
    """A type or nothing."""
    return code if code in ("Any", "None") or code.endswith("| None") else f"{code} | None"


def union(codes: list[str]) -> str:
    """One of several types, each named once."""
    distinct = list(dict.fromkeys(codes))
    return "Any" if "Any" in distinct else " | ".join(distinct)


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
