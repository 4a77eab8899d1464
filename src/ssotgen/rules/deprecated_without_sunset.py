"""Deprecations without a date."""

from __future__ import annotations

import re

from ssotgen.analysis.walks import has_sunset
from ssotgen.plugin import Findings, Program, Severity, rule

DATE = re.compile(
    r"\b20\d\d-\d\d-\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}(?:st|nd|rd|th)?,? 20\d\d\b"
)


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def deprecated_without_sunset(program: Program) -> Findings:
    """An operation is deprecated, but nothing says until when it will be there.

    ## Why it matters
    Without a date nobody moves away, and nobody dares to remove it.

    ## Fix
    Declare the header `Sunset` (RFC 8594) at a response, or write `x-sunset: 2027-12-31` at the operation;
    a date in the description will do for people.
    A whole contract says `x-contract: {stability: deprecated, sunset: …}`, and then its operations need nothing.
    """
    for contract in program.contracts:
        for operation in contract.operations if contract.sunset is None else ():
            told = DATE.search(operation.description or "")
            if operation.deprecated and not (told or has_sunset(operation)):
                text = f"`{operation.symbol.partition('#')[2]}` is deprecated, but has no date on which it ends"
                yield operation.origin.child("deprecated"), text
