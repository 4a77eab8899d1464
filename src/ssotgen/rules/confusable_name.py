"""Names that look like others."""

from __future__ import annotations

from ssotgen.analysis.confusable import mixed_scripts, skeleton
from ssotgen.analysis.texts import names, place
from ssotgen.core.origin import Origin
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.WARNING)
def confusable_name(program: Program) -> Findings:
    """A name mixes letters of several scripts, or looks like another name of the same contract and is not that name.

    ## Why it matters
    Nobody can tell a Cyrillic `\u0430` from a Latin `a` at sight: a review passes what no client will ever send.

    ## Fix
    Write the name with the letters of one script.
    """
    for contract in program.contracts:
        found = {text[2]: text for text in names(program, contract)}
        foreign = {name: place(text) for name, text in found.items() if not name.isascii()}
        others: dict[str, dict[str, Origin]] = {}
        for name, text in found.items() if foreign else ():
            others.setdefault(skeleton(name), {})[name] = place(text)
        for name, origin in foreign.items():
            alike = [(other, where) for other, where in others[skeleton(name)].items() if other != name]
            if scripts := mixed_scripts(name):
                yield origin, f"`{name}` mixes letters of {' and '.join(script.capitalize() for script in scripts)}"
            elif alike:
                label = Label(alike[0][1], "the other one")
                yield Finding(origin, f"`{name}` looks like `{alike[0][0]}`, but is another name", labels=(label,))
