"""The index of a package of models: which module has which names."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.text import Code, Ident, Literal
from ssotgen.core.values import dataclass
from ssotgen.generators.models.engine import Part
from ssotgen.generators.models.imports import imported, in_order

_INDENT = 4


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module, and for each class that it has its import and its name as text."""

    text: Literal
    imports: tuple[Code, ...]
    names: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """`models/__init__.py`."""

    modules: tuple[ModuleView, ...]


def index_view(parts: Iterable[Part]) -> IndexView:
    """Lower the index, modules and names sorted."""
    return IndexView(tuple(_module(part) for part in parts))


def _module(part: Part) -> ModuleView:
    names = in_order(part.classes)
    return ModuleView(
        Literal(part.name),
        tuple(imported(f".{Ident(part.name)}", [f"{Ident(name)} as {Ident(name)}"], _INDENT) for name in names),
        tuple(Literal(name) for name in names),
    )
