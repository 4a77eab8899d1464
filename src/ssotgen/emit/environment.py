"""How Jinja is set up: strict, typed, without arithmetic on texts, sandboxed on demand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from ssotgen.core.suggest import did_you_mean
from ssotgen.emit.values import printable

# Filters that choose and count; every filter that makes text of text is left out.
_FILTERS = (
    "batch",
    "first",
    "groupby",
    "last",
    "length",
    "list",
    "reject",
    "rejectattr",
    "select",
    "selectattr",
    "slice",
)
_ARITHMETIC = (nodes.Add, nodes.Concat, nodes.Mod, nodes.Mul)


def _finalize(value: object) -> object:
    """Let typed values pass, and text that this template printed itself: `Markup` is what a macro or block returns."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)  # raises, unless it is an `if` without `else`
        return Markup()
    return Markup(printable(value))  # noqa: S704  # the very gate: only typed values get here


class _Unknown(StrictUndefined):
    """A name that is not there: what is said of it tells what is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str):
            return str(super()._undefined_message)
        if owner is missing:
            return f"there is no `{name}`; a template knows its `view`, and the names that it sets itself"
        known = sorted(item for item in dir(owner) if not item.startswith("_"))
        near = did_you_mean(name, known)
        there = f"it has: {', '.join(known)}" if known else "it has nothing to ask for"
        return f"{type(owner).__name__} has no `{name}`; {f'{near} ' if near else ''}{there}"


class _Strict:
    """Reads a template: constants written in it are its own text; operators that join texts are refused."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = super()._parse(source, name, filename)  # type: ignore[misc]
        for node in tree.find_all(_ARITHMETIC):
            text = "texts and numbers are computed in the view, not in the template"
            raise TemplateSyntaxError(text, node.lineno, name, filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [_own_text(node) for node in output.nodes]
        return tree


def _own_text(node: nodes.Expr) -> nodes.Expr:
    """Mark string constants, and those that an inline `if` chooses from, as the template's own."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return nodes.MarkSafe(node, lineno=node.lineno, environment=node.environment)
    if isinstance(node, nodes.CondExpr):
        node.expr1 = _own_text(node.expr1)
        node.expr2 = _own_text(node.expr2) if node.expr2 is not None else None
    return node


class _Open(_Strict, Environment):
    """For shipped templates, which are tested."""


class _Sandboxed(_Strict, ImmutableSandboxedEnvironment):
    """For templates that come with a workspace."""


def make_environment(folders: Iterable[Path], *, sandboxed: bool) -> Environment:
    """An environment that looks templates up in `folders`; each is compiled once."""
    environment = (_Sandboxed if sandboxed else _Open)(
        loader=FileSystemLoader(list(folders)),
        undefined=_Unknown,
        finalize=_finalize,
        autoescape=True,  # makes macros return Markup, which is how the gate knows text that is printed already
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment
