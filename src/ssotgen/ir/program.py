"""The root of the linked program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass
from ssotgen.ir.canonical import canonical
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.registry import Errors, Feature, Owners, Rbac, Route, Routing
from ssotgen.ir.schema import Reference, Schema
from ssotgen.ir.shapes.closure import ContractShapes


@dataclass(frozen=True, slots=True)
class Workspace:
    """What `ssotgen.toml` says about the whole. `engine` is the one that prints models.

    `untyped` says how models read a schema without `type`: `exact` as JSON Schema does, `implied` as one of the type
    that its keywords speak of; `None` leaves it to the engine.
    """

    package: str = "generated_service"
    output: str = "generated"
    environments: tuple[str, ...] = ()
    engine: str = "native"
    untyped: str | None = None

    @property
    def exact(self) -> bool:
        """Whether a schema without `type` admits values of every type; only the native engine can say so."""
        return self.engine == "native" and self.untyped != "implied"


@dataclass(frozen=True)
class Program:
    """Everything that was written by hand, linked. No `__slots__`: the look-up tables are made on first use.

    `registries` maps the name of each registry that is present to its file. `routes` has one entry for each operation
    of each served contract, in the order of `contracts`. `names` maps a target (`python`) to symbols and the names
    decided for them. `settings` holds ids only. `shapes` holds, by contract symbol, what follows from the schemas; it
    is worked out once, and no part of what the program says.
    """

    workspace: Workspace
    contracts: tuple[Contract, ...]
    registries: FrozenMap[str]
    routing: Routing | None
    routes: tuple[Route, ...]
    rbac: Rbac | None
    owners: Owners | None
    errors: Errors
    features: FrozenMap[Feature]
    settings: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shapes: Mapping[str, ContractShapes] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def schemas(self) -> Mapping[str, Schema]:
        """Every schema that can be referred to, by symbol."""
        return {symbol: schema for contract in self.contracts for symbol, schema in contract.schemas.items()}

    @cached_property
    def documents(self) -> Mapping[str, Json]:
        """Contract symbol to its document, with keys in the order in which they are printed."""
        return {contract.symbol: canonical(contract.document) for contract in self.contracts}

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Every operation by symbol."""
        return {operation.symbol: operation for contract in self.contracts for operation in contract.operations}

    @cached_property
    def written(self) -> Mapping[str, tuple[Schema, ...]]:
        """Contract symbol to every schema that belongs to the contract, each once; outer ones come first."""
        return {contract.symbol: tuple(contract.written()) for contract in self.contracts}

    @cached_property
    def route_of(self) -> Mapping[str, Route]:
        """Operation symbol to route; served contracts only."""
        return {route.operation: route for route in self.routes}

    @cached_property
    def contract_of(self) -> Mapping[str, Contract]:
        """Contracts by symbol."""
        return {contract.symbol: contract for contract in self.contracts}

    def consumed_documents(self) -> frozenset[str]:
        """The files of contracts that somebody else serves, as far as no contract of one's own is made of them, too."""
        own = {path for contract in self.contracts if contract.served for path in contract.sources}
        return frozenset(path for contract in self.contracts for path in contract.sources).difference(own)

    def resolve(self, schema: Schema) -> Schema:
        """Follow bare references to the schema they stand for; a ring of references ends where it began."""
        seen = set()
        while schema.is_bare_reference and schema.ref and schema.ref.target not in seen:
            seen.add(schema.ref.target)
            schema = self.schemas[schema.ref.target]
        return schema

    def target(self, reference: Reference) -> Schema:
        """The schema that a reference stands for."""
        return self.schemas[reference.target]
