"""Which media type is sent, by what the client accepts, what the handler chose, and what its body is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import KW_ONLY, dataclass
from typing import Any

import httpx
import pytest

from ssotgen.support.call import Call
from ssotgen.support.negotiation import accepted
from ssotgen.support.operation import Access, Body, Operation, Response, Signature
from ssotgen.support.problems import DeclaredResponse

OFFERS = ("application/json", "application/vnd.x+json", "text/plain", "image/*")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", OFFERS),
        ("*/*", OFFERS),
        ("nonsense", OFFERS),
        ("application/json", ("application/json",)),
        ("APPLICATION/JSON; charset=utf-8", ("application/json",)),
        ("text/*", ("text/plain",)),
        ("text/html", ()),
        ("application/*;q=0.2, text/plain;q=0.9", ("text/plain", "application/json", "application/vnd.x+json")),
        ("*/*;q=0.1, application/json;q=0", ("application/vnd.x+json", "text/plain", "image/*")),
        ("image/png", ("image/*",)),
        ("image/png;q=0.3, image/webp;q=0.8, text/plain;q=0.5", ("image/*", "text/plain")),
        ("application/json;version=2", ()),
        ("application/json;q=high", ("application/json",)),
        ("application/json;q=0.5, */*;q=0.5", OFFERS),
        (",,;,", OFFERS),
    ],
)
def test_offers_by_preference(accept: str, expected: tuple[str, ...]) -> None:
    assert accepted(OFFERS, accept) == expected


def test_parameters_of_what_is_on_offer() -> None:
    offers = ("application/json;version=1", "application/json;version=2")
    assert accepted(offers, "application/json;version=2") == (offers[1],)
    assert accepted(offers, "application/json") == offers
    assert accepted(offers, "application/json, application/json;version=1;q=0.1") == (offers[1], offers[0])


@dataclass(frozen=True)
class Found:
    body: Any
    _: KW_ONLY
    media_type: str | None = None


@dataclass(eq=False)
class Missing(DeclaredResponse):
    body: dict[str, int]


TYPES = {"application/vnd.x+json": dict[str, int], "text/csv": str, "application/pdf": bytes}
ANY = Response(200, dict[str, int], Found, others=TYPES)
BARE = Response(200, dict[str, int], others={"application/vnd.x+json": dict[str, int]})
NOT_FOUND = Response(404, dict[str, int], Missing, media_type="application/problem+json")


@pytest.fixture
def ask(serve):
    """Return what sends a request to a handler that answers with a value, and the calls that it got."""
    calls: list[Call[object]] = []

    def ask(value: object, accept: str | None, *responses: Response, **request: Any) -> httpx.Response:
        async def handler(call: Call[object], **_: object) -> object:
            calls.append(call)
            if isinstance(value, Exception):
                raise value
            return value

        body = Body({"application/json": int}) if request else None
        operation = Operation(
            id="read",
            method="POST",
            path="/x",
            access=Access.PUBLIC,
            signature=lambda: Signature(responses, body=body),
        )
        headers = {} if accept is None else {"accept": accept}
        response: httpx.Response = serve((operation, handler))("POST", "/x", headers=headers, **request)
        return response

    return ask, calls


@pytest.mark.parametrize(
    ("answer", "accept", "expected"),
    [
        ({"a": 1}, None, "application/json"),
        ({"a": 1}, "application/vnd.x+json", "application/vnd.x+json"),
        (Found({"a": 1}), "application/vnd.x+json, */*;q=0.1", "application/vnd.x+json"),
        (Found({"a": 1}), "text/csv, */*;q=0.1", "application/json"),
        (Found("a,b"), "text/csv", "text/csv"),
        (Found("a,b"), "application/json, */*;q=0.1", "text/csv"),
        (Found(b"%PDF"), "*/*", "application/pdf"),
        (Found({"a": 1}, media_type="application/json"), "application/vnd.x+json", "application/json"),
        (Found(b"%PDF"), "text/csv", "application/pdf"),
    ],
)
def test_what_is_sent(ask, answer: object, accept: str | None, expected: str) -> None:
    send, _ = ask
    response = send(answer, accept, ANY, BARE)
    assert (response.status_code, response.headers["content-type"]) == (200, expected)
    assert response.headers["vary"] == "Accept"


def test_the_handler_is_told_what_is_accepted(ask) -> None:
    send, calls = ask
    send({"a": 1}, "text/csv, application/json;q=0.5", ANY, BARE)
    assert calls[0].accepted == ("text/csv", "application/json")


def test_nothing_acceptable_is_406_before_the_handler_and_before_the_body(ask, chunks) -> None:
    send, calls = ask
    response = send({"a": 1}, "image/png", ANY, BARE, json=1)
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "https://example.org/problems/not-acceptable"
    assert "text/csv" in response.json()["detail"]
    too_long = {"content": chunks(5000), "extensions": {}}
    assert send({"a": 1}, "image/png", ANY, **too_long).status_code == 415  # the request's own media type comes first
    assert calls == []


def test_an_answer_without_a_body_is_acceptable_to_everybody(ask) -> None:
    send, _ = ask
    assert send(None, "image/png", Response(204)).status_code == 204
    assert send({"a": 1}, "image/png", BARE, Response(204, None, type("Done", (), {}))).status_code == 200


def test_failures_are_not_negotiated(ask) -> None:
    send, _ = ask
    response = send(Missing({"a": 1}), "text/csv", ANY, NOT_FOUND)
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


def test_only_one_media_type_does_not_vary(ask) -> None:
    send, _ = ask
    assert "vary" not in send({"a": 1}, "*/*", Response(200, dict[str, int])).headers


def test_pieces_are_never_sent_as_json(ask) -> None:
    async def pieces() -> AsyncIterator[str]:
        yield "a,b"

    send, _ = ask
    response = send(Found(pieces()), "application/json", Response(200, dict[str, int], Found, others={"text/csv": str}))
    assert (response.headers["content-type"], response.text) == ("text/csv", "a,b")
