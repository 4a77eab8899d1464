"""The index of a package of models: which module has which names."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.text import Ident, Literal
from ssotgen.core.values import dataclass
from ssotgen.generators.models.engine import Part


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module and the classes that it has, each as an identifier and as text."""

    name: Ident
    text: Literal
    classes: tuple[Ident, ...]
    names: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """`models/__init__.py`."""

    modules: tuple[ModuleView, ...]


def index_view(parts: Iterable[Part]) -> IndexView:
    """Lower the index, modules and names sorted."""
    return IndexView(tuple(_module(part) for part in parts))


def _module(part: Part) -> ModuleView:
    names = sorted(part.classes)
    return ModuleView(
        Ident(part.name),
        Literal(part.name),
        tuple(Ident(name) for name in names),
        tuple(Literal(name) for name in names),
    )
