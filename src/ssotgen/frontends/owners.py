"""owners.yaml: nodes of the right shape to declarations."""

from __future__ import annotations

from ssotgen.frontends.declarations import OwnedPathDeclaration, OwnersDeclaration
from ssotgen.frontends.reading import demanded, items, references, section, text
from ssotgen.ir.registry import Owner
from ssotgen.syntax.nodes import Node


def declare(root: Node) -> OwnersDeclaration:
    """Read owners and the paths that they answer for."""
    return OwnersDeclaration(
        origin=root.origin,
        owners=tuple(_owner(id, node) for id, node in section(root, "owners")),
        paths=tuple(_path(node) for node in items(root, "paths")),
    )


def _owner(id: str, node: Node) -> Owner:
    handles = tuple(str(item.value) for item in items(node, "handles"))
    return Owner(id, node.key_origin, text(node, "name"), handles, node.text("contact"))


def _path(node: Node) -> OwnedPathDeclaration:
    pattern = demanded(node, "path")
    return OwnedPathDeclaration(pattern.text, pattern.origin, references(node, "owners"))
