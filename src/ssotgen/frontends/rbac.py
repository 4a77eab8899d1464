"""rbac.yaml: nodes of the right shape to declarations."""

from __future__ import annotations

from ssotgen.frontends.declarations import (
    GrantDeclaration,
    RbacDeclaration,
    RoleDeclaration,
    ScopeDeclaration,
    SeparationDeclaration,
)
from ssotgen.frontends.reading import items, key_name, name, references, section, text
from ssotgen.ir.registry import Permission, Reach
from ssotgen.syntax.nodes import Node


def declare(root: Node) -> RbacDeclaration:
    """Read permissions, roles, separation and OAuth scopes."""
    return RbacDeclaration(
        origin=root.origin,
        permissions=tuple(
            Permission(id, node.key_origin, text(node, "description")) for id, node in section(root, "permissions")
        ),
        roles=tuple(_role(id, node) for id, node in section(root, "roles")),
        separation=tuple(
            SeparationDeclaration(
                node.origin, references(node, "permissions"), references(node, "roles"), text(node, "reason")
            )
            for node in items(root, "separation")
        ),
        scopes=tuple(
            ScopeDeclaration(id, node.key_origin, tuple(name(item) for item in node.elements()))
            for id, node in section(root, "oauth-scopes")
        ),
    )


def _role(id: str, node: Node) -> RoleDeclaration:
    return RoleDeclaration(
        id=id,
        origin=node.key_origin,
        description=text(node, "description"),
        anonymous=node.flag("anonymous"),
        inherits=references(node, "inherits"),
        grants=tuple(
            GrantDeclaration(key_name(key, item), Reach(str(item.value))) for key, item in section(node, "grants")
        ),
    )
