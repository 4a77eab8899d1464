"""Public operations that change something."""

from __future__ import annotations

from ssotgen.ir.registry import Public
from ssotgen.plugin import Findings, Program, Severity, rule

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})


@rule(Severity.WARNING)
def public_state_change(program: Program) -> Findings:
    """A public operation uses a method that changes state.

    ## Why it matters
    Anybody on the network can call it, any number of times, and nobody can be held to it.

    ## Fix
    Ask for a permission that the anonymous role holds, so that the matrix shows it; or accept what is public with
    `[[suppress]]` and a reason.
    """
    for route in program.routes:
        operation = program.operations[route.operation]
        if route.written and isinstance(route.access, Public) and operation.method not in SAFE_METHODS:
            text = f"`{operation.method} {operation.path}` changes state and is public"
            yield route.origin, text
