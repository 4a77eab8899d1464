"""features.yaml: the ids and what they refer to; how a feature is decided is not read yet."""

from __future__ import annotations

from ssotgen.frontends.declarations import FeatureDeclaration, FeaturesDeclaration
from ssotgen.frontends.reading import demanded_name, items, key_name, name, section, text
from ssotgen.syntax.nodes import Node


def declare(root: Node) -> FeaturesDeclaration:
    """Read features."""
    return FeaturesDeclaration(root.origin, tuple(_feature(id, node) for id, node in section(root, "features")))


def _feature(id: str, node: Node) -> FeatureDeclaration:
    roles = [line.at(("when", "role")) for line in items(node, "targeting")]
    return FeatureDeclaration(
        id=id,
        origin=node.key_origin,
        owner=demanded_name(node, "owner"),
        description=text(node, "description"),
        environments=tuple(key_name(key, item) for key, item in section(node, "environments")),
        roles=tuple(name(role) for role in roles if role is not None),
    )
