"""Errors that nothing answers."""

from __future__ import annotations

from ssotgen.plugin import Finding, Findings, Fix, Program, Remove, Severity, rule


@rule(Severity.WARNING)
def unused_error(program: Program) -> Findings:
    """errors.yaml defines a code that no response names.

    ## Why it matters
    Clients prepare for what never comes, or the response that should name it was forgotten.

    ## Fix
    Name the code under `x-errors` of a response, or delete it.
    """
    answers = (answer for operation in program.operations.values() for answer in operation.responses)
    used = {reference.target.removeprefix("error:") for answer in answers for reference in answer.errors}
    for code in program.errors.codes.values() if program.operations else ():
        if code.origin and not code.reserved and code.id not in used:
            fix = Fix("delete it", (Remove(code.origin),), safe=False)
            yield Finding(code.origin.at_key(), f"no response names the error `{code.id}`", fix=fix)
