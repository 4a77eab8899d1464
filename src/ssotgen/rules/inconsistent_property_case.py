"""Properties in several spellings."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ssotgen.core.origin import Origin
from ssotgen.plugin import Findings, Program, Severity, rule

STYLES = {
    "snake_case": re.compile(r"_*[a-z0-9]+(?:_[a-z0-9]+)+_*"),
    "camelCase": re.compile(r"[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+"),
    "PascalCase": re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)*"),
    "kebab-case": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+"),
}


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def inconsistent_property_case(program: Program) -> Findings:
    """The words of a property's name are joined in another way than in most properties of the contract.

    ## Why it matters
    `createdAt` beside `updated_at` is a lasting source of typing errors, and languages that are not checked do not even
    report them.

    ## Fix
    Spell all properties in one style. A property of a published contract stays until the next major version.
    """
    for contract in program.contracts:
        found: dict[tuple[str, str], Origin] = {}
        uses: Counter[str] = Counter()
        for schema in program.written[contract.symbol]:
            for item in schema.object.properties if schema.object else ():
                style = _style(item.name)
                found.setdefault((item.name, style), item.schema.origin.at_key())
                uses.update([style] if style else [])
        usual = uses.most_common(1)[0][0] if uses else ""
        for (name, style), origin in found.items():
            if style not in ("", usual):
                yield origin, f"`{name}` is {style}, where most properties are {usual}"


@lru_cache(maxsize=4096)
def _style(name: str) -> str:
    """How a name joins its words; empty for one word, and for what is in no style at all."""
    return next((style for style, form in STYLES.items() if form.fullmatch(name)), "")
