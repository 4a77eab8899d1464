"""errors.yaml: nodes of the right shape to declarations."""

from __future__ import annotations

from typing import Literal, cast

from ssotgen.frontends.declarations import ErrorDeclaration, ErrorsDeclaration
from ssotgen.frontends.reading import map_of, section, text
from ssotgen.syntax.nodes import Node


def declare(root: Node) -> ErrorsDeclaration:
    """Read error codes and what their problem types start with."""
    codes = tuple(_error(id, node) for id, node in section(root, "errors"))
    return ErrorsDeclaration(root.origin, text(root, "type-base"), codes)


def _error(id: str, node: Node) -> ErrorDeclaration:
    return ErrorDeclaration(
        id=id,
        origin=node.key_origin,
        status=node.integer("status"),
        title=node.text("title"),
        description=node.text("description"),
        remedy=node.text("remedy"),
        retriable=node.flag("retriable"),
        log=cast(Literal["debug", "info", "warning", "error"], node.text("log") or "info"),
        members=map_of(node, "members"),
    )
