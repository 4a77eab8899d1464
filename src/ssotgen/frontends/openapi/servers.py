"""Servers: where an API, a path or an operation is."""

from __future__ import annotations

from ssotgen.frontends.openapi.api import elements, entries
from ssotgen.ir.server import Server, ServerVariable
from ssotgen.syntax.nodes import Node


def servers(owner: Node) -> tuple[Server, ...]:
    """The servers that an object lists, in the order written."""
    return tuple(server(node) for node in elements(owner, "servers"))


def server(node: Node) -> Server:
    """A server; its address has the defaults of its variables (OpenAPI, Server Object)."""
    variables = tuple(
        ServerVariable(
            name,
            variable.text("default") or "",
            tuple(str(item.value) for item in elements(variable, "enum")),
            variable.text("description"),
        )
        for name, variable in entries(node, "variables")
    )
    url = address = node.text("url") or ""
    for variable in variables:
        address = address.replace(f"{{{variable.name}}}", variable.default)
    return Server(url, node.origin, address, variables, node.text("description"))
