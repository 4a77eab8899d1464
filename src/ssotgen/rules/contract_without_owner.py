"""Contracts that nobody answers for."""

from __future__ import annotations

from ssotgen.analysis.ownership import owner_of
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def contract_without_owner(program: Program) -> Findings:
    """A contract has no owner, although the workspace keeps a registry of owners.

    ## Why it matters
    Nobody is asked to review a change of it, and nobody is called when it breaks.

    ## Fix
    Write `x-contract: {owner: …}` in the contract, or a line in owners.yaml whose pattern covers the file.
    """
    for contract in program.contracts if program.owners else ():
        if not owner_of(program, contract):
            yield contract.origin, f"the contract `{contract.symbol}` has no owner"
