"""Who answers for a contract."""

from __future__ import annotations

from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program


def owner_of(program: Program, contract: Contract) -> tuple[str, ...]:
    """The owners named in the contract, else those that owners.yaml gives its file; may be empty."""
    if contract.owner:
        return (contract.owner.target.removeprefix("owner:"),)
    line = program.owners.of(contract.sources[0]) if program.owners else None
    return line.owners if line else ()
