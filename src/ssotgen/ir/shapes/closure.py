"""All definitions that one contract needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.build import Shaper
from ssotgen.ir.shapes.nodes import Alias, Definition, Named, Shape
from ssotgen.ir.shapes.rings import without_rings
from ssotgen.ir.shapes.variants import split


@dataclass(frozen=True, slots=True)
class ContractShapes:
    """The definitions of a contract by symbol, in the order of symbols.

    `divided` are those that look different to a reader and to a writer (APIs only). `requests` and `replies` are the
    shapes written directly at operations. `labels` and `lost` are those of `Shaper`. `lent` maps a definition of
    another file to the component of this contract that only stands for it: the component gives the name and is no
    definition. `sources` and `assumed` are those of `Shaper`.
    """

    definitions: Mapping[str, Definition]
    divided: frozenset[str]
    requests: tuple[Shape, ...]
    replies: tuple[Shape, ...]
    labels: Mapping[str, str]
    lost: Mapping[Origin, str]
    lent: Mapping[str, str]
    sources: Mapping[str, Schema] = field(default_factory=dict)
    assumed: Mapping[Origin, str] = field(default_factory=dict)


def shapes_of_contract(contract: Contract, schemas: Mapping[str, Schema], *, exact: bool = False) -> ContractShapes:
    """The shapes of everything that `contract` says. `schemas` are those of the whole program, by symbol."""
    shaper = Shaper(schemas, exact=exact)
    shaper.define(contract.schemas.values())
    if contract.root is not None:
        shaper.define((contract.root,))
    requests: list[Shape] = []
    replies: list[Shape] = []
    for operation in contract.operations:
        outward = {schema.symbol for schema in operation.answered()}
        for schema in operation.schemas():
            (replies if schema.symbol in outward else requests).append(shaper.shape(schema))
    shaper.finish()
    found = without_rings(shaper.definitions)
    lent = dict(_lent(contract, found))
    definitions = {s: item for s, item in sorted(found.items()) if s not in lent.values()}
    divided = split(definitions) if contract.is_api else frozenset[str]()
    return ContractShapes(
        definitions, divided, tuple(requests), tuple(replies), shaper.labels, shaper.lost, lent, shaper.sources,
        shaper.assumed,
    )  # fmt: skip


def _lent(contract: Contract, definitions: Mapping[str, Definition]) -> Iterator[tuple[str, str]]:
    home = f"{contract.symbol}#"
    for symbol, item in sorted(definitions.items(), reverse=True):  # the first of several is the one that stays
        match item:
            case Alias(shape=Named(target)) if symbol.startswith(home) and not target.startswith(home):
                yield target, symbol
            case _:
                continue
