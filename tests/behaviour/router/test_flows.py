"""Streams, forms, negotiation and credentials, as a generated service has them from its contract."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

PACKAGE = "flow_service"
KEY = {"X-Key": "k"}


@pytest.fixture(scope="module")
def flows(generate: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The generated package of `flows.openapi.yaml`."""
    folder = tmp_path_factory.mktemp("flows")
    contract = Path(__file__).with_name("flows.openapi.yaml").read_text(encoding="utf-8")
    files = {
        "ssotgen.toml": f'format = 1\n[workspace]\npackage = "{PACKAGE}"\n',
        "contracts/flows/v0.openapi.yaml": contract,
    }
    compilation = generate(files, folder)
    found = {name: importlib.import_module(f"{PACKAGE}.flows.v0.{name}") for name in ("routes", "models", "app")}
    return SimpleNamespace(
        folder=folder / "generated/python", compilation=compilation, root=importlib.import_module(PACKAGE), **found
    )


@pytest.fixture
def ask(flows: SimpleNamespace, service: Any, package: SimpleNamespace) -> Callable[..., httpx.Response]:
    """Send a request with a key, which is good; the service knows callers by what they show."""

    async def verify(credentials: tuple[Any, ...]) -> str | None:
        return " ".join(f"{one.scheme}={one.user}:{one.value}{list(one.scopes)}" for one in credentials)

    app = flows.app.create_app(service, authenticate=flows.root.verifying(verify))

    def ask(method: str, path: str, **request: Any) -> httpx.Response:
        headers = request.pop("headers", {})
        response: httpx.Response = package.send(app, method, path, headers=KEY | headers, **request)
        return response

    return ask


def test_the_base_path_is_that_of_the_server_with_its_defaults(ask, service, flows) -> None:
    service.answers["ticks"] = flows.models.Tick(n=1)
    assert ask("GET", "/eu/v1/ticks").status_code == 200
    assert ask("GET", "/ticks").status_code == 404


def test_a_representation_for_every_client(ask, service, flows) -> None:
    tick, event = flows.models.Tick, flows.root.Event

    async def ticks() -> AsyncIterator[Any]:
        for number in (1, 2):
            await asyncio.sleep(0)
            yield tick(n=number)

    async def events() -> AsyncIterator[Any]:
        yield event(tick(n=1), event="tick", id="7")

    for accept, answer, expected, text in (
        ("*/*", tick(n=1), "application/json", '{"n":1}'),
        ("application/vnd.tick+json", tick(n=1), "application/vnd.tick+json", '{"n":1}'),
        ("application/jsonl", flows.routes.Ticks200(ticks()), "application/jsonl", '{"n":1}\n{"n":2}\n'),
        ("text/event-stream", flows.routes.Ticks200(events(), media_type="text/event-stream"), "text/event-stream",
         'event: tick\nid: 7\ndata: {"n":1}\n\n'),
        ("text/csv;q=0.5, application/json;q=0.1", flows.routes.Ticks200("n\n1\n"), "text/csv", "n\n1\n"),
    ):  # fmt: skip
        service.answers["ticks"] = answer
        response = ask("GET", "/eu/v1/ticks", headers={"Accept": accept})
        assert (response.status_code, response.headers["content-type"], response.text) == (200, expected, text)
    response = ask("GET", "/eu/v1/ticks", headers={"Accept": "image/png"})
    assert (response.status_code, response.headers["content-type"]) == (406, "application/problem+json")


def test_events_with_fields_of_their_own(ask, service, flows) -> None:
    async def events() -> AsyncIterator[Any]:
        yield flows.models.Change(event="added", data="a\nb")

    service.answers["watch"] = events()
    assert ask("GET", "/eu/v1/changes").text == "event: added\ndata: a\ndata: b\n\n"


def test_items_that_are_sent(ask, service, flows) -> None:
    headers = {"content-type": "application/jsonl"}
    assert ask("POST", "/eu/v1/ticks", content=b'{"n":1}\n{"n":2}\n', headers=headers).status_code == 204
    assert service.calls[-1] == ("add_ticks", {"body": [flows.models.Tick(n=1), flows.models.Tick(n=2)]})
    response = ask("POST", "/eu/v1/ticks", content=b"x", headers={"content-type": "text/csv"})
    assert (response.status_code, response.headers["accept-post"]) == (415, "application/jsonl")


