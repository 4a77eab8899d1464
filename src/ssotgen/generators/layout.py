"""Where outputs lie, relative to the output folder."""

from __future__ import annotations

from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program


def package(program: Program) -> str:
    """The folder of the generated Python package."""
    return f"python/{program.workspace.package}"


def contract_package(program: Program, contract: Contract) -> str:
    """The folder of a contract's Python package: `python/<package>/<contract>/v<major>`."""
    return f"{package(program)}/{program.names['python'][contract.symbol].replace('.', '/')}"


def registry_sources(program: Program, *names: str) -> tuple[str, ...]:
    """The files of the registries among `names` that this workspace has."""
    return tuple(program.registries[name] for name in names if name in program.registries)


def contract_sources(program: Program) -> tuple[str, ...]:
    """The files that the contracts were read from, each once, in the order of the contracts."""
    return tuple(dict.fromkeys(path for contract in program.contracts for path in contract.sources))
