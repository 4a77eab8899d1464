"""The thing that a request is about, taken from a parameter that every operation of the entry has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.frontends.declarations import ResourceDeclaration, RouteDeclaration
from ssotgen.ir.contract import Operation
from ssotgen.ir.registry import Resource
from ssotgen.ir.schema import Reference
from ssotgen.linker.access import AUTHENTICATED, PUBLIC
from ssotgen.linker.messages_routes import RESOURCE_WITHOUT_PERMISSION
from ssotgen.linker.messages_unknown import UNKNOWN_PARAMETER
from ssotgen.linker.table import not_found


def link_resource(
    item: RouteDeclaration, operations: Iterable[Operation], findings: list[Diagnostic]
) -> Resource | None:
    """The resource of an entry, held against the parameters of all `operations` that the entry stands for."""
    resource = item.resource
    if resource is None:
        return None
    if item.permission is not None and item.permission.target in (PUBLIC, AUTHENTICATED):
        text = f"`{item.permission.target}` has no reach, so nobody asks who owns the {resource.type}"
        findings.append(RESOURCE_WITHOUT_PERMISSION.at(resource.origin, text))
        return None
    where, _, name = resource.id.text.partition(".")
    location: Literal["path", "query"] = "path" if where == "path" else "query"
    lacking = [operation for operation in operations if not _has(operation, location, name)]
    if lacking:
        findings.append(_unknown(resource, location, name, lacking))
        return None
    return Resource(resource.type, location, name)


def _has(operation: Operation, location: str, name: str) -> bool:
    return any(item.location == location and item.name == name for item in operation.parameters)


def _unknown(resource: ResourceDeclaration, location: str, name: str, lacking: list[Operation]) -> Diagnostic:
    more = f" (and {len(lacking) - 1} more)" if len(lacking) > 1 else ""
    text = f"`{lacking[0].symbol}`{more} has no {location} parameter `{name}`"
    known = {
        f"{item.location}.{item.name}": item.origin
        for item in lacking[0].parameters
        if item.location in ("path", "query")
    }
    return not_found(UNKNOWN_PARAMETER, Reference(resource.id.text, resource.id.origin), text, known)
