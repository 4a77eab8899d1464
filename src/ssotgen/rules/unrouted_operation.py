"""Operations that no route binds."""

from __future__ import annotations

from ssotgen.plugin import Finding, Findings, Program, Severity, rule


@rule(Severity.ERROR)
def unrouted_operation(program: Program) -> Findings:
    """A served operation has no entry in routes.yaml.

    ## Why it matters
    routes.yaml is the only place that binds an operation to its permission, feature and middleware. An operation
    that is missing there would have no guard.

    ## Fix
    Add the operation below its contract in `operations:`, or a `"*"` entry that covers all others of that contract:

    ```yaml
    operations:
      booking-api/v1:
        createAppointment: {permission: appointment.create}
    ```
    """
    if program.routing is None:
        return
    for route in program.routes:
        if not route.written:
            contract, _, name = route.operation.partition("#")
            text = f"no route binds the operation `{name}` of `{contract}`"
            yield Finding(
                route.origin, text, help=f"add `{name}:` below `{contract}:` in {program.registries['routes']}"
            )
