"""Operations that a contract leaves open while no registry guards them."""

from __future__ import annotations

from ssotgen.ir.registry import Public
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING, grouped=True)
def no_security(program: Program) -> Findings:
    """Nothing guards an operation: the workspace has no routes.yaml and the contract asks for no credentials.

    ## Why it matters
    Without registries the contract's `security` decides, and here it lets anybody in.

    ## Fix
    Write `security` in the contract, or open the operation knowingly in routes.yaml with `permission: public` and a
    `reason`.
    """
    if program.routing is not None:
        return
    for route in program.routes:
        if isinstance(route.access, Public):
            yield route.origin, f"anybody may call `{route.operation.partition('#')[2]}`"
