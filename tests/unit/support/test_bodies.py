"""Bodies of every kind, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from ssotgen.support.forms import Form
from ssotgen.support.operation import Access, Body, Operation, Response, Signature


class Line(BaseModel):
    name: str
    price: float | None = None


class Order(BaseModel):
    id: Annotated[int, Field(alias="order-id")]
    lines: list[Line] = []
    tags: list[str] = []
    photo: bytes | None = None
    express: bool = False


def typed(media_type: str) -> dict[str, str]:
    return {"content-type": media_type}


def test_json(post) -> None:
    make, got = post
    send = make({"application/json": Order})
    assert send(json={"order-id": 5, "lines": [{"name": "a"}]}).status_code == 204
    assert got == [Order.model_validate({"order-id": 5, "lines": [{"name": "a"}]})]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_json_has_no_such_numbers(post, number: str) -> None:
    make, got = post
    send = make({"application/json": Line})
    body = f'{{"name": "a", "price": {number}}}'
    assert send(content=body, headers=typed("application/json")).status_code == 422
    assert send(json={"name": "NaN, Infinity"}).status_code == 204
    assert got == [Line(name="NaN, Infinity")]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 900, b'{"name": 1}', b"null"])
def test_json_that_does_not_fit(post, body: bytes) -> None:
    make, got = post
    response = make({"application/json": Line})(content=body, headers=typed("application/json"))
    assert response.status_code == 422
    assert response.json()["errors"][0]["in"] == "body"
    assert got == []


def test_places_are_json_pointers_with_wire_names(post) -> None:
    make, _ = post
    response = make({"application/json": Order})(json={"order-id": "x", "lines": [{}]})
    assert [error["pointer"] for error in response.json()["errors"]] == ["/order-id", "/lines/0/name"]


def test_a_suffix_is_another_media_type(post) -> None:
    make, _ = post
    send = make({"application/merge-patch+json": Line})
    assert send(content='{"name": "a"}', headers=typed("application/merge-patch+json")).status_code == 204
    response = send(json={"name": "a"})
    assert (response.status_code, response.headers["accept"]) == (415, "application/merge-patch+json")


def test_the_media_type_chooses_the_type(post) -> None:
    make, got = post
    send = make({"application/json": Line, "text/plain": str, "image/*": bytes})
    assert send(json={"name": "a"}).status_code == 204
    assert send(content="häns", headers=typed("text/plain; charset=utf-8")).status_code == 204
    assert send(content=b"\xff\xd8", headers=typed("image/jpeg")).status_code == 204
    assert send(content=b"\xff", headers=typed("text/plain")).status_code == 422
    assert send(content=b"x", headers=typed("audio/mp3")).status_code == 415
    assert make({"*/*": bytes})(content=b"x").status_code == 204
    assert got == [Line(name="a"), "häns", b"\xff\xd8", b"x"]


def test_an_optional_body(post) -> None:
    make, got = post
    send = make({"application/json": Line}, required=False)
    assert send().status_code == 204
    assert send(headers=typed("application/json")).status_code == 204
    assert send(json={"name": "a"}).status_code == 204
    assert send(content="x").status_code == 415
    assert got == [None, None, Line(name="a")]


def test_a_missing_body(post) -> None:
    make, _ = post
    assert make({"application/json": Line})().status_code == 415


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("order-id=5", {"order-id": 5}),
        ("order-id=5&tags=a&tags=b&express=true", {"order-id": 5, "tags": ["a", "b"], "express": True}),
        ("order-id=5&tags[]=a", {"order-id": 5, "tags": ["a"]}),
        (
            "order-id=5&lines[1][name]=b+c&lines[0][name]=a&lines[0][price]=1.5",
            {"order-id": 5, "lines": [{"name": "a", "price": 1.5}, {"name": "b c"}]},
        ),
    ],
)
def test_forms(post, sent: str, expected: dict[str, Any]) -> None:
    make, got = post
    assert make({FORM: Form(Order)})(content=sent, headers=typed(FORM)).status_code == 204
    assert got == [Order.model_validate(expected)]


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ("order-id=x", "/order-id"),
        ("order-id=1&order-id=2", "/order-id"),
        ("order-id=1&lines[0][a]=b", "/lines/0/name"),
    ],
)
def test_forms_that_do_not_fit(post, sent: str, pointer: str) -> None:
    make, _ = post
    response = make({FORM: Form(Order)})(content=sent, headers=typed(FORM))
    assert response.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("sent", ["a=1&a[b]=2", "a" + "[b]" * 50 + "=1", "a=%FF"])
def test_forms_that_cannot_be_read(post, sent: str) -> None:
    make, _ = post
    assert make({FORM: Form(dict[str, Any])})(content=sent, headers=typed(FORM)).status_code == 422


def test_multipart(post) -> None:
    make, got = post
    response = make({"multipart/form-data": Form(Order)})(
        data={"order-id": "5", "tags": ["a", "b"], "lines": '{"name": "a"}'}, files={"photo": b"\xff\x00"}
    )
    assert response.status_code == 204
    assert got == [
        Order.model_validate({"order-id": 5, "tags": ["a", "b"], "lines": [{"name": "a"}], "photo": b"\xff\x00"})
    ]


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=a"])
def test_multipart_that_cannot_be_read(post, content_type: str) -> None:
    make, _ = post
    assert (
        make({"multipart/form-data": Form(Order)})(content=b"nonsense", headers=typed(content_type)).status_code == 422
    )


@pytest.mark.parametrize(("charset", "status"), [("utf-8", 204), ("ISO-8859-1", 204), ("utf-16", 204), ("zip", 415)])
def test_the_charset_of_a_text(post, charset: str, status: int) -> None:
    make, got = post
    content = "häns".encode(charset if status == 204 else "utf-8")
    headers = typed(f'text/plain; charset="{charset}"')
    assert make({"text/plain": str})(content=content, headers=headers).status_code == status
    assert got == (["häns"] if status == 204 else [])


@pytest.mark.parametrize(("method", "header"), [("POST", "accept-post"), ("PATCH", "accept-patch"), ("PUT", None)])
def test_what_may_be_sent_instead(serve, method: str, header: str | None) -> None:
    async def handler(call: object, *, body: object) -> None:
        raise AssertionError

    content = {"application/json": int, "text/plain": str}
    operation = Operation(
        id="x",
        method=method,
        path="/x",
        access=Access.PUBLIC,
        signature=lambda: Signature((Response(204),), body=Body(content)),
    )
    response = serve((operation, handler))(method, "/x", content=b"a", headers=typed("image/png"))
    found = {name: value for name, value in response.headers.items() if name.startswith("accept")}
    offered = "application/json, text/plain"
    assert response.status_code == 415
    assert found == {"accept": offered} | ({header: offered} if header else {})
    response = serve((operation, handler))(
        method, "/x", content=b"1", headers={**typed("application/json"), "content-encoding": "gzip"}
    )
    assert (response.status_code, response.headers["accept-encoding"]) == (415, "identity")
