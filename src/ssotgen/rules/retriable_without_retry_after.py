"""Errors that ask to be tried again without saying when."""

from __future__ import annotations

from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.WARNING)
def retriable_without_retry_after(program: Program) -> Findings:
    """A response names an error that may be tried again, but does not declare the header `Retry-After`.

    ## Why it matters
    Clients that do not know when to come back come back at once, all together, while the service is at its weakest.

    ## Fix
    Declare `Retry-After` (RFC 9110, section 10.2.3) among the response's headers, or write `retriable: false`.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            for answer in operation.responses:
                if any(header.name.lower() == "retry-after" for header in answer.headers):
                    continue
                for reference in answer.errors:
                    code = program.errors.codes.get(reference.target.removeprefix("error:"))
                    if code and code.retriable:
                        labels = (Label(code.origin, "may be tried again"),) if code.origin else ()
                        text = f"`{code.id}` may be tried again, but the response does not say when"
                        yield Finding(reference.origin, text, labels=labels)
