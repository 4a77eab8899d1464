"""Operations without a line that says what they do."""

from __future__ import annotations

from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def operation_without_summary(program: Program) -> Findings:
    """An operation has neither a summary nor a description.

    ## Why it matters
    The docs, the generated protocol and the matrix of who may do what show the summary; without it, readers guess.

    ## Fix
    Write a `summary` of a few words.
    """
    for operation in program.operations.values():
        if not (operation.summary or operation.description):
            yield operation.origin, f"the operation `{operation.symbol.partition('#')[2]}` has no summary"
