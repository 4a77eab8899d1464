"""Roles that hold what must be kept apart."""

from __future__ import annotations

from ssotgen.analysis.grants import held
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.ERROR)
def separation_violation(program: Program) -> Findings:
    """One role holds all permissions of a line of `separation`, inheritance included.

    ## Why it matters
    Separation of duties is there so that nobody can both act and approve the act. A role that holds both sides
    makes the line worthless for everybody who has that role.

    ## Fix
    Take one of the permissions from the role, or cut the inheritance that brings it.
    """
    if program.rbac is None:
        return
    for line in program.rbac.separation:
        for role in program.rbac.roles.values() if line.permissions else ():
            holds = held(program.rbac, role.id)
            if all(permission in holds for permission in line.permissions):
                names = " and ".join(f"`{permission}`" for permission in line.permissions)
                labels = [Label(holds[name].grant.origin, f"`{name}` comes from here") for name in line.permissions]
                text = f"the role `{role.id}` holds {names}, which must be kept apart: {line.reason}"
                yield Finding(role.origin.at_key(), text, labels=(*labels, Label(line.origin, "kept apart here")))
