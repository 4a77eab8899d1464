"""Successes without a shape."""

from __future__ import annotations

from ssotgen.analysis.walks import is_json
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def success_without_schema(program: Program) -> Findings:
    """A successful answer is JSON without a schema, or a GET answers 200 with nothing described.

    ## Why it matters
    Generated models have nothing to hold, and what the service answers today becomes the contract by accident.

    ## Fix
    Write a `schema`. A success without a body is a 204.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            for answer in operation.responses:
                if operation.method == "GET" and answer.status == "200" and not answer.content:
                    yield answer.origin.at_key(), f"`GET {operation.path}` answers 200, but not with what"
                for media in answer.content if answer.status[:1] == "2" else ():
                    if is_json(media.type) and not (media.schema or media.item):
                        yield media.origin.at_key(), f"the JSON that `{operation.path}` answers has no schema"
