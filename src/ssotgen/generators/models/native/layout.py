"""Python statements in the formatter's shape, so that no formatter has to run: what is too long is broken."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ssotgen.generators.docstrings import WIDTH

_STEP = 4


def statement(before: str, expression: str, indent: int, after: str = "") -> str:
    """`before`, `expression` and `after` as one statement, `indent` columns in; its first line is not indented.

    `before` ends with `: ` or ` = `, or is empty; `after` is what follows the type of a field: ` = ` and a default. The
    bases of a class are in parentheses, before a colon.
    """
    flat = f"{before}{expression}{after}"
    if indent + len(flat) <= WIDTH:
        return flat
    if after == ":":
        return f"{before}({_line(indent + _STEP)}{expression[1:-1]}{_line(indent)}):"
    return _Layout(expression).statement(before, indent, after)


class _Layout:
    """Breaks one expression of ASCII code, spelled without line breaks."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._tree = ast.parse(code, mode="eval").body

    def statement(self, before: str, indent: int, after: str) -> str:
        node = self._tree
        value = after.removeprefix(" = ")
        is_short = indent + len(before) + len(self._code) + len(" = (") <= WIDTH
        if after and is_short and (spread := self._spread(value, indent)) is not None:
            return f"{before}{spread}"
        if after and is_short and (broken := _value(value, indent)) is not None:
            return f"{before}{self._code} = {broken}"
        if isinstance(node, ast.BinOp):
            inner = self._fit(node, indent + _STEP, indent + _STEP, 0)
            return f"{before}({_line(indent + _STEP)}{inner}{_line(indent)}){_default(value, indent)}"
        if _has_brackets(node):
            return f"{before}{self._broken(node, indent)}{_default(value, indent)}"
        if indent + _STEP + len(self._code) <= WIDTH:
            return f"{before}({_line(indent + _STEP)}{self._code}{_line(indent)}){_default(value, indent)}"
        return f"{before}{self._code}{after}"

    def _spread(self, value: str, indent: int) -> str | None:
        """The parts of the type line by line, before a short default that just does not fit behind them."""
        match self._tree:
            case ast.Subscript(value=name, slice=ast.Tuple(elts=parts)) if (
                len(parts) > 1 and not _Layout(value).has_brackets and indent + len(f"] = {value}") <= WIDTH
            ):
                return f"{self._text(name)}[{self._inside(parts, indent, hugging=False)}] = {value}"
            case _:
                return None

    def broken(self, indent: int) -> str:
        """The expression with its outermost brackets broken."""
        return self._broken(self._tree, indent)

    @property
    def has_brackets(self) -> bool:
        return _has_brackets(self._tree)

    def _text(self, node: ast.expr | ast.keyword) -> str:
        assert node.end_col_offset is not None
        return self._code[node.col_offset : node.end_col_offset]

    def _fit(self, node: ast.expr, indent: int, taken: int, after: int) -> str:
        """The expression flat where it fits behind `taken` columns and before `after` more, else broken."""
        flat = self._text(node)
        return flat if taken + len(flat) + after <= WIDTH else self._broken(node, indent)

    def _broken(self, node: ast.expr, indent: int) -> str:
        match node:
            case ast.BinOp():
                operands = list(_operands(node))
                lines = [
                    self._fit(item, indent, indent + (2 if number else 0), 0) for number, item in enumerate(operands)
                ]
                return f"\n{' ' * indent}| ".join(lines)
            case ast.Subscript(value=value, slice=inner):
                parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                return f"{self._text(value)}[{self._inside(parts, indent, hugging=True)}]"
            case ast.Call(func=function, args=arguments, keywords=keywords):
                return f"{self._text(function)}({self._inside([*arguments, *keywords], indent, hugging=True)})"
            case ast.List(elts=items) if items:
                return f"[{self._inside(items, indent, hugging=False)}]"
            case ast.Dict(keys=keys, values=values) if keys:
                pairs = [(key, value) for key, value in zip(keys, values, strict=True) if key is not None]
                return f"{{{self._pairs(pairs, indent)}}}"
            case _:
                return self._text(node)

    def _inside(self, parts: Iterable[ast.expr | ast.keyword], indent: int, *, hugging: bool) -> str:
        """What stands between brackets: a line of its own where that suffices (`hugging`), else one for each."""
        inner = indent + _STEP
        parts = list(parts)
        flat = ", ".join(self._text(part) for part in parts)
        if hugging and inner + len(flat) <= WIDTH:
            return f"\n{' ' * inner}{flat}\n{' ' * indent}"
        comma = "," if len(parts) > 1 else ""
        lines = [f"{' ' * inner}{self._part(part, inner, len(comma))}{comma}" for part in parts]
        return "\n" + "\n".join(lines) + f"\n{' ' * indent}"

    def _part(self, part: ast.expr | ast.keyword, indent: int, after: int) -> str:
        if isinstance(part, ast.keyword):
            name = f"{part.arg}="
            return name + self._fit(part.value, indent, indent + len(name), after)
        return self._fit(part, indent, indent, after)

    def _pairs(self, pairs: list[tuple[ast.expr, ast.expr]], indent: int) -> str:
        inner = indent + _STEP
        comma = "," if len(pairs) > 1 else ""
        lines = []
        for key, value in pairs:
            name = f"{self._text(key)}: "
            lines.append(f"{' ' * inner}{name}{self._fit(value, inner, inner + len(name), len(comma))}{comma}")
        return "\n" + "\n".join(lines) + f"\n{' ' * indent}"


def _line(indent: int) -> str:
    return "\n" + " " * indent


def _default(value: str, indent: int) -> str:
    """A default behind a type that was broken, so that one closing bracket stands before it."""
    if not value:
        return ""
    if indent + len(f"] = {value}") <= WIDTH:
        return f" = {value}"
    return f" = {_value(value, indent) or value}"


def _value(value: str, indent: int) -> str | None:
    """A default that is too long for its line: broken, or in parentheses of its own; `None` where neither helps."""
    layout = _Layout(value)
    if layout.has_brackets:
        return layout.broken(indent)
    if value in ("[]", "{}"):
        return None
    return f"({_line(indent + _STEP)}{value}{_line(indent)})" if indent + _STEP + len(value) <= WIDTH else None


def _operands(node: ast.expr) -> Iterable[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _operands(node.left)
        yield node.right
    else:
        yield node


def _has_brackets(node: ast.expr) -> bool:
    match node:
        case ast.Subscript() | ast.Call():
            return True
        case ast.List(elts=items):
            return bool(items)
        case ast.Dict(keys=keys):
            return bool(keys)
        case _:
            return False
