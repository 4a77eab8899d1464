"""Patterns that no regular expression engine compiles."""

from __future__ import annotations

import re

from ssotgen.analysis.patterns import engine, patterns
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.ERROR)
def uncompilable_pattern(program: Program) -> Findings:
    """A `pattern`, or a key of `patternProperties`, is no regular expression to any engine that models can use.

    ## Why it matters
    The generated module would fail when it is imported. The engines are Pydantic's own (Rust) and, where that refuses,
    Python's `re`.

    ## Fix
    Correct the pattern; it is a regular expression of ECMA-262, without slashes around it.
    """
    for contract in program.contracts:
        for schema in program.written[contract.symbol]:
            for origin, pattern in patterns(schema):
                if engine(pattern) is None:
                    yield origin, f"no engine compiles the pattern `{pattern}`: {_problem(pattern)}"


def _problem(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as cause:
        return str(cause)
    return "it is no regular expression"
