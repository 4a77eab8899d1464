"""Grants that grow by themselves."""

from __future__ import annotations

from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def wildcard_grant(program: Program) -> Findings:
    """A role is granted every permission below a prefix.

    ## Why it matters
    A permission that is added later falls to the role without anybody deciding so.

    ## Fix
    Write the permissions out; the matrix in `generated/policy/matrix.csv` lists what the wildcard stands for today.
    """
    for role in program.rbac.roles.values() if program.rbac else ():
        patterns = {grant.pattern: grant.origin for grant in role.grants if grant.pattern}
        for pattern, origin in patterns.items():
            count = sum(grant.pattern == pattern for grant in role.grants)
            stands = f"{count} permission{'s' * (count != 1)} today and any added later"
            yield origin.at_key(), f"`{pattern}` gives the role `{role.id}` {stands}"
