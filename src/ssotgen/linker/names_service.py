"""The names of everything in generated code that is no model: modules, services, operations, parameters, roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ssotgen.core.naming import Kind, spell
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract, Operation, Response
from ssotgen.ir.registry import Rbac
from ssotgen.linker.scopes import Named, Scope

_LOCATIONS = ("path", "query", "querystring", "header", "cookie")
"""Kinds of parameters; of two that read alike, the first kind keeps the name."""


def service_scopes(contracts: Sequence[Contract], rbac: Rbac | None, overrides: Mapping[str, str]) -> Iterator[Scope]:
    """Every scope with its names; `overrides` maps symbols to names that somebody chose."""
    yield _scope("the package", ((item.symbol, item.origin, _module(item)) for item in contracts), overrides)
    for contract in contracts:
        if contract.is_api:
            yield from _api(contract, overrides)
    if rbac is not None:
        roles = ((f"role:{item.id}", item.origin, spell(item.id, Kind.MEMBER)) for item in rbac.roles.values())
        yield _scope("the enumeration of roles", roles, overrides)
        permissions = (
            (f"permission:{item.id}", item.origin, spell(item.id, Kind.MEMBER)) for item in rbac.permissions.values()
        )
        yield _scope("the enumeration of permissions", permissions, overrides)


def _scope(where: str, things: Iterable[tuple[str, Origin, str]], overrides: Mapping[str, str]) -> Scope:
    return Scope(where, tuple(Named(symbol, origin, overrides.get(symbol, name)) for symbol, origin, name in things))


def _module(contract: Contract) -> str:
    return f"{spell(contract.name, Kind.MODULE)}.v{contract.major}"


def _api(contract: Contract, overrides: Mapping[str, str]) -> Iterator[Scope]:
    operations = [(item.symbol, item.origin, spell(_called(item), Kind.FUNCTION)) for item in contract.operations]
    yield _scope(f"the service of `{contract.symbol}`", operations, overrides)
    yield _scope(f"the routes of `{contract.symbol}`", _classes(contract, overrides), overrides)
    for operation in contract.operations:
        yield _scope(f"the parameters of `{operation.symbol}`", _parameters(operation), overrides)
        for response in operation.responses:
            yield _scope(f"the headers of `{response.symbol}`", _headers(response), overrides)


def _parameters(operation: Operation) -> Iterator[tuple[str, Origin, str]]:
    """Where a path and a query parameter read alike, as vendors write them, the later kind says what it is."""
    owners: dict[str, str] = {}
    for item in sorted(operation.parameters, key=lambda item: _LOCATIONS.index(item.location)):
        name = spell(item.name, Kind.PARAMETER)
        if owners.setdefault(name, item.location) != item.location:
            name = f"{name.rstrip('_')}_{item.location}"
        yield item.symbol, item.origin, name


def _called(operation: Operation) -> str:
    return operation.id or f"{operation.method} {operation.path}"


def _classes(contract: Contract, overrides: Mapping[str, str]) -> Iterator[tuple[str, Origin, str]]:
    yield f"{contract.symbol}?service", contract.origin, spell(f"{contract.name} v{contract.major}", Kind.CLASS)
    origins = {tag.name: tag.origin for tag in contract.tags}
    for operation in contract.operations:
        for name in operation.tags:
            origins.setdefault(name, operation.origin)
    for name, origin in origins.items():
        yield f"{contract.symbol}/tags/{name}", origin, f"{spell(name, Kind.CLASS).rstrip('_')}Service"
    for operation in contract.operations:
        # A response is called after its operation, also where somebody chose the operation's name.
        prefix = spell(overrides.get(operation.symbol, _called(operation)), Kind.CLASS).rstrip("_")
        for response in operation.responses:
            status = "Default" if response.status == "default" else response.status
            name = prefix
            if response.component is not None:
                name = spell(response.component, Kind.CLASS).rstrip("_").removesuffix(status)
            yield response.symbol, response.origin, f"{name}{status}"


def _headers(response: Response) -> Iterator[tuple[str, Origin, str]]:
    for header in response.headers:
        yield f"{response.symbol}/headers/{header.name}", header.origin, spell(header.name, Kind.HEADER)
