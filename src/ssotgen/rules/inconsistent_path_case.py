"""Paths in several spellings."""

from __future__ import annotations

import re
from collections import Counter

from ssotgen.core.origin import Origin
from ssotgen.plugin import Findings, Program, Severity, rule

STYLES = {
    "kebab-case": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+"),
    "snake_case": re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+"),
    "camelCase": re.compile(r"[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+"),
    "PascalCase": re.compile(r"(?:[A-Z][a-z0-9]+){2,}"),
}


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def inconsistent_path_case(program: Program) -> Findings:
    """The words of a path are joined in another way than in most paths of the contract.

    ## Why it matters
    Whoever writes a URL by hand has to look up each one. Most requests that end in 404 are misspelt.

    ## Fix
    Spell all paths in one style; `kebab-case` is the usual one. A path of a published contract stays until the next
    major version.
    """
    for contract in program.contracts:
        found: dict[tuple[str, str], Origin] = {}
        for operation in contract.operations:
            path = Origin(operation.origin.document, operation.origin.pointer.rpartition("/")[0], "key")
            for segment in operation.path.split("/"):
                found.setdefault((segment, _style(segment)), path)
        counts = Counter(style for _, style in found if style)
        usual = counts.most_common(1)[0][0] if counts else ""
        for (segment, style), origin in found.items():
            if style not in ("", usual):
                yield origin, f"`{segment}` is {style}, where most paths are {usual}"


def _style(segment: str) -> str:
    """How a segment joins its words; empty for one word, and for a variable."""
    return next((name for name, form in STYLES.items() if form.fullmatch(segment)), "")
