"""Roles that change nothing for whoever holds them."""

from __future__ import annotations

from ssotgen.analysis.grants import held
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def role_without_effect(program: Program) -> Findings:
    """A role holds no permission, neither by its own grants nor by inheritance.

    ## Why it matters
    Giving somebody such a role does nothing. Either its grants were forgotten, or the role is no longer needed.

    ## Fix
    Give the role `grants` or `inherits`, or delete it.
    """
    for role in program.rbac.roles.values() if program.rbac else ():
        if program.rbac and not held(program.rbac, role.id):
            yield role.origin.at_key(), f"the role `{role.id}` holds no permission"
