"""An OpenAPI document, well formed and linked, to the parts of a contract."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.openapi.api import Api, elements, entries
from ssotgen.frontends.openapi.paths import operations
from ssotgen.frontends.openapi.security import security_schemes
from ssotgen.frontends.references.links import Links
from ssotgen.ir.contract import Operation, SecurityScheme, Tag
from ssotgen.syntax.nodes import Node


@dataclass(frozen=True, slots=True)
class ApiParts:
    """What only an API has."""

    tags: tuple[Tag, ...]
    servers: tuple[str, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]


def read_api(root: Node, symbol: str, links: Links, schemas: SchemaReader) -> tuple[ApiParts, list[Diagnostic]]:
    """The parts of the API under `root`, and what is wrong with their meaning. Webhooks and callbacks are no parts."""
    api = Api(symbol, root, links, schemas)
    parts = ApiParts(
        tags=tuple(Tag(tag.text("name") or "", tag.origin, tag.text("description")) for tag in elements(root, "tags")),
        servers=tuple(_url(server) for server in elements(root, "servers")),
        security_schemes=tuple(security_schemes(api)),
        operations=operations(api),
    )
    return parts, list(api.findings)


def _url(server: Node) -> str:
    """A server's address with the defaults of its variables (OpenAPI, Server Object)."""
    url = server.text("url") or ""
    for name, variable in entries(server, "variables"):
        url = url.replace(f"{{{name}}}", variable.text("default") or "")
    return url
