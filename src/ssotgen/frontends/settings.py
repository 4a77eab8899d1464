"""settings.yaml: the ids and the environments that it names; what a setting holds is not read yet."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.frontends.declarations import SettingsDeclaration
from ssotgen.frontends.reading import items, key_name, name, section
from ssotgen.ir.schema import Reference
from ssotgen.syntax.nodes import Node


def declare(root: Node) -> SettingsDeclaration:
    """Read the ids of settings."""
    settings = tuple(section(root, "settings"))
    environments = tuple(reference for _, node in settings for reference in _environments(node))
    return SettingsDeclaration(root.origin, tuple(id for id, _ in settings), environments)


def _environments(node: Node) -> Iterator[Reference]:
    yield from (name(item) for item in items(node, "required-in"))
    yield from (key_name(key, item) for key, item in section(node, "examples"))
