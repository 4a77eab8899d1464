"""A service around a contract with everything that requests and responses can be; it records its calls."""

import asyncio
import importlib
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.core.diagnostics import has_errors
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from tests.helpers import lines_of

PACKAGE = "wide_service"
BASE = "/base/v1"
KNOWN = {"Authorization": "Bearer -"}


def made(files: Mapping[str, str], folder: Path) -> Compilation:
    """Compile a workspace in memory and write what follows below a folder; its package can be imported afterwards."""
    compilation = compile_tree(MemoryTree({path: text.encode() for path, text in files.items()}))
    assert not has_errors(compilation.diagnostics), "\n".join(lines_of(compilation))
    rendered = render(compilation.artifacts, TemplateSet(), output="generated")
    for file in rendered.files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder / "generated/python"))
    importlib.invalidate_caches()
    return compilation


class Recorder:
    """A service that does what it is told: `answers` maps operations to what is returned, raised or called."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.calls: list[tuple[str, dict[str, object]]] = []

    def __getattr__(self, operation: str) -> Callable[..., Awaitable[object]]:
        async def handler(call: object, **arguments: object) -> object:
            if (read := getattr(arguments.get("body"), "read", None)) is not None:
                arguments["body"] = await read()
            self.calls.append((operation, arguments))
            answer = self.answers.get(operation)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return handler


def send(app: Any, method: str, path: str, **request: Any) -> httpx.Response:
    """Send one request to an application, without a socket."""

    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **request)

    return asyncio.run(call())


@pytest.fixture(scope="session")
def generate() -> Callable[..., Compilation]:
    return made


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The generated package, imported: `routes`, `models`, `app` and its `root`."""
    folder = tmp_path_factory.mktemp("wide")
    contract = Path(__file__).with_name("wide.openapi.yaml").read_text(encoding="utf-8")
    files = {
        "ssotgen.toml": f'format = 1\n[workspace]\npackage = "{PACKAGE}"\n',
        "contracts/wide/v0.openapi.yaml": contract,
    }
    compilation = made(files, folder)
    return SimpleNamespace(
        folder=folder / "generated/python",
        compilation=compilation,
        **{name: importlib.import_module(f"{PACKAGE}.wide.v0.{name}") for name in ("routes", "models", "app")},
        root=importlib.import_module(PACKAGE),
        send=send,
        base=BASE,
        known=KNOWN,
    )


@pytest.fixture
def service() -> Recorder:
    return Recorder()


@pytest.fixture
def call(package: SimpleNamespace, service: Recorder) -> Callable[..., httpx.Response]:
    """Send a request as somebody who is known."""

    async def authenticate(request: Any) -> str | None:
        return "somebody" if "authorization" in request.headers else None

    app = package.app.create_app(service, authenticate=authenticate)

    def call(method: str, path: str, **request: Any) -> httpx.Response:
        headers = request.pop("headers", {})
        return send(app, method, BASE + path, headers=KNOWN | headers, **request)

    return call
