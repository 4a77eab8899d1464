"""Files that nobody answers for."""

from __future__ import annotations

from ssotgen.core.origin import Origin
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def unowned_path(program: Program) -> Findings:
    """No line of owners.yaml covers a registry, or a file that contracts share.

    ## Why it matters
    A change of it is reviewed by whoever happens to look. Contracts themselves are the matter of
    `contract-without-owner`.

    ## Fix
    Add a line to `paths` whose pattern covers the file. A first line `/**` catches everything. A
    registry that only names owners, without any `paths`, is left alone.
    """
    if program.owners is None or not program.owners.paths:
        return
    shared = (path for contract in program.contracts for path in contract.sources[1:])
    contracts = {contract.sources[0] for contract in program.contracts}
    for path in sorted({*program.registries.values(), *shared} - contracts):
        if not program.owners.of(path):
            yield Origin(path), f"nobody owns `{path}`"
