"""What people read or write of a program: its texts and its names, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from ssotgen.analysis.walks import last_name
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program

Text: TypeAlias = tuple[Origin, tuple[str | int, ...], str]
"""A text with the thing it belongs to and the keys below it; no keys: the text is the thing's own key."""


def place(text: Text) -> Origin:
    """Where a text stands; worked out only for those that matter, because a program has very many."""
    origin, keys, _ = text
    return origin.child(*keys) if keys else origin.at_key()


def names(program: Program, contract: Contract) -> Iterator[Text]:
    """The names that a contract chooses: of operations, parameters, headers, properties, schemas, tags and schemes."""
    for operation in contract.all_operations():
        yield operation.origin, ("operationId",), operation.id or ""
        yield from ((parameter.origin, ("name",), parameter.name) for parameter in operation.parameters)
        yield from ((header.origin, (), header.name) for answer in operation.responses for header in answer.headers)
    for schema in program.written[contract.symbol]:
        if schema.object:
            yield from ((item.schema.origin, (), item.name) for item in schema.object.properties)
    yield from ((schema.origin, (), last_name(symbol)) for symbol, schema in contract.schemas.items())
    yield from ((tag.origin, ("name",), tag.name) for tag in contract.tags)
    yield from ((scheme.origin, (), scheme.name) for scheme in contract.security_schemes)


def texts(program: Program) -> Iterator[Text]:
    """Names, titles, descriptions, paths and enumerated values of all contracts, and the prose of registries.

    Examples, defaults and extensions are left out: they are data.
    """
    for contract in program.contracts:
        about = ("info",) if contract.is_api else ()
        yield contract.origin, (*about, "title"), contract.title
        yield contract.origin, (*about, "description"), contract.description or ""
        yield from names(program, contract)
        yield from ((tag.origin, ("description",), tag.description or "") for tag in contract.tags)
        yield from chain.from_iterable(map(_of_operation, contract.all_operations()))
        for schema in program.written[contract.symbol]:
            notes = schema.notes
            if notes.title:
                yield schema.origin, ("title",), notes.title
            if notes.description:
                yield schema.origin, ("description",), notes.description
            for index, value in enumerate(schema.enum or ()):
                if isinstance(value, str):
                    yield schema.origin, ("enum", index), value
    yield from _of_registries(program)


def _of_operation(operation: Operation) -> Iterator[Text]:
    yield operation.origin, (), operation.path
    yield operation.origin, ("summary",), operation.summary or ""
    yield operation.origin, ("description",), operation.description or ""
    yield from ((item.origin, ("description",), item.description or "") for item in operation.parameters)
    if operation.body:
        yield operation.body.origin, ("description",), operation.body.description or ""
    yield from ((answer.origin, ("description",), answer.description) for answer in operation.responses)


def _of_registries(program: Program) -> Iterator[Text]:
    rbac, owners, routing = program.rbac, program.owners, program.routing
    if rbac:
        yield from ((one.origin, ("description",), one.description) for one in rbac.permissions.values())
        yield from ((one.origin, ("description",), one.description) for one in rbac.roles.values())
        yield from ((line.origin, ("reason",), line.reason) for line in rbac.separation)
    yield from ((owner.origin, ("name",), owner.name) for owner in (owners.owners.values() if owners else ()))
    for code in program.errors.codes.values():
        if code.origin:
            yield code.origin, ("title",), code.title
            yield code.origin, ("description",), code.description
            yield code.origin, ("remedy",), code.remedy
    yield from ((feature.origin, ("description",), feature.description) for feature in program.features.values())
    yield from ((page.origin, ("title",), page.title) for page in (routing.pages.values() if routing else ()))
