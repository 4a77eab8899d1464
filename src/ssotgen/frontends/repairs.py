"""Faults that are no obstacle: each has a finding of its own, and says what would stand there without the fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass
from ssotgen.frontends.faults import Fault, Path
from ssotgen.syntax.nodes import Node


class Absent:
    """Stands for a key that is not there."""


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class Repair:
    """What is said about a fault, and the value that `path` would have to have for the rest to be judged."""

    finding: Diagnostic
    path: Path
    value: Json | Absent = ABSENT


Tolerate: TypeAlias = Callable[[Fault, Node], Repair | None]
"""Gives a repair for a fault that is no obstacle, or `None` for one that is."""


def repaired(root: Node, repairs: Iterable[Repair]) -> Node:
    """The same place with everything repaired; what was not at fault keeps its pointer."""
    value = root.value
    for repair in repairs:
        value = _put(value, repair.path, repair.value)
    return root.holding(value)


def _put(value: Json, path: Path, instead: Json | Absent) -> Json:
    key, *rest = path
    if isinstance(value, tuple):
        index = int(key)
        return (*value[:index], _put(value[index], tuple(rest), instead), *value[index + 1 :])
    if not isinstance(value, FrozenMap):  # an earlier repair took away what stood here
        return value
    if rest:
        return FrozenMap({**value, key: _put(value[key], tuple(rest), instead)}) if key in value else value
    left = {name: item for name, item in value.items() if name != key}
    return FrozenMap(left if isinstance(instead, Absent) else {**left, key: instead})
