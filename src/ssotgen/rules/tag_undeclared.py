"""Tags that nobody described."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Finding, Findings, Fix, Insert, Origin, Program, Severity, respelled, rule


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def tag_undeclared(program: Program) -> Findings:
    """An operation has a tag that the contract's list of tags does not have.

    ## Why it matters
    Docs group operations by tag: a misspelt one makes a group of its own, without a description, at the end.

    ## Fix
    Correct the tag, or declare it under `tags`. A contract that declares no tags at all is left alone.
    """
    for contract in program.contracts:
        declared = {tag.name for tag in contract.tags}
        for operation in contract.all_operations() if declared else ():
            for index, tag in enumerate(operation.tags):
                if tag not in declared:
                    near, at = nearest(tag, declared), operation.origin.child("tags", index)
                    fix = respelled(at, tag, near) or _declared(contract, tag)
                    yield Finding(at, f"the tag `{tag}` is not declared", hint=did_you_mean(tag, declared), fix=fix)


def _declared(contract: Contract, tag: str) -> Fix:
    """The tag in the list of tags, where somebody has to describe it."""
    tags = Origin(contract.sources[0], "/tags")
    return Fix(f"declare the tag `{tag}`", (Insert(tags, None, FrozenMap({"name": tag})),), safe=False)
