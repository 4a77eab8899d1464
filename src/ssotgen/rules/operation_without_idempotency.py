"""Changes that cannot be repeated safely."""

from __future__ import annotations

import re

from ssotgen.ir.contract import Operation
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Findings, Program, Severity, rule

CONDITIONS = frozenset({"idempotency-key", "if-match", "if-unmodified-since", "if-none-match"})
READS = frozenset({"search", "query", "preview", "validate", "count", "estimate", "render", "list", "check"})
MERGING = frozenset({"application/json", "application/merge-patch+json"})


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def operation_without_idempotency(program: Program) -> Findings:
    """A POST creates something, or a PATCH edits it step by step, and nothing tells a repetition from a second wish.

    ## Why it matters
    Networks lose answers. GET, PUT and DELETE may be sent again (RFC 9110, section 9.2.2); after a POST the client can
    only choose between doing it twice and not at all.

    A POST counts as creating where it answers 201 or 202, or where the contract has a path for what was created below
    its own. It is left alone where it answers both 200 and 201, and so says what is there already, and where it carries
    nothing but a list of names: these are there once, however often they are added. A PATCH that replaces the members
    it carries, as plain JSON or RFC 7396 do, can be repeated as it is.

    ## Fix
    Use a middleware of kind `idempotency` in routes.yaml, take an `Idempotency-Key` or `If-Match` header, or use PUT.
    """
    for contract in program.contracts:
        items = {operation.path.rpartition("/{")[0] for operation in contract.operations if operation.path[-1:] == "}"}
        for operation in contract.operations if contract.served else ():
            if _changes(operation, items) and not (_is_protected(program, operation) or _adds(program, operation)):
                yield operation.origin, f"`{operation.method} {operation.path}` has no key that would tell a repetition"


def _changes(operation: Operation, items: set[str]) -> bool:
    if operation.method == "PATCH":
        return operation.body is None or any(media.type not in MERGING for media in operation.body.content)
    statuses = {answer.status for answer in operation.responses}
    creates = operation.path in items or not statuses.isdisjoint(("201", "202"))
    return (
        operation.method == "POST"
        and creates
        and not statuses >= {"200", "201"}
        and READS.isdisjoint(re.findall(r"[a-z]+", operation.path.rpartition("/")[2].lower()))
    )


def _adds(program: Program, operation: Operation) -> bool:
    """Whether a body is a list of texts, or an object with nothing else in it: members of a set."""
    content = operation.body.content if operation.body else ()
    schemas = [program.resolve(media.schema) for media in content if media.schema]
    return bool(schemas) and all(_is_names(program, schema) for schema in schemas)


def _is_names(program: Program, schema: Schema) -> bool:
    members = schema.object.properties if schema.object else ()
    if len(members) == 1 and not schema.logic:
        schema = program.resolve(members[0].schema)
    items = schema.array.items if schema.array else None
    return items is not None and program.resolve(items).types == ("string",)


def _is_protected(program: Program, operation: Operation) -> bool:
    route = program.route_of.get(operation.symbol)
    instances = program.routing.middleware if program.routing else {}
    kinds = {instances[name].kind for name in (route.use if route else ()) if name in instances}
    headers = {item.name.lower() for item in operation.parameters if item.location == "header"}
    return "idempotency" in kinds or not CONDITIONS.isdisjoint(headers)
