"""Routers and applications: paths, methods, request ids, and the contract."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response as HttpResponse

from ssotgen.linker.reserved_errors import RESERVED as DECLARED
from ssotgen.linker.reserved_errors import TYPE_BASE
from ssotgen.support.application import build_app
from ssotgen.support.call import Call, Reach
from ssotgen.support.guard import Guard, Policy
from ssotgen.support.operation import Access, Body, Operation, Parameter, Response, Signature
from ssotgen.support.problems import RESERVED, ProblemTypes
from ssotgen.support.routing import Conventions, Handler, build_router
from ssotgen.support.stub import StubCallers, StubService


def operation(id: str, path: str, method: str = "GET", access: str | Access = Access.PUBLIC) -> Operation:
    return Operation(id=id, method=method, path=path, access=access, signature=lambda: Signature((Response(200, str),)))


ANYBODY = Guard(authenticate=StubCallers().authenticate)
HELD = (("reader", Reach.ANY),)


def saying(text: str) -> Handler:
    async def handler(call: object, **arguments: object) -> str:
        return text

    return handler


def test_paths_are_matched_in_the_order_in_which_they_are_bound(serve) -> None:
    paths = ["/a/b", "/a/{x}.json", "/a/{x}", "/{path:path}"]
    send = serve(*((operation(path, path), saying(path)) for path in paths))
    for sent, expected in {"/a/b": 0, "/a/z.json": 1, "/a/z": 2, "/z/z/z": 3}.items():
        assert send("GET", sent).json() == paths[expected]


def test_methods_of_one_path(serve) -> None:
    send = serve((operation("a", "/x"), saying("a")), (operation("b", "/x", "DELETE"), saying("b")))
    assert send("DELETE", "/x").json() == "b"
    for method in ("POST", "OPTIONS"):
        response = send(method, "/x")
        assert response.status_code == 405
        assert response.headers["allow"] == "DELETE, GET, HEAD"
        assert response.json() == {"type": "about:blank", "title": "Method Not Allowed", "status": 405}
        assert response.headers["x-request-id"]


def test_a_declared_head_is_its_own_operation(serve) -> None:
    send = serve((operation("a", "/x"), saying("aaa")), (operation("b", "/x", "HEAD"), saying("b")))
    assert send("HEAD", "/x").headers["content-length"] == "3"


def test_two_operations_on_one_method_and_path(serve) -> None:
    with pytest.raises(ValueError, match="GET /x"):
        serve((operation("a", "/x"), saying("a")), (operation("b", "/x"), saying("b")))


def test_a_path_that_does_not_exist(serve) -> None:
    send = serve((operation("a", "/x"), saying("a")))
    for path in ("/y", "/x/"):
        response = send("GET", path, headers={"x-request-id": "mine"})
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["x-request-id"] == "mine"


def test_a_prefix_moves_the_operations_and_not_the_contract(serve) -> None:
    send = serve((operation("a", "/x"), saying("a")), prefix="/v1")
    assert send("GET", "/v1/x").status_code == 200
    assert send("GET", "/x").status_code == 404
    assert send("GET", "/openapi.json").content == b'{"openapi": "3.1.0"}'
    assert "/openapi.json" in send("GET", "/docs").text


def test_a_variable_takes_the_path_of_the_page_and_not_that_of_the_contract(serve) -> None:
    send = serve((operation("a", "/{anything}"), saying("a")))
    assert send("GET", "/docs").json() == "a"
    assert send("GET", "/openapi.json").json() == {"openapi": "3.1.0"}


def test_an_operation_may_have_the_path_of_the_contract(serve) -> None:
    send = serve((operation("own", "/openapi.json"), saying("own")))
    assert send("GET", "/openapi.json").json() == "own"


def test_no_openapi_document_is_computed() -> None:
    router = build_router([(operation("a", "/x"), saying("a"))], guard=ANYBODY, conventions=Conventions())
    app = build_app(router, title="test", contract=b'{"openapi": "3.1.0", "x": 1}')
    assert app.openapi() == {"openapi": "3.1.0", "x": 1}


@pytest.mark.parametrize("sent", ["abc-1.2_3", "0af7651916cd43dd8448eb211c80319c"])
def test_a_harmless_request_id_is_kept(serve, sent: str) -> None:
    send = serve((operation("a", "/x"), saying("a")))
    assert send("GET", "/x", headers={"x-request-id": sent}).headers["x-request-id"] == sent


@pytest.mark.parametrize("sent", ["", "a b", "<script>", "x" * 129, "a\tb", "ä".encode()])
def test_any_other_request_id_is_replaced(serve, sent: str | bytes) -> None:
    send = serve((operation("a", "/x"), saying("a")))
    returned = send("GET", "/x", headers=[(b"x-request-id", sent)]).headers["x-request-id"]
    assert len(returned) == 32
    assert returned.isalnum()


def test_the_handler_knows_the_request_id(serve) -> None:
    async def handler(call: Call[object]) -> str:
        return call.request_id

    response = serve((operation("a", "/x"), handler))("GET", "/x")
    assert response.json() == response.headers["x-request-id"]


def get(app: FastAPI, path: str, **headers: str) -> httpx.Response:
    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(call())


def test_a_router_can_be_included_in_any_application() -> None:
    guard = Guard(authenticate=StubCallers(["a"]).authenticate)
    router = build_router(
        [(operation("a", "/x", access=Access.AUTHENTICATED), saying("a"))], guard=guard, conventions=Conventions()
    )
    app = FastAPI()

    @app.middleware("http")
    async def number(request: Request, call_next: Callable[[Request], Awaitable[HttpResponse]]) -> HttpResponse:
        request.state.request_id = "from-middleware"
        return await call_next(request)

    app.include_router(router, prefix="/api")
    assert get(app, "/api/x").status_code == 401
    response = get(app, "/api/x", authorization="Bearer a")
    assert (response.status_code, response.json()) == (200, "a")
    assert response.headers["x-request-id"] == "from-middleware"
    assert app.openapi()["paths"] == {}


def test_a_limit_of_the_application_around_a_router() -> None:
    async def handler(call: object, body: object) -> None:
        return None

    upload = Operation(
        id="upload",
        method="POST",
        path="/x",
        access=Access.PUBLIC,
        signature=lambda: Signature((Response(204),), body=Body({"*/*": bytes})),
    )
    app = FastAPI(max_body_size=10)
    app.include_router(build_router([(upload, handler)], guard=ANYBODY, conventions=Conventions()))

    async def call() -> httpx.Response:
        async def chunks():
            yield b"x" * 100

        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.post("/x", content=chunks(), headers={"content-type": "a/b"})

    assert asyncio.run(call()).status_code == 413


def test_signatures_are_made_by_the_first_admitted_request() -> None:
    made: list[str] = []

    def signature() -> Signature:
        made.append("made")
        return Signature((Response(200, str),), (Parameter("query", "q", str),))

    lazy = Operation(id="a", method="GET", path="/x", access=Access.AUTHENTICATED, signature=signature)
    guard = Guard(authenticate=StubCallers(["a"]).authenticate)
    app = build_app(
        build_router([(lazy, saying("a"))], guard=guard, conventions=Conventions()), title="test", contract=b"{}"
    )
    assert get(app, "/x").status_code == 401
    assert made == []
    for _ in range(2):
        assert get(app, "/x", authorization="Bearer a").status_code == 200
    assert made == ["made"]


@pytest.mark.parametrize(
    ("credential", "status"),
    [
        (None, 401),
        ("Bearer reader", 501),
        ("Bearer writer,reader", 501),
        ("Bearer writer", 403),
        ("Bearer -", 403),
        ("Bearer", 401),
        ("Bearer stranger", 401),
        ("Basic reader", 401),
    ],
)
def test_the_stub(credential: str | None, status: int) -> None:
    callers = StubCallers(["reader", "writer"])
    policy = Policy(decide=lambda roles, permission: next((reach for role, reach in HELD if role in roles), None))
    router = build_router(
        [(operation("authenticate", "/x", access="read"), StubService().authenticate)],
        guard=Guard(authenticate=callers.authenticate, policy=policy),
        conventions=Conventions(),
    )
    app = build_app(router, title="test", contract=b"{}")
    assert get(app, "/x", **({"authorization": credential} if credential else {})).status_code == status


def test_the_reserved_codes_are_those_that_contracts_may_name() -> None:
    declared = {code.id: (code.statuses, code.title) for code in DECLARED}
    for code, (status, title) in RESERVED.items():
        statuses, declared_title = declared[code]
        assert status in statuses
        assert title == declared_title
    assert ProblemTypes().base == TYPE_BASE


def test_over_a_real_socket() -> None:
    async def handler(call: Call[object], *, body: object) -> object:
        return body

    post = Operation(
        id="post",
        method="POST",
        path="/x",
        access=Access.PUBLIC,
        signature=lambda: Signature((Response(200, dict[str, int]),), body=Body({"application/json": dict[str, int]})),
    )
    router = build_router(
        [(post, handler), (operation("get", "/x"), saying("a"))],
        guard=ANYBODY,
        conventions=Conventions(),
    )
    app = build_app(router, title="test", contract=b"{}")

    async def calls() -> list[httpx.Response]:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
            serving = asyncio.create_task(server.serve([listener]))
            while not server.started:  # noqa: ASYNC110 - the server has no event for it
                await asyncio.sleep(0.01)
            host, port = listener.getsockname()
            async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
                responses = [
                    await client.post("/x", json={"a": 1}),
                    await client.head("/x"),
                    await client.post("/x", content=b" " * 2_000_000, headers={"content-type": "application/json"}),
                ]
            server.should_exit = True
            await serving
            return responses

    posted, head, large = asyncio.run(calls())
    assert (posted.status_code, posted.json()) == (200, {"a": 1})
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(json.dumps("a"))))
    assert large.status_code == 413
