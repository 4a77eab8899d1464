"""Answers that nobody has seen."""

from __future__ import annotations

from ssotgen.analysis.walks import is_json
from ssotgen.ir.media import MediaType
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def response_without_example(program: Program) -> Findings:
    """A successful JSON answer has no example, neither of its own nor in its schema.

    ## Why it matters
    An example is what people read first, what mocks answer, and what tests compare with.

    ## Fix
    Write `examples` beside the schema of the answer, or at the schema itself.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            for answer in operation.responses:
                for media in answer.content if answer.status[:1] == "2" else ():
                    if media.schema and is_json(media.type) and not _is_shown(program, media):
                        text = f"the answer {answer.status} of `{operation.method} {operation.path}` has no example"
                        yield media.origin.at_key(), text


def _is_shown(program: Program, media: MediaType) -> bool:
    """Whether there is an example of the answer, of its items, or of each of its members."""
    schema = program.resolve(media.schema) if media.schema else None
    if media.examples or schema is None or _has_value(schema):
        return True
    items = schema.array.items if schema.array else None
    if items and _has_value(program.resolve(items)):
        return True
    members = schema.object.properties if schema.object else ()
    return bool(members) and all(
        _has_value(item.schema) or _has_value(program.resolve(item.schema)) for item in members
    )


def _has_value(schema: Schema) -> bool:
    return bool(schema.notes.examples) or schema.const is not None or schema.enum is not None
