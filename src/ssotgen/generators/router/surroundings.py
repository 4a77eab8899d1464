"""What all operations of a service share: the challenge of its guard, its problem types, its middleware."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.core.json import FrozenMap
from ssotgen.generators.router import security
from ssotgen.generators.router.messages import UNSUPPORTED_MIDDLEWARE
from ssotgen.generators.router.view import NamedView
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Middleware
from ssotgen.ir.security import SecurityScheme
from ssotgen.plugin import Diagnostic, Ident, Literal

_CARRIED_OUT = ("request-id", "body-limit")
_HEADER = "X-Request-Id"
ANSWERED = (
    "feature-off", "forbidden", "internal", "invalid-request", "not-acceptable", "not-implemented", "too-large",
    "unauthenticated", "unsupported-media-type",
)  # fmt: skip
"""The reserved codes that generated services answer with."""


def guard(program: Program, contract: Contract) -> Iterator[NamedView]:
    """The keywords of the guard that follow from contract and registries."""
    if program.rbac is not None:
        yield NamedView(Ident("policy"), Ident("POLICY"))
    yield NamedView(Ident("challenge"), Literal(challenge(contract)))
    yield from security.of_guard(contract)


def challenge(contract: Contract) -> str:
    """`WWW-Authenticate` of a 401 (RFC 9110, 11.6.1); empty where no scheme in use has a challenge."""
    alternatives = [item for operation in contract.operations for item in operation.security or ()]
    used = {name for alternative in alternatives for name, _ in alternative.schemes}
    found = {_challenge(scheme, contract) for scheme in contract.security_schemes if scheme.name in used}
    return ", ".join(sorted(found - {""}))


def problems(program: Program) -> Iterator[NamedView]:
    """The titles of the problems that the service answers by itself, where the registry words them anew."""
    codes = program.errors.codes
    reworded = {id: codes[id].title for id in ANSWERED if id in codes and codes[id].origin is not None}
    if reworded:
        yield NamedView(Ident("titles"), Literal(FrozenMap(reworded)))


def conventions(program: Program, contract: Contract) -> Iterator[NamedView]:
    """The header that carries the id of a request."""
    headers = _request_id_headers(program, contract)
    if headers and min(headers) != _HEADER:
        yield NamedView(Ident("request_id_header"), Literal(min(headers)))


def _request_id_headers(program: Program, contract: Contract) -> Mapping[str, Middleware]:
    used = (item for item in _used(program, contract) if item.kind == "request-id")
    return {str(item.options.get("header", _HEADER)): item for item in used}


def unsupported(program: Program) -> Iterator[Diagnostic]:
    """Middleware that routes use and that nothing carries out."""
    used = {id for route in program.routes for id in route.use}
    for item in program.routing.middleware.values() if program.routing else ():
        if item.id in used and item.kind not in _CARRIED_OUT:
            text = f"the middleware `{item.id}` is of kind {item.kind}, which generated services do not carry out"
            yield UNSUPPORTED_MIDDLEWARE.at(item.origin, text)
    for contract in (contract for contract in program.contracts if contract.is_api and contract.served):
        headers = _request_id_headers(program, contract)
        for header in sorted(headers)[1:]:
            text = f"`{contract.symbol}` takes request ids from `{min(headers)}` alone, not from `{header}`"
            yield UNSUPPORTED_MIDDLEWARE.at(headers[header].origin, text)


def _used(program: Program, contract: Contract) -> Iterator[Middleware]:
    if program.routing is not None:
        routes = (program.route_of[operation.symbol] for operation in contract.operations)
        for id in sorted({id for route in routes for id in route.use}):
            yield program.routing.middleware[id]


def _challenge(scheme: SecurityScheme, contract: Contract) -> str:
    kind = (scheme.scheme or "").lower() if scheme.type == "http" else scheme.type
    if kind in ("bearer", "oauth2", "openIdConnect"):
        return "Bearer"
    return f'Basic realm="{contract.name}"' if kind == "basic" else ""