def test_a_form_as_its_encoding_says(ask, service, flows) -> None:
    files = [
        ("meta", (None, '{"n": 1}', "application/json")),
        ("pictures", ("a.png", b"\x89a", "image/png")),
        ("pictures", ("b.png", b"\x89b", "image/png")),
        ("tags", (None, "x,y")),
    ]
    assert ask("PUT", "/eu/v1/form", files=files).status_code == 204
    ((_, arguments),) = service.calls
    body = arguments["body"]
    assert (body.meta, body.pictures, body.tags) == (flows.models.Tick(n=1), [b"\x89a", b"\x89b"], ["x", "y"])
    files[1] = ("pictures", ("a.gif", b"GIF", "image/gif"))
    assert ask("PUT", "/eu/v1/form", files=files).status_code == 422
    content, headers = "meta=%7B%22n%22%3A1%7D&tags=x%7Cy", {"content-type": "application/x-www-form-urlencoded"}
    assert ask("PUT", "/eu/v1/form", content=content, headers=headers).status_code == 204
    assert service.calls[-1][1]["body"].tags == ["x", "y"]
    assert service.calls[-1][1]["body"].meta == flows.models.Tick(n=1)


def test_parameters_that_say_more(ask, service, flows) -> None:
    service.answers["search"] = None
    assert ask("GET", "/eu/v1/search?page=&path=/a?b+c").status_code == 204
    assert service.calls[-1] == ("search", {"page": None, "path": "/a?b+c"})
    assert ask("GET", "/eu/v1/whole?%7B%22n%22%3A3%7D").status_code == 204
    assert service.calls[-1] == ("whole", {"query": flows.models.Tick(n=3)})


def test_who_calls_is_read_as_the_contract_says(ask, service, flows) -> None:
    service.answers["who"] = None
    assert ask("GET", "/eu/v1/who", headers={"X-Key": "k"}).status_code == 401
    basic = {"Authorization": "Basic dTpw"}
    assert ask("GET", "/eu/v1/who", headers=basic).status_code == 204
    assert ask("GET", "/eu/v1/who", headers={"Authorization": "Bearer t", "Cookie": "sid=s"}).status_code == 204
    assert ask("GET", "/eu/v1/who", headers={"Authorization": "Bearer t"}).status_code == 401


def test_methods_that_nobody_declared(ask, service, flows) -> None:
    service.answers["ticks"] = flows.models.Tick(n=1)
    for method in ("OPTIONS", "DELETE"):
        response = ask(method, "/eu/v1/ticks")
        assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")
        assert response.headers["content-type"] == "application/problem+json"
    response = ask("HEAD", "/eu/v1/ticks")
    assert (response.status_code, response.content, response.headers["content-length"]) == (200, b"", "7")
    response = ask("HEAD", "/eu/v1/form")
    assert (response.status_code, response.headers["allow"], response.content) == (405, "PUT", b"")
    response = ask("GET", "/eu/v1/nothing")
    assert (response.status_code, response.json()["status"]) == (404, 404)
    assert response.headers["content-type"] == "application/problem+json"


def test_what_is_not_carried_out_is_a_finding(flows) -> None:
    found = {item.id: item.text for item in flows.compilation.diagnostics if item.id.startswith("unsupported-")}
    assert found == {
        "unsupported-body": "the headers of the part `meta` are not handed over",
        "unsupported-server": "requests to `PUT /form` are answered below `/eu/v1`, not below `/uploads`",
    }


def test_types_of_what_is_generated_and_of_a_service(flows, tmp_path: Path) -> None:
    (flows.folder / "service.py").write_text(
        """from collections.abc import AsyncIterator

from flow_service import Call, Credential, Event, verifying
from flow_service.flows.v0.app import create_app
from flow_service.flows.v0.models import Change, Tick
from flow_service.flows.v0.routes import FlowsV0, Ticks200


async def _events() -> AsyncIterator[Event[Tick]]:
    yield Event(Tick(n=1))


async def _changes() -> AsyncIterator[Change]:
    yield Change(event="added", data="a")


class Service(FlowsV0[str]):
    async def ticks(self, call: Call[str]) -> Tick | Ticks200:
        return Ticks200(_events()) if "text/event-stream" in call.accepted else Tick(n=1)

    async def watch(self, call: Call[str]) -> AsyncIterator[Change]:
        return _changes()


async def verify(credentials: tuple[Credential, ...]) -> str | None:
    return credentials[0].user


authenticate = verifying(verify)
""",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "-p", PACKAGE, "-m", "service"]
    done = subprocess.run(command, cwd=flows.folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout
