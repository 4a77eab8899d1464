"""Defaults that are not what their schema describes."""

from __future__ import annotations

from ssotgen.analysis.samples import Sample, misfits, places
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def invalid_default(program: Program) -> Findings:
    """A `default` does not fit the schema that it stands in.

    ## Why it matters
    A request that leaves the value out gets one that it would not have been allowed to send, and the code behind it
    meets what the contract rules out.

    ## Fix
    Correct the default, or widen the schema:

    ```yaml
    limit: {type: integer, maximum: 100, default: 200}    # bad
    limit: {type: integer, maximum: 100, default: 20}     # good
    ```
    """
    samples = (
        Sample(place.schema.origin.child("default"), default.value, place)
        for contract in program.contracts
        for place in places(program, contract)
        if (default := place.schema.notes.default) is not None
    )
    for misfit in misfits(program, samples):
        yield misfit.origin, f"the default does not fit its schema: {misfit.text}"
