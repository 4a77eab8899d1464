"""An OpenAPI document, well formed and linked, to the parts of a contract."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.values import dataclass
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.openapi.api import Api, elements
from ssotgen.frontends.openapi.operations import webhooks
from ssotgen.frontends.openapi.paths import operations
from ssotgen.frontends.openapi.security import requirements, security_schemes
from ssotgen.frontends.openapi.servers import servers
from ssotgen.frontends.references.links import Links
from ssotgen.ir.contract import Operation, Tag, Webhook
from ssotgen.ir.security import SecurityRequirement, SecurityScheme
from ssotgen.ir.server import Server
from ssotgen.syntax.nodes import Node


@dataclass(frozen=True, slots=True)
class ApiParts:
    """What only an API has."""

    tags: tuple[Tag, ...]
    servers: tuple[Server, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...] = ()
    security: tuple[SecurityRequirement, ...] | None = None

    def everywhere(self) -> Iterator[Operation]:
        """Operations that are answered here, then those that are answered elsewhere."""
        waiting = [*self.operations, *(operation for webhook in self.webhooks for operation in webhook.operations)]
        for operation in waiting:
            yield operation
            waiting += [called for callback in operation.callbacks for called in callback.operations]


def read_api(root: Node, symbol: str, links: Links, schemas: SchemaReader) -> tuple[ApiParts, list[Diagnostic]]:
    """The parts of the API under `root`, and what is wrong with their meaning."""
    api = Api(symbol, root, links, schemas)
    parts = ApiParts(
        tags=tuple(Tag(tag.text("name") or "", tag.origin, tag.text("description")) for tag in elements(root, "tags")),
        servers=servers(root),
        security_schemes=tuple(security_schemes(api)),
        operations=operations(api),
        webhooks=tuple(webhooks(api)),
        security=requirements(root),
    )
    return parts, list(api.findings)
