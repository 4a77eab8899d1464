"""Contracts whose version and file name disagree."""

from __future__ import annotations

from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.ERROR)
def version_mismatch(program: Program) -> Findings:
    """The major version in a contract differs from the one in its file name.

    ## Why it matters
    `v1.openapi.yaml` promises that nothing in it breaks a client of version 1. A document that calls itself 2.0.0
    does not keep that promise.

    ## Fix
    Correct the version, or move the document to a file of the new major version and keep the old one.
    """
    for contract in program.contracts:
        major = (contract.version or "").partition(".")[0]
        if contract.conventional and major.isdecimal() and int(major) != contract.major:
            text = f"the version `{contract.version}` does not belong into a file named `v{contract.major}`"
            yield contract.version_origin, text
