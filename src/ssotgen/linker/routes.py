"""Routes: each operation of each served contract bound to what stands in front of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import Fix, Insert, Remove
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.suggest import nearest
from ssotgen.core.values import replace
from ssotgen.frontends.declarations import ContractRoutes, RouteDeclaration, RoutesDeclaration
from ssotgen.ir.contract import Contract, ContractKind, Operation
from ssotgen.ir.registry import Route
from ssotgen.ir.schema import Reference
from ssotgen.linker.access import AUTHENTICATED, PUBLIC, link_access
from ssotgen.linker.guards import is_open
from ssotgen.linker.messages import DUPLICATE_ENTRY
from ssotgen.linker.messages_routes import ROUTE_OF_CONSUMED_CONTRACT, UNROUTED_OPERATION, WRONG_CONTRACT_KIND
from ssotgen.linker.resources import link_resource
from ssotgen.linker.table import Kind, SymbolTable


def link(declaration: RoutesDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> tuple[Route, ...]:
    """The routes of all served contracts, in the order of contracts and operations; what is missing is reported."""
    table.resolve_all(Kind.MIDDLEWARE, declaration.use, findings)
    written: dict[str, ContractRoutes] = {}
    misspelt = set()
    for entry in declaration.contracts:
        symbol = table.resolve(Kind.CONTRACT, entry.contract, findings)
        if symbol is None:
            misspelt.add(nearest(entry.contract.target, table.contracts))
        elif problem := _not_routable(table.contracts[symbol], entry.contract):
            findings.append(problem)
        else:
            written[symbol] = entry
    routes: dict[str, Route] = {}
    for contract in table.contracts.values():
        if not (contract.is_api and contract.served):
            continue
        if contract.symbol in written:
            routes |= _contract(contract, written[contract.symbol], declaration, table, findings)
        elif contract.operations and contract.symbol not in misspelt:
            findings.append(_unrouted_contract(contract))
    return tuple(routes.values())


def _not_routable(contract: Contract, reference: Reference) -> Diagnostic | None:
    label = Label(contract.origin, "the contract")
    if not contract.is_api:
        text = f"`{contract.symbol}` is of kind {contract.kind.value} and has no operations"
        return WRONG_CONTRACT_KIND.at(reference.origin, text, labels=(label,))
    if not contract.served:
        text = f"`{contract.symbol}` is consumed, not served, so its operations have no routes"
        return ROUTE_OF_CONSUMED_CONTRACT.at(reference.origin, text)
    return None


def _contract(
    contract: Contract,
    entry: ContractRoutes,
    declaration: RoutesDeclaration,
    table: SymbolTable,
    findings: list[Diagnostic],
) -> Mapping[str, Route]:
    known = table.operations[contract.symbol]
    named = {item.operation.target for item in entry.routes}
    missing = [key for key in known if key not in named]
    if "*" not in named:
        meant = _meant(entry, known, missing)
        findings.extend(_unrouted(known[key], key, entry.contract) for key in missing if key not in meant.values())
    else:
        meant = {}
    routes: dict[str, Route] = {}
    for item in entry.routes:
        if item.is_rest:
            operations = [known[key] for key in missing]
        else:
            near = meant.get(item.operation.target)
            found = table.operation(contract.symbol, item.operation, findings, near=near)
            operations = [found] if found else []
        route = _route(item, operations, declaration, table, findings)
        routes |= {operation.symbol: replace(route, operation=operation.symbol) for operation in operations}
    return {operation.symbol: routes[operation.symbol] for operation in known.values() if operation.symbol in routes}


def _meant(entry: ContractRoutes, known: Mapping[str, Operation], missing: list[str]) -> Mapping[str, str]:
    """Entries that name no operation, and the operation without an entry that each of them is most likely meant for."""
    unknown = [item.operation.target for item in entry.routes if item.operation.target not in known]
    if len(unknown) == len(missing) == 1:  # both left over: one thing that was renamed at one end
        return {unknown[0]: missing[0]}
    return {name: near for name in unknown if (near := nearest(name, missing)) is not None}


def _route(
    item: RouteDeclaration,
    operations: list[Operation],
    declaration: RoutesDeclaration,
    table: SymbolTable,
    findings: list[Diagnostic],
) -> Route:
    """The route that `item` gives to `operations`; whoever calls fills in the operation."""
    findings.extend(_used_twice(item, declaration.use))
    use = dict.fromkeys(reference.target for reference in declaration.use)
    own = table.resolve_all(Kind.MIDDLEWARE, item.use, findings)
    return Route(
        operation="",
        origin=item.origin,
        access=link_access(item.permission, item.reason, table, findings),
        written=True,
        resource=link_resource(item, operations, findings),
        feature=table.resolve(Kind.FEATURE, item.feature, findings) if item.feature else None,
        feature_off=item.feature_off,
        use=(*use, *own),
        emits=tuple(_events(item.emits, table, findings)),
    )


def _used_twice(item: RouteDeclaration, default: Iterable[Reference]) -> Iterator[Diagnostic]:
    first = {reference.target: reference.origin for reference in default}
    for reference in item.use:
        if reference.target in first:
            label = Label(first[reference.target], "every route uses it already")
            fix = Fix("delete it here", (Remove(reference.origin),))
            yield DUPLICATE_ENTRY.at(reference.origin, f"`{reference.target}` is used twice", labels=(label,), fix=fix)


def _events(emits: Iterable[Reference], table: SymbolTable, findings: list[Diagnostic]) -> Iterator[str]:
    for reference in emits:
        symbol = table.resolve(Kind.CONTRACT, reference, findings)
        if symbol is not None and table.contracts[symbol].kind is not ContractKind.EVENT:
            kind = "an API" if table.contracts[symbol].is_api else f"of kind {table.contracts[symbol].kind.value}"
            label = Label(table.contracts[symbol].origin, "the contract")
            text = f"`{symbol}` is {kind}, not an event"
            findings.append(WRONG_CONTRACT_KIND.at(reference.origin, text, labels=(label,)))
        elif symbol is not None:
            yield symbol


def _unrouted(operation: Operation, key: str, contract: Reference) -> Diagnostic:
    quoted = f'"{key}"' if " " in key else key
    return UNROUTED_OPERATION.at(
        operation.origin.at_key(),
        f"routes.yaml has no entry for `{operation.symbol}`",
        labels=(Label(contract.origin, "the routes of this contract"),),
        help=f"add below `{contract.target}`:  {quoted}: {{permission: …}}",
        fix=_routed(operation, key, contract),
    )


def _routed(operation: Operation, key: str, contract: Reference) -> Fix:
    """An entry that asks for what the contract asks for. It is a proposal: who may call is for somebody to say."""
    entry: dict[str, Json] = {"permission": PUBLIC if is_open(operation) else AUTHENTICATED}
    if is_open(operation):
        entry["reason"] = "the contract asks for no credentials"
    value = FrozenMap(entry)
    return Fix(f"let `{entry['permission']}` call it", (Insert(contract.origin, key, value),), safe=False)


def _unrouted_contract(contract: Contract) -> Diagnostic:
    count = len(contract.operations)
    operations = f"`{contract.operations[0].symbol}`" if count == 1 else f"any of the {count} operations"
    return UNROUTED_OPERATION.at(
        contract.origin,
        f"routes.yaml has no entry for `{contract.symbol}`, so nothing guards {operations}",
        help=f"add to routes.yaml:  operations: {{{contract.symbol}: …}}; or write `serve = false` in ssotgen.toml",
    )
