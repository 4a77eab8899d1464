"""Who answers for a contract."""

from __future__ import annotations

from ssotgen.core.globs import matches
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program


def owner_of(program: Program, contract: Contract) -> tuple[str, ...]:
    """The owners named in the contract, else those that owners.yaml gives its file; may be empty."""
    if contract.owner:
        return (contract.owner.target.removeprefix("owner:"),)
    return path_owners(program, contract.sources[0])


def path_owners(program: Program, path: str) -> tuple[str, ...]:
    """The owners of a workspace-relative path by owners.yaml."""
    lines = program.owners.paths if program.owners else ()
    return next((line.owners for line in reversed(lines) if matches(line.pattern, path)), ())
