"""Operations as data: where they are, who may call them, and what stands in front of them."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.grants import held
from ssotgen.analysis.paths import demanded_query
from ssotgen.core.json import Json
from ssotgen.generators.router import parameters, security
from ssotgen.generators.router.answers import Answers
from ssotgen.generators.router.paths import routed_path
from ssotgen.generators.router.types import Types
from ssotgen.generators.router.view import NamedView, OperationView
from ssotgen.ir.contract import Operation
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Authenticated, Public, Reach, Requires, Route
from ssotgen.plugin import Code, Ident, Literal

_TAKEN = frozenset({"KW_ONLY", "POLICY", "UUID"})
"""What a module of routes imports in capitals."""
_UNITS = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


def operation_view(types: Types, operation: Operation, answers: Answers) -> OperationView:
    """One operation of `routes.py`."""
    program = types.program
    names = program.names["python"]
    handler = names[operation.symbol]
    return OperationView(
        constant=Ident(constant(handler)),
        handler=Ident(handler),
        id=Literal(operation.symbol.partition("#")[2]),
        method=Literal(operation.method),
        path=Literal(routed_path(operation, names)),
        options=tuple(_options(program, operation)),
        parameters=parameters.parameter_views(types, operation),
        body=parameters.body_view(types, operation),
        responses=answers.responses,
        invalid=400 if _answers_400(operation) else None,
    )


def constant(handler: str) -> str:
    """What the data of an operation is called, by the name of its method."""
    name = handler.upper()
    return f"{name}_" if name in _TAKEN else name


def caller(program: Program, operation: Operation, principal: str) -> Code:
    """Who a handler may meet: somebody without credentials only where those are let in."""
    route = program.route_of[operation.symbol]
    match route.access:
        case Public():
            return Code(f"{principal} | None")
        case Requires(permission) if _anonymous_passes(program, route, permission):
            return Code(f"{principal} | None")
        case _:
            return Code(principal)


def _anonymous_passes(program: Program, route: Route, permission: str) -> bool:
    if program.rbac is None or program.rbac.anonymous is None:
        return False
    hold = held(program.rbac, program.rbac.anonymous.id).get(permission)
    return hold is not None and (hold.reach is Reach.ANY or route.resource is None)


def _options(program: Program, operation: Operation) -> Iterator[NamedView]:
    route = program.route_of[operation.symbol]
    yield NamedView(Ident("access"), Ident(_access(program, route)))
    yield from security.of_operation(program.contract_of[operation.contract], operation)
    if query := demanded_query(operation.path):
        yield NamedView(Ident("query"), Literal(query))
    if route.resource:
        symbol = f"{operation.symbol}/parameters/{route.resource.location}/{route.resource.parameter}"
        arguments = (route.resource.type, program.names["python"][symbol])
        yield NamedView(Ident("resource"), _call("Resource", *arguments))
    if route.feature:
        off: tuple[Json, ...] = () if route.feature_off == 404 else (route.feature_off,)
        yield NamedView(Ident("feature"), _call("Feature", route.feature, *off))
    limit = _limit(program, route)
    if limit is not None:
        yield NamedView(Ident("max_body_bytes"), Literal(limit))


def _access(program: Program, route: Route) -> str:
    match route.access:
        case Public():
            return "Access.PUBLIC"
        case Requires(permission):
            return f"Permission.{program.names['python'][f'permission:{permission}']}"
        case Authenticated():
            return "Access.AUTHENTICATED"
        case None:  # only where somebody switched off the rule about it
            return "Access.NOBODY"


def _call(name: str, *arguments: Json) -> Code:
    return Code(f"{name}({', '.join(str(Literal(argument)) for argument in arguments)})")


def _limit(program: Program, route: Route) -> int | None:
    """The smallest size that the route's middleware allows a body to have."""
    known = program.routing.middleware if program.routing else {}
    sizes = [str(known[id].options["size"]) for id in route.use if known[id].kind == "body-limit"]
    return min((_bytes(size) for size in sizes), default=None)


def _bytes(size: str) -> int:
    unit = next(unit for unit in ("KiB", "MiB", "GiB", "B") if size.endswith(unit))
    return int(size.removesuffix(unit)) * _UNITS[unit]


def _answers_400(operation: Operation) -> bool:
    """Requests that do not fit are answered with 400 where the contract says so, else with 422."""
    declared = {response.status for response in operation.responses}
    return "400" in declared and "422" not in declared
