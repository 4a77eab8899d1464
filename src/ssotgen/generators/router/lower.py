"""Program to the modules of one served contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.analysis.paths import shape
from ssotgen.core.json import FrozenMap, Json
from ssotgen.generators.docstrings import sentence
from ssotgen.generators.router import answers as responses
from ssotgen.generators.router import parameters, surroundings
from ssotgen.generators.router.messages import UNSUPPORTED_PATH, UNSUPPORTED_SERVER
from ssotgen.generators.router.paths import specificity, unreadable
from ssotgen.generators.router.types import Types
from ssotgen.generators.router.view import AppView
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.plugin import Code, Diagnostic, Ident, Literal


def served(program: Program) -> tuple[Contract, ...]:
    """The contracts that get a router."""
    return tuple(item for item in program.contracts if item.is_api and item.served and item.operations)


def principal(program: Program) -> str:
    """The type variable for whoever calls: what a service asks of a principal depends on the registry of roles."""
    if program.rbac is None:
        return "AnyPrincipal"
    return "ScopedPrincipal" if program.rbac.scopes else "Principal"


def app_view(program: Program, contract: Contract) -> AppView:
    """`app.py`."""
    return AppView(
        docstring=sentence(
            f"Applications that serve `{contract.symbol}`: one around a service, and one that implements nothing.", ""
        ),
        principal=Ident(principal(program)),
        callers=Code(", ".join(sorted(("Authenticate", "FeatureEnabled", "Owns", principal(program))))),
        service=Ident(program.names["python"][f"{contract.symbol}?service"]),
        title=Literal(contract.symbol),
        prefix=Literal(contract.base_path),
        roles=program.rbac is not None,
    )


def unsupported(program: Program) -> Iterator[Diagnostic]:
    """Everything that contracts say and services do not do."""
    yield from surroundings.unsupported(program)
    for contract in served(program):
        types = Types(program)
        yield from _of_base(contract)
        reached = {operation.symbol for operation in routed(contract.operations)}
        for operation in contract.operations:
            if "#" in operation.path:
                yield _of_path(operation, routed=operation.symbol in reached)
            for name in unreadable(operation):
                text = f"the variable `{name}` is no whole value of the query, so no handler is told of it"
                yield UNSUPPORTED_PATH.at(operation.origin.at_key(), text)
            yield from _of_servers(contract, operation)
            yield from parameters.unsupported(types, operation)
            yield from responses.unsupported(operation)


def routed(operations: Iterable[Operation]) -> list[Operation]:
    """Operations in the order in which paths are tried; of those that only a fragment tells apart, the first."""
    found: dict[tuple[str, tuple[str, FrozenMap[Json]]], Operation] = {}
    for operation in sorted(operations, key=lambda operation: (*specificity(operation), operation.path)):
        found.setdefault((operation.method, shape(operation.path)), operation)
    return list(found.values())


def _of_base(contract: Contract) -> Iterator[Diagnostic]:
    for server in contract.servers[:1]:
        if server.varies:
            text = f"`{server.url}` has a variable that nothing describes, so requests are answered below `/`"
            yield UNSUPPORTED_SERVER.at(server.origin.child("url"), text)


def _of_servers(contract: Contract, operation: Operation) -> Iterator[Diagnostic]:
    own, whole = (operation.servers[0].base_path if operation.servers else None), contract.base_path
    if own is not None and own != whole:
        place = f"`{operation.method} {operation.path}`"
        text = f"requests to {place} are answered below `{whole or '/'}`, not below `{own or '/'}`"
        yield UNSUPPORTED_SERVER.at(operation.servers[0].origin, text)


def _of_path(operation: Operation, *, routed: bool) -> Diagnostic:
    text = f"requests are routed to `{operation.path}` without its fragment, which clients do not send"
    if not routed:
        text = f"no request reaches `{operation.path}`, since another operation has the same path without the fragment"
    return UNSUPPORTED_PATH.at(operation.origin.at_key(), text)
