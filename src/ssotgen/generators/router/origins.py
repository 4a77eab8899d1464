"""What the methods, operations and responses of a contract's router come from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from ssotgen.core.artifact import Cause, Causes
from ssotgen.core.origin import Origin
from ssotgen.generators.router.modules import defined
from ssotgen.generators.router.operations import constant
from ssotgen.generators.router.parameters import ordered
from ssotgen.generators.router.view import RoutesView
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Requires, Route

Definers: TypeAlias = Mapping[str, list[Operation]]
"""The operations that may have to do with a name that some module defines."""


def definers(program: Program, contract: Contract) -> Definers:
    """Where to look for the causes of names, so that a module need not ask every operation."""
    names = program.names["python"]
    found: dict[str, list[Operation]] = {}
    for operation in contract.operations:
        defined = {names[_service(contract, operation)], constant(names[operation.symbol])}
        for name in defined.union(names[item.symbol] for item in operation.responses):
            found.setdefault(name, []).append(operation)
    return found


def without_operations(contract: Contract) -> Causes:
    """The causes of a module that knows no operation of the contract that it serves."""
    return {"": Cause(contract.symbol, contract.origin)}


def origins(program: Program, contract: Contract, view: RoutesView, known: Definers) -> Causes:
    """The causes of a module that serves one contract."""
    here = frozenset((*defined(view), *((view.service.protocol.name.text,) if view.service else ())))
    names = program.names["python"]
    joined = names[f"{contract.symbol}?service"]
    found = dict(without_operations(contract))
    if joined in here:
        found[joined] = found[""]
    declared = {tag.name: tag.origin for tag in contract.tags}
    asked = {operation.symbol: operation for name in here for operation in known.get(name, ())}
    for _, operation in sorted(asked.items()):
        symbol = _service(contract, operation)
        service = names[symbol]
        if operation.tags and service in here and service not in found:
            found[service] = Cause(symbol, declared.get(operation.tags[0]) or operation.origin.child("tags", 0))
        if service in here or constant(names[operation.symbol]) in here:
            found |= _operation(program, operation, service, here)
        found |= _responses(operation, names, here)
    return found


def _service(contract: Contract, operation: Operation) -> str:
    """The symbol of the protocol that an operation's method stands in."""
    return f"{contract.symbol}/tags/{operation.tags[0]}" if operation.tags else f"{contract.symbol}?service"


def _operation(
    program: Program, operation: Operation, service: str, here: Collection[str]
) -> Iterator[tuple[str, Cause]]:
    """What a module has of an operation: `here` are the names that it defines."""
    names = program.names["python"]
    body = operation.body
    asked = Cause(f"{operation.symbol}/requestBody", body.origin.at_key()) if body is not None else None
    whole = Cause(operation.symbol, operation.origin.at_key())
    data, method = constant(names[operation.symbol]), f"{service}.{names[operation.symbol]}"
    if service in here:
        yield method, whole
        yield from ((f"{method}.{names[item.symbol]}", Cause(item.symbol, item.origin)) for item in ordered(operation))
        if asked is not None:
            yield f"{method}.body", asked
    if data in here:
        yield data, whole
        yield from ((f"{data}.{name}", cause) for name, cause in _options(program, operation))
        for number, item in enumerate(ordered(operation)):
            yield f"{data}.signature.parameters[{number}]", Cause(item.symbol, item.origin)
        if asked is not None:
            yield f"{data}.signature.body", asked


def _responses(operation: Operation, names: Mapping[str, str], here: Collection[str]) -> Iterator[tuple[str, Cause]]:
    """The classes of what is answered; several operations may share one."""
    for response in (item for item in operation.responses if names[item.symbol] in here):
        name = names[response.symbol]
        yield name, Cause(response.symbol, response.origin.at_key())
        for header in response.headers:
            symbol = f"{response.symbol}/headers/{header.name}"
            yield f"{name}.{names[symbol]}", Cause(symbol, header.origin.at_key())


def _options(program: Program, operation: Operation) -> Iterator[tuple[str, Cause]]:
    """What the route decides."""
    route = program.route_of[operation.symbol]
    others = (f"permission:{route.access.permission}",) if isinstance(route.access, Requires) else ()
    yield "access", Cause(operation.symbol, _access(operation, route), others)
    if route.resource:
        yield "resource", Cause(operation.symbol, route.origin.child("resource"))
    if route.feature:
        yield "feature", Cause(operation.symbol, route.origin.child("feature"), (f"feature:{route.feature}",))
    known = program.routing.middleware if program.routing else {}
    for limit in (known[id] for id in route.use if known[id].kind == "body-limit"):
        yield "max_body_bytes", Cause(f"middleware:{limit.id}", limit.origin.at_key(), (operation.symbol,))


def _access(operation: Operation, route: Route) -> Origin:
    if route.written:
        return route.origin.child("permission")
    return operation.security_origin or operation.origin.at_key()
