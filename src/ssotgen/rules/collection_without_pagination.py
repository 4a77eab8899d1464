"""Lists without an end."""

from __future__ import annotations

import re

from ssotgen.ir.contract import Operation
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Findings, Program, Severity, rule

PAGING = re.compile(
    r"(?:.*[-_.])?(?:limit|offset|page|skip|top|cursor|after|before|marker|per|size|count|token|max|take|first|last|start"
    r"|starting|ending|continue|since|until|from|to|anchor|rows|range)(?:[-_.]?.*)?",
    re.IGNORECASE,
)
MEMBERS = frozenset({"items", "data", "results", "entries", "records", "values", "list", "content"})


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def collection_without_pagination(program: Program) -> Findings:
    """A GET answers with a list of objects, and takes no parameter that limits how many there are.

    ## Why it matters
    The list grows with the data behind it until an answer takes too long or does not fit into memory; adding pages then
    breaks every client.

    ## Fix
    Take a `limit` and a `cursor` (or `page`), and answer with one page; or promise a small number with `maxItems`.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            if operation.method == "GET" and not _pages(operation) and _lists(program, operation):
                yield operation.origin, f"`GET {operation.path}` lists everything that there is"


def _pages(operation: Operation) -> bool:
    """Whether a parameter asks for a part, or the answer links to the next one (RFC 8288)."""
    asked = (item for item in operation.parameters if item.location in ("query", "querystring", "header"))
    answered = (header.name.lower() for answer in operation.responses for header in answer.headers)
    return "link" in answered or any(PAGING.fullmatch(item.name) for item in asked)


def _lists(program: Program, operation: Operation) -> bool:
    """Whether the answer is an array of objects without an end, or an object around one."""
    for media in (media for answer in operation.responses if answer.status[:1] == "2" for media in answer.content):
        if media.schema is None:
            continue
        schema = program.resolve(media.schema)
        if _is_endless(program, schema):
            return True
        is_one = operation.path.endswith("}")  # a thing that has lists, rather than a page of things
        properties = schema.object.properties if schema.object and not is_one else ()
        return any(item.name in MEMBERS and _is_endless(program, program.resolve(item.schema)) for item in properties)
    return False


def _is_endless(program: Program, schema: Schema) -> bool:
    array = schema.array
    if "array" not in schema.types or array is None or array.items is None or array.max_items is not None:
        return False
    item = program.resolve(array.items)
    return "object" in item.types or item.object is not None or item.logic is not None
