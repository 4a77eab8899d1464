"""The matrix as tables: which role holds what, by which way, and which operations that opens."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.grants import held, reach
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Access, Authenticated, Public, Rbac, Requires, Route

GRANT_HEADER = ("role", "permission", "reach", "through", "written as", "file", "place")
OPERATION_HEADER = ("contract", "operation", "method", "path", "guard", "resource")


def grant_rows(rbac: Rbac) -> Iterator[tuple[str, ...]]:
    """A row for each permission that a role holds: how far, through which roles, and where the grant is written."""
    for role in sorted(rbac.roles):
        for permission, hold in sorted(held(rbac, role).items()):
            written = hold.grant.pattern or permission
            through = " > ".join(hold.path)
            yield (
                role,
                permission,
                hold.reach.value,
                through,
                written,
                hold.grant.origin.document,
                hold.grant.origin.pointer,
            )


def decision(rbac: Rbac, role: str, access: Access | None) -> str:
    """What a caller with just this role gets: `any`, `own` or nothing. No credentials count as the anonymous role."""
    found = reach(rbac, role, access, held(rbac, role))
    return found.value if found else ""


def guard(access: Access | None) -> str:
    """The guard of a route in one word."""
    match access:
        case Public():
            return "public"
        case Authenticated():
            return "authenticated"
        case Requires(permission):
            return permission
        case None:
            return ""


def operation_rows(program: Program, rbac: Rbac, roles: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A row for each operation: how it is called, its guard, and what each role gets."""
    for route in sorted(program.routes, key=lambda route: route.operation):
        operation = program.operations[route.operation]
        name = route.operation.partition("#")[2]
        cells = (decision(rbac, role, route.access) for role in roles)
        yield (
            operation.contract,
            name,
            operation.method,
            operation.path,
            guard(route.access),
            _resource(route),
            *cells,
        )


def _resource(route: Route) -> str:
    resource = route.resource
    return f"{resource.type} by {resource.location} {resource.parameter}" if resource else ""
