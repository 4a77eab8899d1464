"""Ways to sign in that lead nowhere."""

from __future__ import annotations

from ssotgen.plugin import Finding, Findings, Fix, Program, Remove, Severity, rule


@rule(Severity.WARNING, vendor=Severity.OFF)
def unused_security_scheme(program: Program) -> Findings:
    """A contract declares a security scheme that no operation asks for.

    ## Why it matters
    Readers take the scheme for one that works, or believe that something is guarded by it.

    ## Fix
    Name the scheme under `security`, or delete it.
    """
    for contract in program.contracts:
        asked = [one for operation in contract.all_operations() for one in operation.security or ()]
        used = {name for requirement in asked for name, _ in requirement.schemes}
        for scheme in contract.security_schemes if contract.operations else ():
            if scheme.name not in used:
                fix = Fix("delete it", (Remove(scheme.origin),), safe=False)
                yield Finding(
                    scheme.origin.at_key(), f"no operation asks for the security scheme `{scheme.name}`", fix=fix
                )
