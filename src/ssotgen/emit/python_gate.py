"""Generated Python held against an allow-list: a last defence, should text of a contract ever become code."""

from __future__ import annotations

import ast
import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from ssotgen.emit import python_names as names

_TOP = (
    ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Assign, ast.AnnAssign,
    ast.AugAssign, ast.If, ast.Try, ast.Expr, ast.Pass, *([ast.TypeAlias] if hasattr(ast, "TypeAlias") else []),
)  # fmt: skip
"""What may run while a module or a class body is imported; loops, raises and deletions may not."""

_TYPE_TEXT = re.compile(r"[\w\s.,|\[\]]+", re.ASCII)
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Found: TypeAlias = tuple[ast.expr | ast.stmt, str]


def fault(path: str, source: str, packages: frozenset[str] = frozenset()) -> str | None:
    """Say with its line why `source` may not be published; `None` where it may.

    `packages` are the workspace's own packages. Files below `_support/` and `tests/` have slightly longer lists.
    """
    try:
        with _no_collection():
            return _first_fault(path, source, packages)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as cause:
        return syntax_fault(cause)


def _first_fault(path: str, source: str, packages: frozenset[str]) -> str | None:
    """The same, without care for the collector: the whole tree is gone when this returns."""
    tree = ast.parse(source, path)
    found = next(_Walk(path, packages).faults(tree), None)
    return f"line {found[0].lineno}: {found[1]}" if found else None


def syntax_fault(cause: BaseException) -> str:
    """A parser's refusal as one line."""
    if isinstance(cause, SyntaxError):
        return f"line {cause.lineno}: it is not Python: {cause.msg}"
    return f"it is not Python: {cause or type(cause).__name__}"


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the cycle collector from walking a growing tree again and again: parsing is three times as fast."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Walk:
    """One pass over one module."""

    def __init__(self, path: str, packages: frozenset[str]) -> None:
        parts = path.split("/")
        is_support = "_support" in parts
        more = names.SUPPORT_MODULES if is_support else names.TEST_MODULES if "tests" in parts else frozenset[str]()
        self.modules = names.MODULES | packages | more
        self.refused = names.REFUSED - (names.SUPPORT_BUILTINS if is_support else frozenset())
        self.allowed = names.BUILTINS | (names.SUPPORT_BUILTINS if is_support else frozenset())
        self.dunders = names.DUNDERS | (names.SUPPORT_DUNDERS if is_support else frozenset())
        self.bound: set[str] = set()
        self.free: dict[str, ast.Name] = {}
        self.suspects: list[ast.Name] = []

    def faults(self, tree: ast.Module) -> Iterator[Found]:
        yield from self.statements(tree.body)
        yield from self.nodes(tree)
        if self.suspects:
            hidden = _hidden(tree, self.refused)
            yield from ((node, f"`{node.id}` is refused") for node in self.suspects if node not in hidden)
        for name, node in self.free.items():
            if name not in self.bound and name not in self.allowed:
                yield node, f"`{name}` is neither bound here nor an allowed built-in"

    def statements(self, body: list[ast.stmt]) -> Iterator[Found]:
        """What runs at import: the kinds of statements, and that an expression is a text or a plain call."""
        for node in body:
            if not isinstance(node, _TOP):
                yield node, f"a {type(node).__name__} statement would run at import"
            elif isinstance(node, ast.Expr):
                value = node.value
                if not (isinstance(value, ast.Constant) or (isinstance(value, ast.Call) and _root(value.func))):
                    yield node, "an expression would run at import"
            elif isinstance(node, ast.If | ast.Try):
                for part in (node.body, node.orelse, *_handlers(node)):
                    yield from self.statements(part)
            elif isinstance(node, ast.ClassDef):
                yield from self.statements(node.body)

    def nodes(self, tree: ast.Module) -> Iterator[Found]:
        """Every node once. Written for speed: a large model is a million nodes."""
        stack: list[ast.AST] = [tree]
        while stack:
            node = stack.pop()
            kind = node.__class__
            if kind in _LEAVES:
                continue
            if kind is ast.Name:
                self.name(node)  # type: ignore[arg-type]
                continue
            if kind is ast.Attribute:
                if self.leads_out(node.attr):  # type: ignore[attr-defined]
                    yield node, f"`.{node.attr}` leads out of what is allowed"  # type: ignore[attr-defined, misc]
            elif kind in _IMPORTS:
                yield from self.imports(node)  # type: ignore[arg-type]
            elif kind in _BINDERS:
                yield from self.binder(node)
            for field in _INNER[kind]:
                value = getattr(node, field)
                if value.__class__ is list:
                    stack += value
                elif value is not None:
                    stack.append(value)

    def name(self, node: ast.Name) -> None:
        if node.ctx.__class__ is not ast.Load:
            self.bound.add(node.id)
        elif node.id in self.refused:
            self.suspects.append(node)
        else:
            self.free.setdefault(node.id, node)

    def imports(self, node: ast.Import | ast.ImportFrom) -> Iterator[Found]:
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from self.module(node, node.module or "")
        for item in node.names:
            if isinstance(node, ast.Import):
                yield from self.module(node, item.name)
            elif item.name == "*" or self.leads_out(item.name):
                yield node, f"`import {item.name}` leads out of what is allowed"
            self.bound.add((item.asname or item.name).split(".", maxsplit=1)[0])

    def binder(self, node: ast.AST) -> Iterator[Found]:
        """Note the names that a definition or a pattern binds, and look at the texts in the place of types."""
        match node:
            case ast.ClassDef():
                self.bound.add(node.name)
                for base in node.bases:
                    yield from _type_texts(base)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                for item in _arguments(node.args):
                    self.bound.add(item.arg)
                    yield from _type_texts(item.annotation)
                if not isinstance(node, ast.Lambda):
                    self.bound.add(node.name)
                    yield from _type_texts(node.returns)
            case ast.AnnAssign():
                yield from _type_texts(node.annotation)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                self.bound.add(name)
            case ast.MatchMapping(rest=str(name)):
                self.bound.add(name)

    def module(self, node: ast.stmt, module: str) -> Iterator[Found]:
        parts = module.split(".")
        if parts[0] not in self.modules or any(self.leads_out(part) for part in parts[1:]):
            yield node, f"the module `{module}` may not be imported"

    def leads_out(self, name: str) -> bool:
        """Tell whether a name after a dot is refused."""
        return name in names.ATTRIBUTES or (name.startswith("__") and name.endswith("__") and name not in self.dunders)


