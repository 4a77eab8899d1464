"""Who refers to whom: the links that are written at one end, seen from the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.core.values import dataclass
from ssotgen.generators.docs.named import canonical, is_named
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema


@dataclass(frozen=True, slots=True)
class Usage:
    """Where the named schemas of one contract are used: symbols of operations and of schemas, each once, sorted."""

    operations: Mapping[str, tuple[str, ...]]
    schemas: Mapping[str, tuple[str, ...]]
    refers: Mapping[str, tuple[str, ...]]


def usage(program: Program, contract: Contract) -> Usage:
    """Look through all schemas of a contract once."""
    refers = {
        symbol: tuple(sorted(set(targets(program, [schema])) - {symbol}))
        for symbol, schema in contract.schemas.items()
        if is_named(symbol) and canonical(program, symbol) == symbol
    }
    called = {operation.symbol: set(targets(program, operation.schemas())) for operation in answered(contract)}
    return Usage(_turned(called), _turned(refers), refers)


def answered(contract: Contract) -> Iterator[Operation]:
    """The operations of a contract, then those of its webhooks and callbacks, which somebody else answers."""
    yield from contract.operations
    for webhook in contract.webhooks:
        yield from webhook.operations
    for operation in contract.operations:
        for callback in operation.callbacks:
            yield from callback.operations


def targets(program: Program, schemas: Iterable[Schema]) -> Iterator[str]:
    """The named schemas that some schemas refer to, also by way of places that have no name."""
    waiting, seen = list(schemas), set[str]()
    while waiting:
        for schema in waiting.pop().walk():
            found = [schema.ref.target] if schema.ref else []
            if schema.discriminator:
                found += [reference.target for _, reference in schema.discriminator.mapping]
            for target in found:
                if is_named(target):
                    yield canonical(program, target)
                elif target not in seen and target in program.schemas:
                    seen.add(target)
                    waiting.append(program.schemas[target])


def _turned(forward: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    back: dict[str, list[str]] = {}
    for source in sorted(forward):
        for target in forward[source]:
            back.setdefault(target, []).append(source)
    return {target: tuple(sources) for target, sources in back.items()}
