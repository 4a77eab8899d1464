"""Where requests go and what of them arrives, where a contract's addresses, texts and headers are unusual."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

PACKAGE = "address_service"
BASE = "/a%2Fb"


@pytest.fixture(scope="module")
def addresses(generate: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    folder = tmp_path_factory.mktemp("addresses")
    contract = Path(__file__).with_name("addresses.openapi.yaml").read_text(encoding="utf-8")
    options = f'format = 1\n[workspace]\npackage = "{PACKAGE}"\n'
    generate({"ssotgen.toml": options, "contracts/addresses/v0.openapi.yaml": contract}, folder)
    return SimpleNamespace(
        **{name: importlib.import_module(f"{PACKAGE}.addresses.v0.{name}") for name in ("routes", "models", "app")}
    )


@pytest.fixture
def ask(addresses: SimpleNamespace, service: Any, package: SimpleNamespace) -> Callable[..., httpx.Response]:
    async def nobody(request: Any) -> None:
        return None

    app = addresses.app.create_app(service, authenticate=nobody)
    return lambda method, path, **request: package.send(app, method, BASE + path, **request)


@pytest.mark.parametrize(
    ("path", "called", "arguments"),
    [
        ("/things/a%2Fb,c%2Cd", "get_thing", {"id": ["a/b", "c,d"]}),
        ("/things/%252F", "get_thing", {"id": ["%2F"]}),
        ("/things/a/b%2Fc%20d", "get_tree", {"path_star": "a/b/c d"}),
        ("/things", "list_things", {}),
        ("/things?beta=true", "list_things", {}),
        ("/things?beta=true&key=7", "find_thing", {"id": 7}),
        ("/things?key=7&beta=false", "list_things", {}),
        ("/fixed%2Fslash", "fixed_slash", {}),
        ("/fixed%2fslash", "fixed_slash", {}),
        ("/maps?known=x&a=1&deep[b]=2", "maps", {"known": "x", "deep": {"b": 2}, "rest": {"a": 1}}),
    ],
)
def test_every_address_reaches_its_operation(ask, service, path: str, called: str, arguments: object) -> None:
    assert ask("GET", path).status_code == 204
    assert service.calls == [(called, arguments)]


def test_an_encoded_slash_separates_nothing(ask, service) -> None:
    assert ask("GET", "/fixed/slash").status_code == 404
    assert service.calls == []


def test_members_of_a_whole_query_are_written_as_it_says(ask, service) -> None:
    assert ask("GET", "/search?ids=1|2").status_code == 204
    ((_, arguments),) = service.calls
    assert arguments["all"].ids == [1, 2]


@pytest.mark.parametrize(
    ("media_type", "content", "received"),
    [("text/plain", "abc", "abc"), ("text/x-number", "5", 5), ("text/x-anything", "5", "5")],
)
def test_text_is_read_as_its_schema_says(ask, service, media_type: str, content: str, received: object) -> None:
    response = ask("POST", "/notes", content=content, headers={"content-type": media_type})
    assert response.status_code == 204
    assert service.calls == [("note", {"body": received})]


@pytest.mark.parametrize(
    ("media_type", "content"), [("text/plain", "abcd"), ("text/x-number", "4"), ("text/x-number", "x")]
)
def test_text_that_breaks_its_schema_is_refused(ask, service, media_type: str, content: str) -> None:
    response = ask("POST", "/notes", content=content, headers={"content-type": media_type})
    assert response.status_code == 422
    assert service.calls == []


def test_headers_are_written_as_the_contract_spells_them(ask, service, addresses) -> None:
    pair = addresses.models.Pair(a=1, b_b=True)
    part = addresses.models.Pair(a=1)
    answer = addresses.routes.Headers2XX
    service.answers["headers"] = answer(pair, status=200, x_json=pair, x_exploded=pair, x_plain=pair)
    headers = ask("GET", "/headers").headers
    assert [headers[f"x-{name}"] for name in ("json", "exploded", "plain")] == [
        '{"a":1,"b-b":true}', "a=1,b-b=true", "a,1,b-b,true",
    ]  # fmt: skip
    service.answers["headers"] = answer(pair, status=200, x_json=part, x_exploded=part, x_plain=part)
    headers = ask("GET", "/headers").headers
    assert [headers[f"x-{name}"] for name in ("json", "exploded", "plain")] == ['{"a":1}', "a=1", "a,1"]


@pytest.mark.parametrize("status", [204, 205])
def test_a_status_without_a_body_has_none(ask, service, addresses, status: int) -> None:
    service.answers["headers"] = addresses.routes.Headers2XX(addresses.models.Pair(a=1), status=status)
    response = ask("GET", "/headers")
    assert (response.status_code, response.content) == (status, b"")
    assert "content-type" not in response.headers