_LEAVES = frozenset({ast.Constant, type(None)})
_PLAIN = frozenset({
    "arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module", "name",
    "op", "ops", "rest", "simple", "tag", "type_comment", "type_ignores",
})  # fmt: skip
"""Fields that hold texts, numbers and operators; `name` does not where it is what a type alias binds."""

_INNER: Mapping[type, tuple[str, ...]] = {
    kind: tuple(f for f in kind._fields if f not in _PLAIN or (f == "name" and kind.__name__ == "TypeAlias"))
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
"""Where each kind of node holds others, so that nothing else is looked at."""

_IMPORTS = frozenset({ast.Import, ast.ImportFrom})
_BINDERS = frozenset({
    ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.AnnAssign, ast.ExceptHandler, ast.MatchAs,
    ast.MatchStar, ast.MatchMapping,
})  # fmt: skip


def _arguments(arguments: ast.arguments) -> Iterator[ast.arg]:
    yield from arguments.posonlyargs
    yield from arguments.args
    yield from arguments.kwonlyargs
    if arguments.vararg:
        yield arguments.vararg
    if arguments.kwarg:
        yield arguments.kwarg


def _hidden(tree: ast.Module, refused: frozenset[str]) -> set[ast.Name]:
    """Uses of a refused name inside functions that have a parameter or a variable of that name."""
    hidden: set[ast.Name] = set()
    for function in ast.walk(tree):
        if not isinstance(function, Function):
            continue
        inside = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id in refused]
        own = {item.arg for item in _arguments(function.args)}
        own |= {node.id for node in inside if isinstance(node.ctx, ast.Store)}
        hidden.update(node for node in inside if node.id in own)
    return hidden


def _handlers(node: ast.If | ast.Try) -> Iterator[list[ast.stmt]]:
    if isinstance(node, ast.Try):
        yield node.finalbody
        yield from (handler.body for handler in node.handlers)


def _root(node: ast.expr) -> bool:
    """Tell whether an expression is a dotted or subscripted name."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return isinstance(node, ast.Name)


def _type_texts(node: ast.expr | None) -> Iterator[Found]:
    """Texts in the place of a type are evaluated later: they may hold names, dots, brackets and `|` only."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        match found:
            case None | ast.Name():  # first, as most are
                continue
            case ast.Constant(value=str(text)):
                if "__" in text or not _TYPE_TEXT.fullmatch(text):
                    yield found, "the text of a forward reference is more than names"
            case ast.Subscript(value=value, slice=inside):
                name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
                if name == "Annotated" and isinstance(inside, ast.Tuple):
                    waiting.append(inside.elts[0])
                elif name != "Literal":
                    waiting.append(inside)
            case ast.BinOp():
                waiting += (found.right, found.left)
            case ast.Tuple() | ast.List():
                waiting += reversed(found.elts)
            case _:
                continue
