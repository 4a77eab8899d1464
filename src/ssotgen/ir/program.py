"""The root of the linked program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ssotgen.core.json import FrozenMap
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.registry import Errors, Feature, Owners, Rbac, Route, Routing
from ssotgen.ir.schema import Reference, Schema


@dataclass(frozen=True, slots=True)
class Workspace:
    """What `ssotgen.toml` says about the whole. `engine` is the one that prints models."""

    package: str = "generated_service"
    output: str = "generated"
    environments: tuple[str, ...] = ()
    engine: str = "datamodel-code-generator"


@dataclass(frozen=True)
class Program:
    """Everything that was written by hand, linked. No `__slots__`: the look-up tables are made on first use.

    `registries` maps the name of each registry that is present to its file. `routes` has one entry for each operation
    of each served contract, in the order of `contracts`. `names` maps a target (`python`) to symbols and the names
    decided for them. `settings` holds ids only.
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

    @cached_property
    def schemas(self) -> Mapping[str, Schema]:
        """Every schema that can be referred to, by symbol."""
        return {symbol: schema for contract in self.contracts for symbol, schema in contract.schemas.items()}

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Every operation by symbol."""
        return {operation.symbol: operation for contract in self.contracts for operation in contract.operations}

    @cached_property
    def route_of(self) -> Mapping[str, Route]:
        """Operation symbol to route; served contracts only."""
        return {route.operation: route for route in self.routes}

    @cached_property
    def contract_of(self) -> Mapping[str, Contract]:
        """Contracts by symbol."""
        return {contract.symbol: contract for contract in self.contracts}

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
