"""Roles that hold what must be kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from ssotgen.analysis.grants import held
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.ERROR)
def separation_violation(program: Program) -> Findings:
    """One role holds all permissions, or two roles, of a line of `separation`, inheritance included.

    ## Why it matters
    Separation of duties is there so that nobody can both act and approve the act. A role that holds both sides
    makes the line worthless for everybody who has that role.

    ## Fix
    Take one of the permissions from the role, or cut the inheritance that brings it or the second role.
    """
    if program.rbac is None:
        return
    for line, role in product(program.rbac.separation, program.rbac.roles.values()):
        apart = Label(line.origin, "kept apart here")
        holds = held(program.rbac, role.id)
        if line.permissions and all(permission in holds for permission in line.permissions):
            labels = [Label(holds[name].grant.origin, f"`{name}` comes from here") for name in line.permissions]
            text = f"the role `{role.id}` holds {_listed(line.permissions)}, which must be kept apart: {line.reason}"
            yield Finding(role.origin.at_key(), text, labels=(*labels, apart))
        both = [other for other in line.roles if other in program.rbac.lineage(role.id)]
        if len(both) > 1:
            text = f"the role `{role.id}` is {_listed(both)} at once, which must be kept apart: {line.reason}"
            yield Finding(role.origin.at_key(), text, labels=(apart,))


def _listed(ids: Iterable[str]) -> str:
    return " and ".join(f"`{id}`" for id in ids)
