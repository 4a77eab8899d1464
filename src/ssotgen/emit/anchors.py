"""Where the parts of an output stand in its text: names of parts to stretches, found only for what is printed.

An anchor of Python is a dotted name (`Completion.mileage_km`, `AccountService.get_profile.call`), from an assignment on
into its value by keyword (`GET_PROFILE.access`), key (`MATRIX[Role.ADMIN]`) or index (`CASES[0]`). An anchor of a CSV
file is the first cells of a row, joined with commas, one of JSON a pointer (which `syntax.pointers` finds). The empty
anchor is the whole of any file.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from ssotgen.core.origin import Span

Anchored: TypeAlias = tuple[str, Span]
_Definition: TypeAlias = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_STEP = re.compile(r"\.|\[")


def spans(path: str, text: str, anchors: Collection[str]) -> Mapping[str, Span]:
    """Where each of `anchors` that the text has stands in it; of a text that is broken, only the whole."""
    reader = _READERS.get(path.rpartition(".")[2])
    lines = text.split("\n")
    found = {"": Span(1, 1, len(lines), len(lines[-1]) + 1)}
    if reader is not None:
        try:
            for anchor, span in reader(text, frozenset(anchors)):
                found.setdefault(anchor, span)
        except (SyntaxError, ValueError, RecursionError, MemoryError, csv.Error):
            pass
    return {anchor: span for anchor, span in found.items() if anchor in anchors}


def innermost(found: Mapping[str, Span], line: int, column: int) -> str | None:
    """The anchor of the smallest stretch around a place."""
    around = [
        (span.line, span.column, -span.end_line, -span.end_column, anchor)
        for anchor, span in found.items()
        if (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)
    ]
    return max(around)[-1] if around else None


def _csv(text: str, anchors: frozenset[str]) -> Iterator[Anchored]:
    lines = text.split("\n")
    rows = csv.reader(f"{line}\n" for line in lines)
    before = 0
    for row in rows:
        span = Span(before + 1, 1, rows.line_num, len(lines[rows.line_num - 1]) + 1)
        before = rows.line_num
        yield from ((",".join(row[:length]), span) for length in range(len(row), 0, -1))


def _python(text: str, anchors: frozenset[str]) -> Iterator[Anchored]:
    return _Module(text, anchors).statements(ast.parse(text).body, "")


class _Module:
    """One parsed module. Only what leads to an anchor that is wanted is looked into."""

    def __init__(self, text: str, anchors: frozenset[str]) -> None:
        self._lines = text.split("\n")
        self._wanted = {anchor[: step.start()] for anchor in anchors for step in _STEP.finditer(anchor)}

    def statements(self, body: Sequence[ast.stmt], prefix: str) -> Iterator[Anchored]:
        for number, node in enumerate(body):
            match node:
                case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                    yield from self._definition(node, prefix)
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=value)
                ):
                    after = body[number + 1] if number + 1 < len(body) else None
                    yield prefix + name, self._span(node, after if _is_text(after) else node)
                    if value is not None:
                        yield from self._value(value, prefix + name)
                case ast.If(body=inner, orelse=other):
                    yield from self.statements([*inner, *other], prefix)

    def _definition(self, node: _Definition, prefix: str) -> Iterator[Anchored]:
        anchor = prefix + node.name
        yield anchor, self._span(node.decorator_list[0] if node.decorator_list else node, node, sign=True)
        if anchor not in self._wanted:
            return
        if isinstance(node, ast.ClassDef):
            yield from self.statements(node.body, f"{anchor}.")
        else:
            for item in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
                yield f"{anchor}.{item.arg}", self._span(item, item)

    def _value(self, node: ast.expr, anchor: str) -> Iterator[Anchored]:
        """The parts of a value. A lambda, and a call around one argument, are seen through."""
        if anchor not in self._wanted:
            return
        match node:
            case ast.Lambda(body=inner):
                yield from self._value(inner, anchor)
            case ast.Call(args=arguments, keywords=keywords):
                if len(arguments) == 1:
                    yield from self._value(arguments[0], anchor)
                for keyword in keywords:
                    yield from self._part(keyword, keyword.value, f"{anchor}.{keyword.arg}")
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if key is not None:
                        yield from self._part(key, value, f"{anchor}[{ast.unparse(key)}]")
            case ast.Tuple(elts=items) | ast.List(elts=items):
                for number, item in enumerate(items):
                    yield from self._part(item, item, f"{anchor}[{number}]")

    def _part(self, first: ast.expr | ast.keyword, value: ast.expr, anchor: str) -> Iterator[Anchored]:
        yield anchor, self._span(first, value)
        yield from self._value(value, anchor)

    def _span(self, first: _Placed, last: ast.stmt | ast.expr | ast.arg | None, *, sign: bool = False) -> Span:
        """From one node to the end of another; with `sign`, from the `@` before a decorator."""
        assert last is not None
        end = last.end_lineno or last.lineno
        column = 0 if sign and isinstance(first, ast.expr) else first.col_offset
        return Span(first.lineno, self._column(first.lineno, column), end, self._column(end, last.end_col_offset or 0))

    def _column(self, line: int, offset: int) -> int:
        """The column of an offset in bytes, as Python's parser counts."""
        text = self._lines[line - 1]
        return (offset if text.isascii() else len(text.encode()[:offset].decode(errors="replace"))) + 1


_Placed: TypeAlias = ast.stmt | ast.expr | ast.keyword | ast.arg


def _is_text(node: ast.stmt | None) -> bool:
    """Tell whether a statement is a text, which says what the name above it is."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


_READERS: Mapping[str, Callable[[str, frozenset[str]], Iterator[Anchored]]] = {"py": _python, "csv": _csv}
