"""Published contracts without a changelog."""

from __future__ import annotations

from ssotgen.ir.contract import Stability
from ssotgen.plugin import Create, Finding, Findings, Fix, Origin, Program, Severity, rule


@rule(Severity.ERROR)
def contract_without_changelog(program: Program) -> Findings:
    """A published contract has no changelog.

    ## Why it matters
    Whoever depends on the contract reads there what a new version asks of them.

    ## Fix
    Write `changelog.md` beside the contract, with a heading for each version; or mark the contract as a draft with
    `x-contract: {stability: draft}`.
    """
    for contract in program.contracts:
        if contract.conventional and contract.stability is not Stability.DRAFT and contract.changelog is None:
            text = f"the published contract `{contract.symbol}` has no changelog"
            path = f"contracts/{contract.name}/changelog.md"
            start = Create(Origin(path), f"# Changelog\n\n## {contract.version or f'{contract.major}.0.0'}\n")
            yield Finding(contract.origin, text, help=f"create {path}", fix=Fix(f"create `{path}`", (start,)))
