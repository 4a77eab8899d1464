"""Ways through a contract, and small questions that several rules ask of what they meet there."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.origin import tokens
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema


def requested(program: Program, contract: Contract) -> Iterator[tuple[str, Schema]]:
    """Every schema that a value in a request has to satisfy, references followed, each once, with a name for people.

    Left out are members that only responses have (`readOnly`), and schemas that a value must not satisfy.
    """
    waiting: list[tuple[str, Schema]] = []
    for operation in contract.operations:
        for parameter in operation.parameters:
            schema = parameter.schema or (parameter.content.schema if parameter.content else None)
            waiting += [(parameter.name, schema)] if schema else []
        for media in operation.body.content if operation.body else ():
            waiting += [("the body", schema) for schema in (media.schema, media.item) if schema]
    seen: set[str] = set()
    while waiting:
        name, schema = waiting.pop()
        if schema.symbol in seen or schema.notes.read_only:
            continue
        seen.add(schema.symbol)
        yield name, schema
        if schema.ref:
            waiting.append((last_name(schema.ref.target) or name, program.target(schema.ref)))
        waiting += _inside(name, schema)


def has_sunset(operation: Operation) -> bool:
    """Whether an operation says when it ends: by `x-sunset`, or by the header `Sunset` (RFC 8594) of an answer."""
    headers = (header.name.lower() for answer in operation.responses for header in answer.headers)
    return "x-sunset" in operation.extensions or "sunset" in headers


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON, or one with the suffix `+json` (RFC 6839)."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json")


def last_name(symbol: str) -> str:
    """The last part of the pointer in a symbol; empty for a whole document."""
    return ("", *tokens(symbol.partition("#")[2]))[-1]


def _inside(name: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    if rules := schema.object:
        yield from ((item.name, item.schema) for item in rules.properties)
        yield from ((name, inner) for _, inner in rules.patterns)
        if rules.additional:
            yield name, rules.additional
    if array := schema.array:
        yield from ((name, inner) for inner in (*array.prefix_items, *([array.items] if array.items else [])))
    if logic := schema.logic:
        yield from ((name, inner) for inner in (*logic.all_of, *logic.any_of, *logic.one_of))
