"""Short ways from a node whose shape is known to be right to references and texts with their places."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import FrozenMap, Json
from ssotgen.frontends.declarations import Written
from ssotgen.ir.schema import Reference
from ssotgen.syntax.nodes import Node


def section(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The entries of the map under `key`; nothing where the key is absent."""
    found = node.get(key)
    return iter(()) if found is None else found.entries()


def items(node: Node, key: str) -> Iterator[Node]:
    """The elements of the sequence under `key`; nothing where the key is absent."""
    found = node.get(key)
    return iter(()) if found is None else found.elements()


def name(node: Node) -> Reference:
    """A name that stands as a value."""
    return Reference(str(node.value), node.origin)


def key_name(key: str, node: Node) -> Reference:
    """A name that stands as the key of `node`."""
    return Reference(key, node.key_origin)


def reference(node: Node, key: str) -> Reference | None:
    """The name under `key`."""
    found = node.get(key)
    return None if found is None else name(found)


def references(node: Node, key: str) -> tuple[Reference, ...]:
    """The names in the sequence under `key`."""
    return tuple(name(item) for item in items(node, key))


def text(node: Node, key: str) -> str:
    """The text under `key`, empty where it is absent."""
    return node.text(key) or ""


def written(node: Node, key: str) -> Written | None:
    """The text under `key` with its place."""
    found = node.get(key)
    return None if found is None else Written(str(found.value), found.origin)


def demanded(node: Node, key: str) -> Written:
    """The text under a key that the format demands."""
    found = written(node, key)
    assert found is not None, f"{node.origin} has no {key}"
    return found


def demanded_name(node: Node, key: str) -> Reference:
    """The name under a key that the format demands."""
    found = demanded(node, key)
    return Reference(found.text, found.origin)


def map_of(node: Node, key: str) -> FrozenMap[Json]:
    """The map under `key`, empty where it is absent."""
    found = node.get(key)
    return found.value if found is not None and isinstance(found.value, FrozenMap) else FrozenMap()
