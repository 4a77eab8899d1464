"""What a handler answers, as it arrives."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from typing import Annotated

import httpx
import pytest
from fastapi import HTTPException
from pydantic import BaseModel, Field

from ssotgen.support.operation import Access, Operation, Response, Signature
from ssotgen.support.problems import DeclaredResponse, Problem


class Note(BaseModel):
    id: Annotated[int, Field(validation_alias="note-id", serialization_alias="note-id")]
    text: str | None = None
    at: datetime | None = None


NOTE = Note.model_validate({"note-id": 7})


@dataclass(frozen=True)
class Created:
    body: Note
    _: KW_ONLY
    location: str
    tags: list[str] | None = None
    fresh: bool = True


@dataclass(frozen=True)
class Accepted:
    pass


@dataclass(eq=False)
class Missing(DeclaredResponse):
    body: Note


@dataclass(eq=False)
class Elsewhere(DeclaredResponse):
    _: KW_ONLY
    location: str


@dataclass(eq=False)
class Range(DeclaredResponse):
    body: Note
    _: KW_ONLY
    status: int


class Undeclared(DeclaredResponse):
    pass


HEADERS = {"location": "Location", "tags": "X-Tags", "fresh": "X-Fresh"}
RESPONSES = (
    Response(201, Note, Created, headers=HEADERS),
    Response(202, None, Accepted),
    Response(302, None, Elsewhere, headers={"location": "Location"}),
    Response(404, Note, Missing, media_type="application/problem+json"),
    Response(range(500, 600), Note, Range),
)


@pytest.fixture
def answer(serve):
    """Return what is sent for an answer (returned, or raised if it is an exception)."""

    def answer(value: object, *responses: Response, method: str = "GET") -> httpx.Response:
        async def handler(call: object) -> object:
            if isinstance(value, Exception):
                raise value
            return value

        operation = Operation(
            id="read",
            method="GET",
            path="/x",
            access=Access.PUBLIC,
            signature=lambda: Signature(responses or RESPONSES),
        )
        response: httpx.Response = serve((operation, handler))(method, "/x")
        return response

    return answer


def test_a_bare_body(answer) -> None:
    response = answer(NOTE, Response(200, Note))
    assert (response.status_code, response.text) == (200, '{"note-id":7}')
    assert response.headers["content-type"] == "application/json"


def test_an_explicit_null_stays_and_an_absent_member_stays_absent(answer) -> None:
    note = Note.model_validate({"note-id": 7, "text": None})
    assert answer([note, NOTE], Response(200, list[Note])).text == '[{"note-id":7,"text":null},{"note-id":7}]'


def test_no_body(answer) -> None:
    response = answer(None, Response(204))
    assert (response.status_code, response.content) == (204, b"")
    assert "content-type" not in response.headers


def test_headers(answer) -> None:
    response = answer(Created(NOTE, location="/notes/7", tags=["a", "b"]))
    assert response.status_code == 201
    assert {name: response.headers[name] for name in ("location", "x-tags", "x-fresh")} == {
        "location": "/notes/7",
        "x-tags": "a,b",
        "x-fresh": "true",
    }
    assert "x-tags" not in answer(Created(NOTE, location="/notes/7")).headers


@pytest.mark.parametrize("location", ["/a\r\nSet-Cookie: x=1", "/a\x00", "/\u2028"])
def test_a_header_cannot_be_ended_from_within(answer, location: str) -> None:
    response = answer(Created(NOTE, location=location))
    assert response.status_code == 500
    assert "set-cookie" not in response.headers


def test_several_answers(answer) -> None:
    assert answer(Accepted()).status_code == 202
    moved = answer(Elsewhere(location="/y"))
    assert (moved.status_code, moved.headers["location"]) == (302, "/y")
    missing = answer(Missing(NOTE))
    assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")


def test_a_range_of_statuses(answer) -> None:
    assert answer(Range(NOTE, status=507)).status_code == 507
    assert answer(Range(NOTE, status=418)).status_code == 500


@pytest.mark.parametrize(
    ("body", "type", "media_type", "expected"),
    [
        ("häns", str, "text/plain", "häns".encode()),
        (b"\xff", bytes, "image/png", b"\xff"),
        ({"a": 1}, dict[str, int], "application/hal+json", b'{"a":1}'),
        (datetime(2027, 1, 1, tzinfo=UTC), datetime, "application/json", b'"2027-01-01T00:00:00Z"'),
    ],
)
def test_media_types(answer, body: object, type: object, media_type: str, expected: bytes) -> None:
    response = answer(body, Response(200, type, media_type=media_type))
    assert response.content == expected
    assert response.headers["content-type"] == media_type


@pytest.mark.parametrize(
    "value",
    [
        RuntimeError("the password is hunter2"),
        HTTPException(418, "hunter2"),
        Problem("forbidden", "hunter2"),
        Undeclared("hunter2"),
        Missing,
        None,
        {"note-id": "hunter2"},
    ],
)
def test_anything_else_is_a_500_without_detail(answer, caplog, value: object) -> None:
    response = answer(value)
    assert response.status_code == 500
    assert response.json() == {
        "type": "https://example.org/problems/internal",
        "title": "Something went wrong",
        "status": 500,
    }
    assert "read failed in request" in caplog.text


def test_a_body_of_another_type_is_not_sent(answer, caplog) -> None:
    assert answer({"secret": 1}, Response(200, Note)).status_code == 500


def test_an_exception_is_not_a_bare_body(answer) -> None:
    assert answer(Undeclared(), Response(200, str)).status_code == 500


def test_head_is_get_without_a_body(answer) -> None:
    response = answer(NOTE, Response(200, Note), method="HEAD")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == str(len('{"note-id":7}'))
