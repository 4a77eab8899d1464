"""Published contracts that do not say their version."""

from __future__ import annotations

from ssotgen.ir.contract import Contract, Stability
from ssotgen.plugin import Finding, Findings, Fix, Program, Replace, Severity, rule


@rule(Severity.ERROR)
def contract_without_version(program: Program) -> Findings:
    """A published contract has no version of the form `major.minor.patch`.

    ## Why it matters
    Readers tell a compatible change from a breaking one by the version, and the changelog hangs on it.

    ## Fix
    Write `info.version: 1.0.0` in an OpenAPI document, `x-contract: {version: 1.0.0}` in a JSON Schema.
    """
    for contract in program.contracts:
        if not contract.conventional or contract.stability is Stability.DRAFT:
            continue
        parts = (contract.version or "").split("-")[0].split("+")[0].split(".")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            written = f"`{contract.version}`" if contract.version else "nothing"
            text = f"the contract `{contract.symbol}` needs a version such as `1.0.0`, not {written}"
            yield Finding(contract.version_origin, text, fix=_in_full(contract))


def _in_full(contract: Contract) -> Fix | None:
    """A version of one or two numbers with zeros for the rest."""
    version = contract.version or ""
    parts = version.split(".")
    if len(parts) > 2 or not all(part.isdecimal() for part in parts):
        return None
    full = ".".join([*parts, "0", "0"][:3])
    return Fix(f"write `{full}`", (Replace(contract.version_origin, version, full),))
