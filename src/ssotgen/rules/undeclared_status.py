"""Statuses that an operation can answer but does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.ir.contract import Operation
from ssotgen.ir.registry import Requires, Route
from ssotgen.plugin import Finding, Findings, Program, Severity, rule

MIDDLEWARE_STATUSES = {
    "rate-limit": (429,),
    "idempotency": (409, 422),
    "timeout": (503,),
    "body-limit": (413,),
}


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def undeclared_status(program: Program) -> Findings:
    """The guard, a feature, a middleware or the reading of a body answers a status that an operation does not declare.

    ## Why it matters
    A client is written from the contract. A status that is missing there meets it unprepared. A credential that is
    wrong is answered 401 by public operations, too.

    ## Fix
    Declare the status under `responses`, its range (`4XX`), or `default`.
    """
    for route in program.routes:
        operation = program.operations[route.operation]
        declared = {response.status.upper() for response in operation.responses}
        if not route.written or "DEFAULT" in declared:
            continue
        reasons: dict[int, str] = {}
        for status, reason in _possible(program, route, operation):
            reasons.setdefault(status, reason)
        missing = [
            f"{status} ({reason})"
            for status, reason in sorted(reasons.items())
            if str(status) not in declared and f"{status // 100}XX" not in declared
        ]
        if missing:
            *firsts, last = missing
            listed = f"{', '.join(firsts)} and {last}" if firsts else last
            text = f"`{operation.symbol.partition('#')[2]}` can answer {listed}, which it does not declare"
            yield Finding(operation.origin.child("responses").at_key(), text)


def _possible(program: Program, route: Route, operation: Operation) -> Iterator[tuple[int, str]]:
    yield 401, "a bad credential"
    if isinstance(route.access, Requires):
        yield 403, "no permission"
    if route.feature:
        yield route.feature_off, f"the feature `{route.feature}` is off"
    if operation.body:
        yield 415, "another media type"
        yield 413, "too large a body"
    for name in route.use:
        middleware = program.routing.middleware[name] if program.routing else None
        for status in MIDDLEWARE_STATUSES.get(middleware.kind, ()) if middleware else ():
            yield status, f"the middleware `{name}`"
