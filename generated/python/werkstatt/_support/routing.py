# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""The fixed order of a request, from its first header to its last byte, and the router that keeps it."""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias
from uuid import uuid4

from fastapi import APIRouter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response as HttpResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .bodies import BodyReader, Chosen, Upload, receive
from .guard import Guard
from .operation import Operation, Signature
from .parameters import PREFIXES, Decoder, Invalid
from .paths import Template, shape, variables
from .problems import DeclaredResponse, Problem, ProblemTypes, answer_status
from .responses import Replier

Handler: TypeAlias = Callable[..., Awaitable[object]]
Binding: TypeAlias = tuple[Operation, Handler]

logger = logging.getLogger(__name__)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:+/=-]{1,128}")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What all operations of a service have in common."""

    problems: ProblemTypes = field(default_factory=ProblemTypes)
    request_id_header: str = "X-Request-Id"
    max_body_bytes: int = 1_048_576


async def not_implemented(*_: object, **__: object) -> object:
    """The handler of what nobody has written yet: 501 for whoever may call it, whatever was sent."""
    raise Problem("not-implemented")


class Plan:
    """A signature, made ready to read requests and to write responses."""

    def __init__(self, signature: Signature, path: str) -> None:
        names: dict[str, set[str]] = {}
        for one in signature.parameters:
            names.setdefault(one.location, set()).add(one.name if one.wire is None else one.wire)
        self.decoders = [Decoder(one, frozenset(names[one.location])) for one in signature.parameters]
        in_path = (one for one in signature.parameters if one.location == "path")
        self._template = Template(path, {one.name: PREFIXES.get(str(one.style), "") for one in in_path})
        self.body = BodyReader(signature.body) if signature.body else None
        self.replier = Replier(signature.responses)
        self.invalid = signature.invalid

    async def parse(self, request: Request, typed: Chosen, content: bytes | Upload) -> dict[str, object]:
        """Return the handler's arguments; raise one `Problem` that names everything wrong with the request."""
        arguments: dict[str, object] = {}
        errors: list[dict[str, str]] = []
        raw_path = (request.scope.get("raw_path") or b"").decode("latin-1")
        in_path = self._template.read(raw_path, request.path_params)
        for decoder in self.decoders:
            try:
                arguments[decoder.parameter.name] = decoder.read(request, in_path)
            except Invalid as invalid:
                errors += invalid.errors
        try:
            if self.body:
                arguments["body"] = await self.body.decode(content, typed, request)
        except Invalid as invalid:
            errors += invalid.errors
        if errors:
            raise Problem("invalid-request", status=self.invalid, errors=errors)
        return arguments


@dataclass(frozen=True, eq=False)
class Endpoint:
    """One operation and its handler. Its `plan` is made when the first request is admitted, or when a test asks."""

    operation: Operation
    handler: Handler
    guard: Guard[Any]
    conventions: Conventions

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.operation.signature(), self.operation.path)

    def fits(self, request: Request) -> bool:
        """Whether the query holds what the operation's path demands of it."""
        given = request.query_params
        return all(
            value in given.getlist(name) if value is not None else name in given
            for name, value in self.operation.query.items()
        )

    async def answer(self, request: Request, request_id: str) -> HttpResponse:
        """Take one request through the fixed order; every failure becomes a problem document."""
        try:
            return await self._answer(request, request_id)
        except ClientDisconnect:
            raise
        except Problem as known:
            problem = known
        except Exception:
            logger.exception("%s failed in request %s", self.operation.id, request_id)
            problem = Problem("internal")
        return self.conventions.problems.answer(problem)

    async def _answer(self, request: Request, request_id: str) -> HttpResponse:
        call = await self.guard.admit(self.operation, request, request_id)
        if self.handler is not_implemented:
            raise Problem("not-implemented")
        plan = self.plan
        typed = plan.body.choose(request) if plan.body else None
        call = replace(call, accepted=plan.replier.negotiate(request.headers))
        limit = self.operation.max_body_bytes or self.conventions.max_body_bytes
        content = await receive(request, limit, typed) if plan.body else b""
        arguments = await plan.parse(request, typed, content)
        await self.guard.check_owner(self.operation, call, arguments)
        try:
            return plan.replier.reply(await self.handler(call, **arguments), call.accepted)
        except DeclaredResponse as raised:
            return plan.replier.reply(raised, raised=True)
        except Problem as raised:
            if isinstance(content, Upload) and raised is content.too_large:
                raise
            raise RuntimeError("a handler raises what its operation declares") from raised


@dataclass(frozen=True, eq=False)
class PathEndpoint:
    """Everything at one path, as an ASGI application: 405 knows all its methods, HEAD is GET without a body.

    Operations of one method are told apart by their queries, the most demanding one first.
    """

    path: str
    conventions: Conventions
    endpoints: dict[str, list[Endpoint]] = field(default_factory=dict)

    def add(self, endpoint: Endpoint) -> None:
        """Serve another operation; raise `ValueError` where no request can tell it from one that is served."""
        operation = endpoint.operation
        others = self.endpoints.setdefault(operation.method, [])
        if any(other.operation.query == operation.query for other in others):
            raise ValueError(f"two operations are {operation.method} {operation.path}")
        others.append(endpoint)
        others.sort(key=lambda one: -len(one.operation.query))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, header = Request(scope, receive, send), self.conventions.request_id_header
        request_id = request_id_of(request, header)
        head = request.method == "HEAD"
        endpoints = self.endpoints.get(request.method) or (self.endpoints.get("GET") if head else None)
        endpoint = next((one for one in endpoints or () if one.fits(request)), None)
        if endpoint:
            known = request.path_params  # under the names that the first operation at this path gives them
            names = zip(variables(endpoint.operation.path), variables(self.path), strict=True)
            scope["path_params"] = known | {own: known[first] for own, first in names}
            response = await endpoint.answer(request, request_id)
        elif endpoints:
            response = answer_status(404)
        else:
            methods = {*self.endpoints, *(["HEAD"] if "GET" in self.endpoints else [])}
            response = answer_status(405, {"Allow": ", ".join(sorted(methods))})
        response.headers[header] = request_id
        if head:
            empty = HttpResponse(status_code=response.status_code)
            response, empty.raw_headers = empty, response.raw_headers
        await response(scope, receive, send)


def build_router(bindings: Iterable[Binding], *, guard: Guard[Any], conventions: Conventions) -> APIRouter:
    """Return a router with one route a path, in their first order; raise `ValueError` for what cannot be served.

    Paths that differ only in the names of variables are one path to a request.
    """
    paths: dict[str, PathEndpoint] = {}
    for operation, handler in bindings:
        guard.verify(operation)
        place = paths.setdefault(shape(operation.path), PathEndpoint(operation.path, conventions))
        place.add(Endpoint(operation, handler, guard, conventions))
    return APIRouter(routes=[Route(one.path, one, name=one.path) for one in paths.values()])


def prepare(router: APIRouter) -> None:
    """Make every operation of a router ready for requests, so that what cannot be built fails before the first one."""
    for route in router.routes:
        place = route.endpoint if isinstance(route, Route) else None
        for endpoint in chain.from_iterable(place.endpoints.values() if isinstance(place, PathEndpoint) else ()):
            _ = endpoint.plan


def request_id_of(request: Request, header: str) -> str:
    """Return the id of a request: what a middleware decided, what the client sent if it is harmless, or a new one."""
    known = getattr(request.state, "request_id", request.headers.get(header))
    request.state.request_id = known if isinstance(known, str) and _REQUEST_ID.fullmatch(known) else uuid4().hex
    return str(request.state.request_id)
