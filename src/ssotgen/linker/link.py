"""Declarations to a program: the one place where names become things."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.json import FrozenMap
from ssotgen.core.values import dataclass, replace
from ssotgen.frontends.declarations import Declarations
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Rbac, Route
from ssotgen.ir.shapes.closure import ContractShapes, shapes_of_contract
from ssotgen.linker import contracts as contract_links
from ssotgen.linker import guards, names, rbac, registries, routes, table
from ssotgen.linker.collisions import collisions
from ssotgen.linker.routing import link_routing
from ssotgen.linker.table import SymbolTable


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking came to; `program` is `None` where any finding is an error."""

    program: Program | None
    diagnostics: tuple[Diagnostic, ...]


def link(declarations: Declarations) -> Linked:
    """Resolve every name of `declarations`, decide what guards each operation, and decide the names of generated code.

    What follows from resolved names (contradictions, collisions, names) is looked at only where all names are resolved,
    so that one mistake gives one finding.
    """
    findings: list[Diagnostic] = []
    program = _resolve(declarations, findings)
    if not has_errors(findings):
        findings += guards.contradictions(program.routes, program.rbac, program.contracts)
        findings += collisions(program.contracts, program.routing)
        program = replace(program, shapes=_shapes(program))
        decided, problems = names.decide(program, declarations.workspace.names)
        findings += problems
        program = replace(program, names=decided)
    return Linked(None if has_errors(findings) else program, tuple(findings))


def _shapes(program: Program) -> Mapping[str, ContractShapes]:
    exact = program.workspace.exact
    return {item.symbol: shapes_of_contract(item, program.schemas, exact=exact) for item in program.contracts}


def _resolve(declarations: Declarations, findings: list[Diagnostic]) -> Program:
    errors = registries.link_errors(declarations.errors)
    symbols = table.build(declarations, {code.id: code.origin for code in errors.codes.values()})
    owners = registries.link_owners(declarations.owners, symbols, findings) if declarations.owners else None
    roles = rbac.link(declarations.rbac, symbols, findings) if declarations.rbac else None
    contracts = tuple(symbols.contracts.values())
    for contract in contracts:
        findings += contract_links.check(contract, owners, errors, symbols)
    features = registries.link_features(declarations.features, symbols, findings)
    settings = registries.link_settings(declarations.settings, symbols, findings)
    return Program(
        workspace=declarations.workspace.workspace,
        contracts=contracts,
        registries=FrozenMap(dict(sorted(declarations.registries.items()))),
        routing=link_routing(declarations.routes, symbols, findings) if declarations.routes else None,
        routes=_routes(declarations, roles, symbols, findings),
        rbac=roles,
        owners=owners,
        errors=errors,
        features=features,
        settings=settings,
    )


def _routes(
    declarations: Declarations, roles: Rbac | None, symbols: SymbolTable, findings: list[Diagnostic]
) -> tuple[Route, ...]:
    if declarations.routes is not None:
        return routes.link(declarations.routes, symbols, findings)
    if roles is not None:
        findings += guards.rbac_without_routes(roles, symbols.contracts.values())
        return ()
    return guards.without_routes(symbols.contracts.values())
