"""Bodies that are read or written piece by piece, and media types that are a sequence of items."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from ssotgen.support.bodies import Upload
from ssotgen.support.operation import Access, Body, Operation, Response, Signature
from ssotgen.support.problems import Problem
from ssotgen.support.streams import Event, Items, framed


class Tick(BaseModel):
    n: int
    note: str | None = None


class TickEvent(BaseModel):
    data: Tick
    event: str | None = None


OCTETS = "application/octet-stream"


@pytest.fixture
def upload(serve):
    """Serve one operation that is given what arrives; return what sends to it."""

    def make(
        read: Callable[[Any], Awaitable[None]], body: Body, limit: int | None = None
    ) -> Callable[..., httpx.Response]:
        async def handler(call: object, *, body: Any) -> None:
            await read(body)

        operation = Operation(
            id="put",
            method="PUT",
            path="/x",
            access=Access.PUBLIC,
            signature=lambda: Signature((Response(204),), body=body),
            max_body_bytes=limit,
        )
        send = serve((operation, handler))
        return lambda **request: send("PUT", "/x", **request)

    return make


def test_a_body_arrives_piece_by_piece(upload, chunks) -> None:
    sizes: list[int] = []

    async def read(body: Upload) -> None:
        assert body.media_type == OCTETS
        sizes.extend([len(piece) async for piece in body])

    send = upload(read, Body({OCTETS: Upload}), limit=100_000)
    assert send(content=chunks(50_000), headers={"content-type": OCTETS}).status_code == 204
    assert (sum(sizes), max(sizes)) == (50_000, 100)


def test_a_body_that_is_too_long_ends_when_the_limit_is_reached(upload, chunks) -> None:
    got: list[int] = []

    async def read(body: Upload) -> None:
        async for piece in body:
            got.append(len(piece))  # noqa: PERF401  # what came before the failure counts

    send = upload(read, Body({OCTETS: Upload}), limit=1000)
    response = send(content=chunks(5000), headers={"content-type": OCTETS})
    assert (response.status_code, sum(got)) == (413, 1000)
    got.clear()
    assert send(content=b"x" * 1001, headers={"content-type": OCTETS}).status_code == 413
    assert got == []  # the announced length is enough to know


def test_a_handler_may_take_all_at_once_or_nothing(upload) -> None:
    got: list[object] = []

    async def read(body: Upload | None) -> None:
        got.append(await body.read() if body else body)

    send = upload(read, Body({OCTETS: Upload}, required=False))
    assert send(content=b"abc", headers={"content-type": OCTETS}).status_code == 204
    assert send().status_code == 204
    assert got == [b"abc", None]


def test_a_handler_that_swallows_the_limit_may_still_answer(upload, chunks) -> None:
    async def read(body: Upload) -> None:
        try:
            await body.read()
        except Problem:
            return

    send = upload(read, Body({OCTETS: Upload}), limit=1000)
    assert send(content=chunks(5000), headers={"content-type": OCTETS}).status_code == 204


@pytest.mark.parametrize(
    ("media_type", "content", "expected"),
    [
        ("application/jsonl", b'{"n":1}\n{"n":2}\n', [Tick(n=1), Tick(n=2)]),
        ("application/x-ndjson", b'{"n":1}\r\n\r\n{"n":2}', [Tick(n=1), Tick(n=2)]),
        ("application/json-seq", b'\x1e{"n":1}\n\x1e{"n":\n2}\n', [Tick(n=1), Tick(n=2)]),
        ("application/geo+json-seq", b'\x1e{"n":1}\n', [Tick(n=1)]),
        ("application/jsonl", b"", []),
    ],
)
def test_items_of_a_request(upload, media_type: str, content: bytes, expected: list[Tick]) -> None:
    got: list[object] = []

    async def read(body: object) -> None:
        got.append(body)

    send = upload(read, Body({media_type: Items(list[Tick])}))
    assert send(content=content, headers={"content-type": media_type}).status_code == 204
    assert got == [expected]


@pytest.mark.parametrize("content", [b'{"n":1}\n{"n":"x"}', b'{"n":1},{"n":2}', b'{"n":1}\n]', b'{"n":1}]\n[{"n":1}'])
def test_items_that_do_not_fit(upload, content: bytes) -> None:
    async def read(body: object) -> None:
        raise AssertionError("nothing is handed over")

    send = upload(read, Body({"application/jsonl": Items(list[Tick])}))
    response = send(content=content, headers={"content-type": "application/jsonl"})
    assert response.status_code == 422


def test_events_of_a_request(upload) -> None:
    got: list[object] = []

    async def read(body: object) -> None:
        got.append(body)

    class Sent(BaseModel):
        data: str
        event: str | None = None
        id: str | None = None
        retry: int | None = None

    send = upload(read, Body({"text/event-stream": Items(list[Sent])}))
    content = b": hello\n\nevent: tick\r\nid: 7\r\nretry: 30\r\ndata: a\r\ndata:b\r\n\r\ndata\n\n"
    assert send(content=content, headers={"content-type": "text/event-stream"}).status_code == 204
    assert got == [[Sent(data="a\nb", event="tick", id="7", retry=30), Sent(data="")]]


@pytest.fixture
def stream(serve):
    """Return what is sent for some items under a media type."""

    def stream(media_type: str, type: object, *items: object) -> httpx.Response:
        async def generate() -> AsyncIterator[object]:
            for item in items:
                yield item

        async def handler(call: object) -> object:
            return generate()

        operation = Operation(
            id="get",
            method="GET",
            path="/x",
            access=Access.PUBLIC,
            signature=lambda: Signature((Response(200, type, media_type=media_type, frame=framed),)),
        )
        response: httpx.Response = serve((operation, handler))("GET", "/x")
        assert response.headers["content-type"] == media_type
        return response

    return stream


def test_items_of_an_answer(stream) -> None:
    ticks = (Tick(n=1), Tick(n=2, note=None))
    assert stream("application/jsonl", Tick, *ticks).text == '{"n":1}\n{"n":2,"note":null}\n'
    assert stream("application/json-seq", Tick, *ticks).content == b'\x1e{"n":1}\n\x1e{"n":2,"note":null}\n'
    assert stream("application/jsonl", str, "a", "b\n").text == '"a"\n"b\\n"\n'
    assert stream("application/jsonl", Tick, b'{"n":3}\n').text == '{"n":3}\n'  # bytes go out as they are


def test_events_of_an_answer(stream) -> None:
    events = "text/event-stream"
    assert (
        stream(events, str, "data: raw\n\n", Event("a\nb", id="7")).text == "data: raw\n\nid: 7\ndata: a\ndata: b\n\n"
    )
    assert stream(events, Tick, Event(Tick(n=1), event="tick", retry=5)).text == (
        'event: tick\nretry: 5\ndata: {"n":1}\n\n'
    )
    assert stream(events, TickEvent, TickEvent(data=Tick(n=1), event="e")).text == 'event: e\ndata: {"n":1}\n\n'
    assert stream(events, dict[str, str], {"data": "x"}).text == "data: x\n\n"


def test_a_value_without_the_fields_of_an_event_is_none(stream) -> None:
    assert stream("text/event-stream", Tick, Event(Tick(n=1)), Tick(n=2)).text == 'data: {"n":1}\n\n'


def test_a_field_cannot_begin_another_one(stream) -> None:
    assert stream("text/event-stream", str, Event("a"), Event("a", event="x\ndata: forged")).text == "data: a\n\n"
