"""A small service around any operations, called over HTTP without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
import pytest
from fastapi import APIRouter
from starlette.requests import Request
from starlette.routing import Route

from ssotgen.support.application import build_app
from ssotgen.support.call import Reach
from ssotgen.support.guard import Guard, Policy
from ssotgen.support.operation import Access, Body, Operation, Parameter, Response, Signature
from ssotgen.support.problems import ProblemTypes, Unauthenticated
from ssotgen.support.routing import Conventions, Endpoint, Handler, PathEndpoint, build_router

GRANTS: Mapping[str, Mapping[str, Reach]] = {
    "guest": {"note.create": Reach.ANY, "note.peek": Reach.OWN},
    "customer": {"note.read": Reach.OWN},
    "manager": {"note.read": Reach.ANY, "note.create": Reach.ANY},
    "auditor": {"audit.read": Reach.ANY},
}


@dataclass(frozen=True)
class User:
    roles: frozenset[str]
    scopes: frozenset[str] | None = None


def decide(roles: Any, permission: str) -> Reach | None:
    reaches = {GRANTS.get(role, {}).get(permission) for role in roles}
    return Reach.ANY if Reach.ANY in reaches else Reach.OWN if Reach.OWN in reaches else None


async def authenticate(request: Request) -> User | None:
    """`Authorization: roles[;scopes]`; `bad` is a bad credential, `crash` a failure of the hook."""
    match request.headers.get("authorization"):
        case None:
            return None
        case "bad":
            raise Unauthenticated
        case "crash":
            raise RuntimeError("the directory is down: secret-host")
        case text:
            roles, semicolon, scopes = text.partition(";")
            return User(frozenset(roles.split(",")), frozenset(scopes.split(",")) if semicolon else None)


async def owns(user: User, type: str, id: str) -> bool:
    return (type, id) == ("note", "7")


async def feature_enabled(feature: str, user: User | None) -> bool:
    return feature == "on"


POLICY = Policy(
    decide=decide,
    anonymous="guest",
    separated=(frozenset({"manager", "auditor"}),),
    ceilings={"read": frozenset({"note.read"})},
)
GUARD = Guard(authenticate=authenticate, owns=owns, feature_enabled=feature_enabled, policy=POLICY)
CONVENTIONS = Conventions(ProblemTypes("https://example.org/problems/"), "X-Request-Id", 1000)


class Send(Protocol):
    def __call__(self, method: str, path: str, **request: Any) -> httpx.Response: ...


Serve = Callable[..., Send]


def endpoints_of(router: APIRouter) -> list[Endpoint]:
    paths = [route.endpoint for route in router.routes if isinstance(route, Route)]
    found = (path.endpoints.values() for path in paths if isinstance(path, PathEndpoint))
    return [endpoint for methods in found for alike in methods for endpoint in alike]


@pytest.fixture
def serve() -> Serve:
    """Serve `(operation, handler)` pairs; return what sends a request to them."""

    def serve(*bindings: tuple[Operation, Handler], guard: Guard[Any] = GUARD, prefix: str = "") -> Send:
        router = build_router(bindings, guard=guard, conventions=CONVENTIONS)
        for endpoint in endpoints_of(router):
            assert endpoint.plan  # made eagerly, so that a test meets what is wrong with it
        app = build_app(router, title="test", contract=b'{"openapi": "3.1.0"}', prefix=prefix)

        def send(method: str, path: str, **request: Any) -> httpx.Response:
            async def call() -> httpx.Response:
                transport = httpx.ASGITransport(app, raise_app_exceptions=False)
                async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                    return await client.request(method, path, **request)

            return asyncio.run(call())

        return send

    return serve


@pytest.fixture
def echo(serve: Serve) -> Callable[..., Callable[..., Any]]:
    """Serve one public operation with these parameters; return what sends to it and gives what the handler got."""

    def echo(*parameters: Parameter, path: str = "/x") -> Callable[..., Any]:
        got: dict[str, object] = {}

        async def handler(call: object, **arguments: object) -> None:
            got.update(arguments)

        operation = Operation(
            id="echo",
            method="GET",
            path=path,
            access=Access.PUBLIC,
            signature=lambda: Signature((Response(204),), parameters),
        )
        send = serve((operation, handler))

        def fetch(path: str, **request: Any) -> Any:
            got.clear()
            response = send("GET", path, **request)
            if response.status_code == 204:
                return got[parameters[0].name] if len(parameters) == 1 else dict(got)
            assert response.status_code == 422, response.text
            return response.json()["errors"]

        return fetch

    return echo


@pytest.fixture
def chunks() -> Callable[[int], AsyncIterator[bytes]]:
    """A body of so many bytes, sent in chunks and without a length."""

    async def chunks(size: int) -> AsyncIterator[bytes]:
        for _ in range(0, size, 100):
            yield b"x" * 100

    return chunks


@pytest.fixture
def post(serve):
    """Serve one operation with these media types; return what posts to it, and what its handler got."""
    got: list[Any] = []

    def make(content: dict[str, object], *, required: bool = True) -> Callable[..., httpx.Response]:
        async def handler(call: object, *, body: object) -> None:
            got.append(body)

        operation = Operation(
            id="post",
            method="POST",
            path="/x",
            access=Access.PUBLIC,
            signature=lambda: Signature((Response(204),), body=Body(content, required)),
        )
        send = serve((operation, handler))
        return lambda **request: send("POST", "/x", **request)

    return make, got
