"""Each contract as one JSON document, its references resolved within."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ssotgen.core.artifact import Cause, Causes
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Artifact, Generator, JsonBody, Program


def generate(program: Program) -> Iterator[Artifact]:
    """One file a contract: `contracts/<contract>/v<major>.bundle.json`."""
    for contract in program.contracts:
        path = f"contracts/{contract.name}/v{contract.major}.bundle.json"
        document = JsonBody(program.documents[contract.symbol])
        yield Artifact(path, document, contract.sources, origins=partial(origins, contract))


def origins(contract: Contract) -> Causes:
    """The causes of a contract's document: operations, schemas and their properties, where its own file has them."""
    found = {"": Cause(contract.symbol, contract.origin)}
    things = [(item.symbol, item.origin) for item in contract.operations]
    for schema in (*contract.schemas.values(), *((contract.root,) if contract.root else ())):
        things.append((schema.symbol, schema.origin))
        own = schema.object.properties if schema.object else ()
        things += ((item.symbol, item.schema.origin) for item in own)
    for symbol, origin in things:
        if origin.document == contract.sources[0]:
            found.setdefault(origin.pointer, Cause(symbol, origin.at_key()))
    return found


GENERATOR = Generator("bundle", "each contract as one JSON document", generate)
