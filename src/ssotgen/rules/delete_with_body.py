"""Deletions whose bodies mean nothing."""

from __future__ import annotations

from ssotgen.ir.contract import Body
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def delete_with_body(program: Program) -> Findings:
    """A DELETE takes a body, or answers 204 or 205 with one.

    ## Why it matters
    The body of a DELETE has no defined meaning: proxies and servers may drop it or refuse the request (RFC 9110,
    section 9.3.5). A 204 or 205 ends after its headers.

    ## Fix
    Say what to delete in the path or the query. Answer 204 where there is nothing to say, 200 where there is.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            if operation.method != "DELETE":
                continue
            if operation.body and _carries(program, operation.body):
                yield operation.body.origin.at_key(), f"`DELETE {operation.path}` takes a body, which may never arrive"
            for answer in operation.responses:
                if answer.status in ("204", "205") and answer.content:
                    text = f"`DELETE {operation.path}` answers {answer.status}, which has no body"
                    yield answer.origin.child("content").at_key(), text


def _carries(program: Program, body: Body) -> bool:
    """Whether anything can be said in a body: tools write an optional, empty object where there is none."""
    schemas = [program.resolve(media.schema) for media in body.content if media.schema]
    empty = all(schema.types == ("object",) and schema.object and not schema.object.properties for schema in schemas)
    return body.required or not schemas or not empty
