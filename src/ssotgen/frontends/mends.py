"""How structural mistakes are mended."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ssotgen.core.fixes import Fix, Insert, Quote, Remove, Replace, respelled
from ssotgen.core.json import FrozenMap, Json, identity
from ssotgen.core.suggest import nearest
from ssotgen.syntax.nodes import Node
from ssotgen.syntax.scalars import NotFiniteError, plain

_BOOLEANS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
"""What people write for true and false, YAML 1.1 among them."""


def misspelt_key(node: Node, name: str, known: Iterable[str]) -> Fix | None:
    """The key of a map that was surely meant, where it does not stand there as well."""
    near = nearest(name, known)
    taken = isinstance(node.value, FrozenMap) and near in node.value
    return None if taken else respelled(node.origin.child(name).at_key(), name, near)


def only_value(node: Node, key: str, value: Json) -> Fix:
    """A key that is missing, with the only value that it can have."""
    return Fix(f"write `{key}: {value}`", (Insert(node.origin, key, value, first=True),))


def of_type(node: Node, wanted: Iterable[object]) -> Fix | None:
    """The same value in the type that is wanted, where there is one way to write it so."""
    value, types = node.value, frozenset(wanted)
    if "string" in types and value is not None and not isinstance(value, tuple | FrozenMap):
        return Fix("write it as a text, in quotes", (Quote(node.origin),), safe=not isinstance(value, bool))
    if not isinstance(value, str):
        return None
    if types == {"boolean"} and (meant := _BOOLEANS.get(value.lower())) is not None:
        return Fix(f"write `{str(meant).lower()}`", (Replace(node.origin, value, meant),))
    if types == {"array"}:
        return Fix("write it as a list of one", (Replace(node.origin, value, (value,)),))
    try:
        bare = plain(value)
    except NotFiniteError:
        return None
    fits = (types == {"boolean"} and isinstance(bare, bool)) or (
        isinstance(bare, int) and not isinstance(bare, bool) and types <= {"integer", "number"}
    )
    return Fix("write it without quotes", (Replace(node.origin, value, bare),)) if fits else None


def one_of(node: Node, options: Iterable[Json]) -> Fix | None:
    """One of some values that stands there as a text."""
    if not isinstance(node.value, str):
        return None
    meant = next((option for option in options if isinstance(option, int) and json.dumps(option) == node.value), None)
    return None if meant is None else Fix("write it without quotes", (Replace(node.origin, node.value, meant),))


def each_once(node: Node) -> Fix | None:
    """A list without the items that stand in it before."""
    items = node.value if isinstance(node.value, tuple) else ()
    seen = set()
    again = []
    for index, item in enumerate(items):
        if identity(item) in seen:
            again.append(Remove(node.origin.child(index)))
        seen.add(identity(item))
    return Fix("delete what stands there a second time", tuple(again)) if again else None
