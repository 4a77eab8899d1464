"""A contract's models as parts: one module, or a package of several that is imported piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.analysis.classes import ModelModule
from ssotgen.analysis.homes import home, topic
from ssotgen.analysis.references import spoken, uses
from ssotgen.generators.models.cut import LIMIT, Graph, Speaker, cut
from ssotgen.generators.models.engine import Part
from ssotgen.generators.models.imports import in_order
from ssotgen.ir.contract import Contract


def parts(module: ModelModule, contract: Contract, *, limit: int = LIMIT) -> tuple[Part, ...]:
    """The parts in the order of their names; a single one without a name where there are at most `limit` classes."""
    if len(module.classes) <= limit:
        return (whole(module),)
    graph = uses(module)
    speakers = (Speaker(home(item.operation), topic(item.operation), item.classes) for item in spoken(module, contract))
    return tuple(_parts(graph, cut(graph, speakers, limit=limit)))


def whole(module: ModelModule) -> Part:
    """All classes in one module."""
    return Part("", frozenset(view.name for view in module.classes))


def _parts(graph: Graph, placed: Mapping[str, str]) -> Iterator[Part]:
    members: dict[str, set[str]] = {}
    for name, place in placed.items():
        members.setdefault(place, set()).add(name)
    for place, names in sorted(members.items()):
        needed: dict[str, list[str]] = {}
        for used in sorted(set[str]().union(*(graph[name] for name in names)) - names):
            needed.setdefault(placed[used], []).append(used)
        imports = {neighbour: tuple(in_order(found)) for neighbour, found in sorted(needed.items())}
        yield Part(place, frozenset(names), imports)
