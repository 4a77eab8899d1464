"""A whole application around a router: the contract as it was written, a page to read it, problems everywhere."""

import json
from importlib.resources import files
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .paths import with_slashes
from .problems import answer_status
from .routing import prepare, request_id_of

_CONTRACT: Final = "/openapi.json"


class ContractApp(FastAPI):
    """An application whose OpenAPI document is its contract; none is ever computed from the routes."""

    def __init__(self, title: str, contract: bytes) -> None:
        handlers: Any = {HTTPException: _answer_problem, Exception: _answer_problem}
        super().__init__(title=title, openapi_url=None, redirect_slashes=False, exception_handlers=handlers)
        self._contract = contract

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if b"%2" in scope.get("raw_path", b""):  # an encoded slash does not end a segment (RFC 3986, 2.2)
            scope["path"] = with_slashes(scope["path"], scope["raw_path"])
        await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        return dict(json.loads(self._contract))


def build_app(router: APIRouter, *, title: str, contract: bytes, prefix: str = "", eager: bool = False) -> FastAPI:
    """Serve a router below `prefix`, the contract at `/openapi.json` and its page at `/docs`, where no operation is."""
    if eager:
        prepare(router)

    async def openapi(request: Request) -> Response:
        return Response(contract, media_type="application/json")

    async def docs(request: Request) -> Response:
        root = request.scope.get("root_path", "").rstrip("/")
        return get_swagger_ui_html(openapi_url=root + _CONTRACT, title=title)

    app = ContractApp(title, contract)
    routes = [Route(prefix + one.path, one.endpoint, name=one.name) for one in router.routes if isinstance(one, Route)]
    own = [] if any(one.path == _CONTRACT for one in routes) else [Route(_CONTRACT, openapi)]
    app.router.routes += [*own, *routes, Route("/docs", docs)]
    return app


def read_contract(module: str) -> bytes:
    """Return the contract that lies beside a module of its package."""
    return (files(module.rpartition(".")[0]) / "openapi.json").read_bytes()


async def _answer_problem(request: Request, error: Exception) -> Response:
    """Answer what no operation answers, such as a path that does not exist."""
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    response = answer_status(status, headers)
    response.headers["X-Request-Id"] = request_id_of(request, "X-Request-Id")
    return response
