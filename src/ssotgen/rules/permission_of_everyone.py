"""Permissions that tell nobody from anybody."""

from __future__ import annotations

from ssotgen.analysis.grants import holders
from ssotgen.ir.registry import Reach
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def permission_of_everyone(program: Program) -> Findings:
    """Every role holds a permission as `any`.

    ## Why it matters
    A guard that lets everybody through looks like protection and is none.

    ## Fix
    Say what is meant: `public` where one of the roles is the anonymous one, `authenticated` else; or take the
    permission from the roles that should not have it.
    """
    rbac = program.rbac
    if rbac is None or len(rbac.roles) < 2:
        return
    for permission in rbac.permissions.values():
        reaches = [item.reach for item in holders(rbac, permission.id).values()]
        if reaches.count(Reach.ANY) == len(rbac.roles):
            meant = "public" if rbac.anonymous else "authenticated"
            yield permission.origin.at_key(), f"every role holds `{permission.id}`: that is `{meant}`"
