"""The fixed order of a request, from its first header to its last byte, and the router that keeps it."""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias
from uuid import uuid4

from fastapi import APIRouter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response as HttpResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .bodies import BodyReader, read_limited
from .guard import Guard
from .operation import Operation, Signature
from .parameters import Decoder, Invalid
from .problems import DeclaredResponse, Problem, ProblemTypes, render_status
from .responses import Replier, UndeclaredResponse
from .wire import Typed

Handler: TypeAlias = Callable[..., Awaitable[object]]

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

    def __init__(self, signature: Signature) -> None:
        queries = frozenset(one.wire or one.name for one in signature.parameters if one.location == "query")
        self.decoders = [Decoder(parameter, queries) for parameter in signature.parameters]
        self.body = BodyReader(signature.body) if signature.body else None
        self.replier = Replier(signature.responses)
        self.invalid = signature.invalid

    async def parse(self, request: Request, typed: Typed | None, content: bytes) -> dict[str, object]:
        """Return the handler's arguments; raise one `Problem` that names everything wrong with the request."""
        arguments: dict[str, object] = {}
        errors: list[dict[str, str]] = []
        for decoder in self.decoders:
            try:
                arguments[decoder.parameter.name] = decoder.read(request)
            except Invalid as invalid:
                errors += invalid.errors
        try:
            if self.body:
                arguments["body"] = await self.body.decode(content, typed, request.headers)
        except Invalid as invalid:
            errors += invalid.errors
        if errors:
            raise Problem("invalid-request", status=self.invalid, errors=errors)
        return arguments


class Endpoint:
    """One operation and its handler. What only a request needs is made when the first one arrives."""

    def __init__(self, operation: Operation, handler: Handler, guard: Guard[Any], conventions: Conventions) -> None:
        guard.verify(operation)
        self.operation = operation
        self._handler = handler
        self._guard = guard
        self._conventions = conventions

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.operation.signature())

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
        status, body = self._conventions.problems.render(problem)
        return HttpResponse(body, status, problem.headers, "application/problem+json")

    async def _answer(self, request: Request, request_id: str) -> HttpResponse:
        call = await self._guard.admit(self.operation, request, request_id)
        if self._handler is not_implemented:
            raise Problem("not-implemented")
        plan = self.plan
        typed = plan.body.choose(request.headers) if plan.body else None
        content = await read_limited(request, self._conventions.max_body_bytes) if plan.body else b""
        arguments = await plan.parse(request, typed, content)
        await self._guard.check_owner(self.operation, call, arguments)
        try:
            return plan.replier.reply(await self._handler(call, **arguments))
        except DeclaredResponse as raised:
            return plan.replier.reply(raised, raised=True)
        except Problem as raised:
            raise UndeclaredResponse("a handler raises what its operation declares") from raised


class PathEndpoint:
    """Everything at one path, as an ASGI application: 405 knows all its methods, HEAD is GET without a body."""

    def __init__(self, conventions: Conventions) -> None:
        self.endpoints: dict[str, Endpoint] = {}
        self._header = conventions.request_id_header

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        request_id = request_id_of(request, self._header)
        head = request.method == "HEAD"
        endpoint = self.endpoints.get(request.method) or (self.endpoints.get("GET") if head else None)
        response = await endpoint.answer(request, request_id) if endpoint else self._not_allowed()
        response.headers[self._header] = request_id
        if head:
            response.body = b""
        await response(scope, receive, send)

    def _not_allowed(self) -> HttpResponse:
        methods = {*self.endpoints, *(["HEAD"] if "GET" in self.endpoints else [])}
        return HttpResponse(render_status(405), 405, {"Allow": ", ".join(sorted(methods))}, "application/problem+json")


def build_router(
    bindings: Iterable[tuple[Operation, Handler]], *, guard: Guard[Any], conventions: Conventions | None = None
) -> APIRouter:
    """Return a router with one route a path, the most specific path first.

    Raise `ValueError` for two operations on one method and path, or an operation whose guard lacks an answer.
    """
    conventions = conventions or Conventions()
    paths: dict[str, PathEndpoint] = {}
    for operation, handler in bindings:
        endpoints = paths.setdefault(operation.path, PathEndpoint(conventions)).endpoints
        if operation.method in endpoints:
            raise ValueError(f"two operations are {operation.method} {operation.path}")
        endpoints[operation.method] = Endpoint(operation, handler, guard, conventions)
    return APIRouter(routes=[Route(path, paths[path], name=path) for path in sorted(paths, key=specificity)])


def endpoints_of(router: APIRouter) -> list[Endpoint]:
    """Return the operations of a router; a test that touches the `plan` of each meets what is wrong with it."""
    paths = [route.endpoint for route in router.routes if isinstance(route, Route)]
    return [endpoint for path in paths if isinstance(path, PathEndpoint) for endpoint in path.endpoints.values()]


def specificity(path: str) -> list[tuple[int, str]]:
    """Return a sort key: fixed segments before mixed ones, those before whole parameters, sub-paths last."""

    def rank(segment: str) -> int:
        if ":path}" in segment or "{" not in segment:
            return 3 if "{" in segment else 0
        return 2 if re.fullmatch(r"\{[^{}]*\}", segment) else 1

    return [(rank(segment), segment) for segment in path.split("/")]


def request_id_of(request: Request, header: str) -> str:
    """Return the id of a request: what a middleware decided, what the client sent if it is harmless, or a new one."""
    sent = request.headers.get(header, "")
    known = getattr(request.state, "request_id", sent)
    request.state.request_id = known if isinstance(known, str) and _REQUEST_ID.fullmatch(known) else uuid4().hex
    return str(request.state.request_id)
