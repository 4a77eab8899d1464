"""Permissions of pages whose content anybody can read."""

from __future__ import annotations

from ssotgen.ir.registry import Public, Requires
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.WARNING)
def permission_without_protection(program: Program) -> Findings:
    """A permission is asked for by pages alone, and every operation that those pages call is public.

    ## Why it matters
    The page is hidden from people without the permission, but what it shows is not: anybody can call the operations.

    ## Fix
    Ask for the permission at the routes of the operations too, or make the page public.
    """
    if program.rbac is None or program.routing is None:
        return
    guarded = {route.access.permission for route in program.routes if isinstance(route.access, Requires)}
    for page in program.routing.pages.values():
        routes = [program.route_of[name] for name in page.operations if name in program.route_of]
        if not isinstance(page.access, Requires) or page.access.permission in guarded or not routes:
            continue
        if all(isinstance(route.access, Public) for route in routes):
            text = f"`{page.access.permission}` guards the page `{page.id}`, but all that it calls is public"
            yield Finding(page.origin.child("permission"), text, labels=(Label(routes[0].origin, "public"),))
