"""Annotations of an engine's fields, taken apart and completed."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from ssotgen.analysis.classes import SUPPORT, FieldView
from ssotgen.analysis.types import TypeExpr
from ssotgen.core.text import python_literal


class Leaves(ast.NodeTransformer):
    """Puts the type expressions of leaves where an engine printed their made-up names.

    `imports` are the pairs of module and name that the expressions put in so far need.
    """

    def __init__(self, leaves: Mapping[str, TypeExpr]) -> None:
        self.expressions = leaves
        self.imports: set[tuple[str, str]] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        found = self.expressions.get(node.id)
        if found is None:
            return node
        self.imports |= found.imports
        return ast.parse(found.code, mode="eval").body

    def put_into(self, node: ast.expr) -> ast.expr:
        """The expression with its leaves."""
        result: ast.expr = self.visit(node)
        return result

    def is_leaf(self, node: ast.expr) -> bool:
        """Whether the whole expression is one leaf."""
        return isinstance(node, ast.Name) and node.id in self.expressions


def completed(field: FieldView, printed: ast.expr, leaves: Leaves) -> str:
    """The statement for a field: the engine's type, with what it was not told about null, default and name."""
    inner, arguments = _apart(printed)
    if not field.required:
        inner = _without_none(inner)
    says_null = field.required or leaves.is_leaf(inner)
    own, own_arguments = _apart(leaves.put_into(inner))
    arguments = own_arguments + arguments
    if field.nullable and not says_null:
        own = _with_none(own)
    elif not field.required and field.default is None and not field.nullable:
        own = ast.Subscript(ast.Attribute(ast.Name(SUPPORT), "Omittable"), own)
    if field.name != field.wire:
        arguments.append(f"alias={python_literal(field.wire)}")
    code = spelled(own)
    if arguments:
        code = f"Annotated[{code}, Field({', '.join(arguments)})]"
    value = "" if field.required else f" = {field.default or 'None'}"
    return f"{field.name}: {code}{value}"


def spelled(node: ast.AST) -> str:
    """The ASCII code of an expression; only its strings can hold anything else, and there an escape says the same."""
    return ast.unparse(node).encode("ascii", "backslashreplace").decode("ascii")


def _apart(node: ast.expr) -> tuple[ast.expr, list[str]]:
    """The type and the arguments of `Field` in `Annotated[type, Field(…)]`; anything else is a type."""
    match node:
        case ast.Subscript(
            value=ast.Name(id="Annotated"),
            slice=ast.Tuple(elts=[inner, ast.Call(func=ast.Name(id="Field"), args=[], keywords=keywords)]),
        ):
            return inner, [spelled(keyword) for keyword in keywords]
        case _:
            return node, []


def _without_none(node: ast.expr) -> ast.expr:
    match node:
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return inner
        case ast.BinOp(left=inner, op=ast.BitOr(), right=ast.Constant(value=None)):
            return inner
        case _:
            return node


def _with_none(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Constant):  # a name in quotes: text has no `|`
        return ast.Subscript(ast.Name("Optional"), node)
    return ast.BinOp(node, ast.BitOr(), ast.Constant(None))
