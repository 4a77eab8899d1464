"""Roles with two names."""

from __future__ import annotations

from ssotgen.analysis.grants import held
from ssotgen.ir.registry import Reach, Role
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.WARNING)
def duplicate_role(program: Program) -> Findings:
    """Two roles hold the same permissions, each as far as the other.

    ## Why it matters
    Whoever gives out roles has to choose between two that are one, and a change of one is forgotten in the other.

    ## Fix
    Delete one of them, or give them what tells them apart. Roles that `separation` keeps apart are left alone, because
    there the name itself decides.
    """
    if program.rbac is None:
        return
    separated = {role for line in program.rbac.separation for role in line.roles}
    first: dict[tuple[tuple[str, Reach], ...], Role] = {}
    for role in program.rbac.roles.values():
        holds = tuple((permission, item.reach) for permission, item in held(program.rbac, role.id).items())
        other = first.setdefault(holds, role) if holds and role.id not in separated else role
        if other is not role:
            heir, elder = (other, role) if role.id in program.rbac.lineage(other.id) else (role, other)
            text = f"the role `{heir.id}` may do exactly what `{elder.id}` may"
            yield Finding(heir.origin.at_key(), text, labels=(Label(elder.origin.at_key(), "the other one"),))
