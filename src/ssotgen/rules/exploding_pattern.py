"""Patterns that a short text can keep busy for ever."""

from __future__ import annotations

from ssotgen.analysis.patterns import explodes, patterns
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING)
def exploding_pattern(program: Program) -> Findings:
    """A `pattern` repeats what repeats itself, and only Python's `re` compiles it.

    ## Why it matters
    Python's engine tries every way to divide a text among the two repetitions: with each character twice as many. One
    request with some forty characters then holds up the service for hours (CWE-1333). Patterns without look-around and
    back references are matched by Pydantic's own engine, in a time that grows with the text alone.

    ## Fix
    Repeat once, or do without look-around and back references.
    ```yaml
    pattern: "^(?!-)([a-z0-9-]+)+$"   # bad
    pattern: "^(?!-)[a-z0-9-]+$"      # good
    pattern: "^[a-z0-9][a-z0-9-]*$"   # better: no look-around
    ```
    """
    for contract in program.contracts:
        for schema in program.written[contract.symbol]:
            for origin, pattern in patterns(schema):
                if explodes(pattern):
                    yield origin, f"a short text can keep the pattern `{pattern}` busy for ever"
