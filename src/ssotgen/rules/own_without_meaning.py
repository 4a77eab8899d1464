"""Creations under a permission that somebody holds for own things only."""

from __future__ import annotations

from ssotgen.analysis.grants import held
from ssotgen.ir.registry import Reach, Requires
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.WARNING)
def own_without_meaning(program: Program) -> Findings:
    """A POST without `resource` asks for a permission that a role holds as `own`.

    ## Why it matters
    What is created belongs to nobody yet, so `own` decides nothing before the handler runs: the guard lets the request
    through and leaves the check to the handler.

    ## Fix
    Grant the permission as `any`, use a permission of its own for creating, or name the `resource` that must be owned.
    """
    if program.rbac is None:
        return
    for route in program.routes:
        operation = program.operations[route.operation]
        if operation.method != "POST" or route.resource or not isinstance(route.access, Requires):
            continue
        for role in program.rbac.roles.values():
            hold = held(program.rbac, role.id).get(route.access.permission)
            if hold and hold.reach is Reach.OWN:
                text = f"`own` means nothing for `{route.access.permission}` on a POST without `resource`"
                yield Finding(route.origin, text, labels=(Label(hold.grant.origin, f"held as `own` by `{role.id}`"),))
                break
