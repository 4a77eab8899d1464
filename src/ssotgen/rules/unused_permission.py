"""Permissions that guard nothing."""

from __future__ import annotations

from ssotgen.ir.registry import Requires
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def unused_permission(program: Program) -> Findings:
    """A permission is defined, but no route and no page asks for it.

    ## Why it matters
    A permission that guards nothing looks like protection and is none; whoever reads the matrix is misled.

    ## Fix
    Name it at the route that it was meant for, or delete it together with the grants that hold it.
    """
    if program.rbac is None or program.routing is None:
        return
    accesses = [route.access for route in program.routes] + [page.access for page in program.routing.pages.values()]
    used = {access.permission for access in accesses if isinstance(access, Requires)}
    for permission in program.rbac.permissions.values():
        if permission.id not in used:
            yield permission.origin.at_key(), f"no route asks for the permission `{permission.id}`"
