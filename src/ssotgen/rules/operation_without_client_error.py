"""Operations that never refuse anything."""

from __future__ import annotations

from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def operation_without_client_error(program: Program) -> Findings:
    """An operation takes input or credentials, but declares no answer with a status of the 400s.

    ## Why it matters
    Every operation that takes something can refuse it. A client whose contract knows only of success has no type for
    the refusal, and shows its users a crash.

    ## Fix
    Declare what can go wrong, `4XX`, or `default`, with a problem (RFC 9457) as its body.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            takes = operation.parameters or operation.body or any(one.schemes for one in operation.security or ())
            refuses = any(answer.status[:1] == "4" or answer.status == "default" for answer in operation.responses)
            if takes and not refuses:
                text = f"`{operation.symbol.partition('#')[2]}` declares no answer to a wrong request"
                yield operation.origin.child("responses").at_key(), text
