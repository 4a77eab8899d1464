"""Paths that say with a word what the method says."""

from __future__ import annotations

import re

from ssotgen.plugin import Findings, Origin, Program, Severity, rule

VERB = re.compile(r"(?:create|get|list|read|update|delete|remove)(?=[A-Z_-]|$)")


@rule(Severity.WARNING, vendor=Severity.OFF)
def verb_in_path(program: Program) -> Findings:
    """A path begins one of its words with a verb that the method stands for.

    ## Why it matters
    The method says what is done; a path names what it is done to. With both, one thing gets two addresses.

    ## Fix
    Name the thing, and let the method speak:

        POST /createNote    # bad
        POST /notes         # good
    """
    seen = set()
    for contract in program.contracts:
        for operation in contract.operations if contract.served else ():
            path = Origin(operation.origin.document, operation.origin.pointer.rpartition("/")[0], "key")
            verbs = [segment for segment in operation.path.split("/") if VERB.match(segment)]
            if verbs and path not in seen:
                seen.add(path)
                yield path, f"`{verbs[0]}` says what the method says"
