"""Which schemas belong to a contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import escape, tokens
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.references.resolve import Place
from ssotgen.ir.contract import Operation
from ssotgen.ir.schema import Schema
from ssotgen.syntax.nodes import Node


def contract_schemas(
    root: Node, operations: Iterable[Operation], links: Links, reader: SchemaReader
) -> FrozenMap[Schema]:
    """Every schema of a contract that can be referred to, by symbol.

    First those with a name, in the order written, then other places that some reference names, then those in files that
    are no contracts, as far as this contract leads to them.
    """
    own = tuple(_named(root))
    named = links.named_schemas.setdefault(root.document, set())
    read: dict[str, Schema] = {}
    while unread := [pointer for pointer in (*own, *sorted(named)) if pointer not in read]:  # reading may name more
        read |= {pointer: _read(Place(root.document, pointer), links, reader) for pointer in unread}
    found = {schema.symbol: schema for schema in read.values()}
    written = chain(found.values(), (schema for operation in operations for schema in operation.schemas()))
    return FrozenMap(found | _elsewhere(written, links, reader))


def _named(root: Node) -> Iterator[str]:
    """The pointers of schemas that have a name."""
    if root.text("openapi") is not None:
        sections = ["/components/schemas"]
    else:
        yield ""
        sections = ["/$defs", "/definitions"]
    for section in sections:
        node = root.at(tokens(section))
        for name, _ in node.entries() if node else ():
            yield f"{section}/{escape(name)}"


def _elsewhere(starts: Iterable[Schema], links: Links, reader: SchemaReader) -> dict[str, Schema]:
    places = {
        links.symbol(document, pointer): Place(document, pointer)
        for document, pointers in links.named_schemas.items()
        if document not in links.symbols
        for pointer in pointers
    }
    found: dict[str, Schema] = {}
    waiting = list(starts) if places else []
    while waiting:
        for schema in waiting.pop().walk():
            for target in _targets(schema):
                if target in places and target not in found:
                    found[target] = _read(places[target], links, reader)
                    waiting.append(found[target])
    return dict(sorted(found.items()))


def _targets(schema: Schema) -> Iterator[str]:
    if schema.ref:
        yield schema.ref.target
    if schema.dynamic_ref and not schema.wanders:
        yield schema.dynamic_ref.target
    if schema.discriminator:
        yield from (reference.target for _, reference in schema.discriminator.mapping)


def _read(place: Place, links: Links, reader: SchemaReader) -> Schema:
    return reader.at(place.document, place.pointer, links.node(place).value)
