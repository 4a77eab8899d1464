"""Operations whose route says nothing about who may call them."""

from __future__ import annotations

from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.ERROR)
def unguarded_operation(program: Program) -> Findings:
    """A route names no permission and does not say that it is public.

    ## Why it matters
    A route without a guard is open by accident. ssotgen compiles only guards that somebody wrote.

    ## Fix
    Name a permission of rbac.yaml, `authenticated` for any principal, or `public` together with a `reason`:

    ```yaml
    createAppointment:
      permission: appointment.create
    ```
    """
    for route in program.routes:
        if route.written and route.access is None:
            name = route.operation.partition("#")[2]
            yield (
                route.origin,
                f"the route of `{name}` names no permission; write `permission: public` with a `reason` to open it",
            )
