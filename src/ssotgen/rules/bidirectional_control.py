"""Characters that change the direction of text."""

from __future__ import annotations

import re

from ssotgen.analysis.texts import place, texts
from ssotgen.plugin import Findings, Program, Severity, rule

CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@rule(Severity.WARNING)
def bidirectional_control(program: Program) -> Findings:
    """A name or a text holds a character that embeds, overrides or isolates the direction of writing.

    ## Why it matters
    What a reviewer sees is then in another order than what a machine reads (CVE-2021-42574). Outputs never hold such
    characters, but the sources are reviewed too.

    ## Fix
    Delete the character. Arabic and Hebrew text needs none of them: its letters know their direction.
    """
    for text in texts(program):
        if not text[2].isascii() and (found := CONTROLS.search(text[2])):
            yield place(text), f"the text holds U+{ord(found[0]):04X}, which changes the order in which it is shown"
