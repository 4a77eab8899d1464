"""The fixed order of a request: who is told what first."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from ssotgen.support.guard import Guard
from ssotgen.support.operation import Access, Body, Feature, Operation, Parameter, Resource, Response, Signature
from ssotgen.support.routing import Conventions, build_router, not_implemented


class Note(BaseModel):
    text: str


def write(access: str | Access = "note.create", **more: Any) -> Operation:
    return Operation(
        id="write",
        method="POST",
        path="/notes/{id}",
        access=access,
        signature=lambda: Signature(
            (Response(204),), (Parameter("path", "id", int, required=True),), Body({"application/json": Note})
        ),
        **more,
    )


async def accept(call: object, **arguments: object) -> None:
    return None


HOSTILE = [
    ({"content": "{"}, {"content-type": "application/json"}),
    ({"content": "<a/>"}, {"content-type": "application/xml"}),
    ({"content": b"x" * 5000}, {"content-type": "application/json"}),
    ({"json": {"text": "fine"}}, {}),
]


@pytest.mark.parametrize(("body", "headers"), HOSTILE)
@pytest.mark.parametrize(("who", "status"), [(None, 401), ("bad", 401), ("customer", 403)])
def test_nothing_is_read_before_the_guard(serve, body, headers, who, status) -> None:
    send = serve((write("audit.read"), accept))
    headers = headers | ({"authorization": who} if who else {})
    assert send("POST", "/notes/z", headers=headers, **body).status_code == status


def test_an_oversized_chunked_body_without_a_principal(serve, chunks) -> None:
    send = serve((write("audit.read"), accept))
    sent = send("POST", "/notes/1", content=chunks(100_000), headers={"content-type": "application/json"})
    assert sent.status_code == 401


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (None, {"public": 204, "authenticated": 401, "note.create": 204, "note.read": 401}),
        ("bad", {"public": 401, "authenticated": 401, "note.create": 401, "note.read": 401}),
        ("", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 403}),
        ("stranger", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 403}),
        ("customer", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 204}),
        ("manager", {"public": 204, "authenticated": 204, "note.create": 204, "note.read": 204}),
        ("manager,auditor", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 403}),
        ("customer;read", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 204}),
        ("manager;read", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 204}),
        ("manager;none", {"public": 204, "authenticated": 204, "note.create": 403, "note.read": 403}),
    ],
)
def test_who_may_pass(serve, who: str | None, expected: dict[str, int]) -> None:
    headers = {} if who is None else {"authorization": who}
    statuses = {}
    for access in expected:
        permission = Access(access) if access in ("public", "authenticated") else access
        send = serve((write(permission), accept))
        statuses[access] = send("POST", "/notes/7", json={"text": "a"}, headers=headers).status_code
    assert statuses == expected


def test_a_401_says_how_to_come_back(serve) -> None:
    send = serve((write("note.read"), accept))
    response = send("POST", "/notes/7")
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json() == {
        "type": "https://example.org/problems/unauthenticated",
        "title": "Credentials are needed",
        "status": 401,
    }


@pytest.mark.parametrize(
    ("who", "id", "status"),
    [("customer", 7, 204), ("customer", 8, 403), ("manager", 8, 204), (None, 7, 401), ("customer", "z", 422)],
)
def test_ownership(serve, who: str | None, id: object, status: int) -> None:
    send = serve((write("note.read", resource=Resource("note", "id")), accept))
    headers = {"authorization": who} if who else {}
    assert send("POST", f"/notes/{id}", json={"text": "a"}, headers=headers).status_code == status


def test_somebody_without_credentials_owns_nothing(serve) -> None:
    send = serve((write("note.peek", resource=Resource("note", "id")), accept))
    assert send("POST", "/notes/7", content="{").status_code == 401


def test_a_body_that_does_not_fit_is_reported_before_ownership_is_asked(serve) -> None:
    send = serve((write("note.read", resource=Resource("note", "id")), accept))
    assert send("POST", "/notes/8", json={}, headers={"authorization": "customer"}).status_code == 422


@pytest.mark.parametrize(("feature", "status"), [("on", 204), ("off", 404)])
def test_features(serve, feature: str, status: int) -> None:
    send = serve((write(Access.PUBLIC, feature=Feature(feature)), accept))
    assert send("POST", "/notes/7", json={"text": "a"}).status_code == status


def test_a_feature_that_is_off_is_told_after_the_permission_and_before_the_body(serve) -> None:
    send = serve((write("note.read", feature=Feature("off", off=403)), accept))
    assert send("POST", "/notes/7", content="{").status_code == 401
    response = send("POST", "/notes/7", content="{", headers={"authorization": "customer"})
    assert (response.status_code, response.json()["type"]) == (403, "https://example.org/problems/feature-off")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ({"content": "<a/>" * 5000}, {"content-type": "application/xml"}, 415),
        ({"content": "{"}, {}, 415),
        ({"content": "{}"}, {"content-type": "application/json", "content-encoding": "gzip"}, 415),
        ({"content": b" " * 1001}, {"content-type": "application/json"}, 413),
        ({"content": "{"}, {"content-type": "application/json"}, 422),
        ({"content": '{"text": "a"}'}, {"content-type": "Application/JSON; charset=utf-8"}, 204),
        ({"content": '{"text": "a"}' + " " * 987}, {"content-type": "application/json"}, 204),
    ],
)
def test_media_type_then_size_then_content(serve, body, headers, status) -> None:
    send = serve((write(Access.PUBLIC), accept))
    assert send("POST", "/notes/7", headers=headers, **body).status_code == status


def test_a_chunked_body_is_counted_while_it_is_read(serve, chunks) -> None:
    send = serve((write(Access.PUBLIC), accept))
    response = send("POST", "/notes/7", content=chunks(2000), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["type"]) == (413, "https://example.org/problems/too-large")


def test_all_faults_of_a_request_are_told_at_once(serve) -> None:
    response = serve((write(Access.PUBLIC), accept))("POST", "/notes/z", json={})
    assert [error["in"] for error in response.json()["errors"]] == ["path", "body"]


def test_a_failing_hook_is_a_500_that_says_nothing(serve, caplog) -> None:
    response = serve((write(Access.PUBLIC), accept))("POST", "/notes/7", headers={"authorization": "crash"})
    assert response.status_code == 500
    assert "secret-host" not in response.text
    assert response.headers["x-request-id"] in caplog.text


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("customer", 403), ("auditor", 501)])
def test_what_is_not_implemented_answers_only_those_who_may_call(serve, who, status) -> None:
    send = serve((write("audit.read"), not_implemented))
    assert send("POST", "/notes/z", headers={"authorization": who} if who else {}).status_code == status


def test_a_router_needs_an_answer_for_every_question() -> None:
    async def nobody(request: object) -> None:
        return None

    guard: Guard[Any] = Guard(authenticate=nobody)
    for operation, missing in (
        (write("note.read"), "policy"),
        (write(Access.PUBLIC, feature=Feature("x")), "feature_enabled"),
    ):
        with pytest.raises(ValueError, match=missing):
            build_router([(operation, accept)], guard=guard, conventions=Conventions())


def test_queries_tell_operations_at_one_path_apart(serve) -> None:
    def operation(id: str, **query: str) -> Operation:
        return Operation(
            id=id, method="GET", path="/notes", access=Access.PUBLIC, query=query,
            signature=lambda: Signature((Response(200, str),)),
        )  # fmt: skip

    def named(id: str) -> Any:
        async def handler(call: object) -> str:
            return id

        return handler

    beta, both = operation("beta", beta="true"), operation("both", beta="true", v="2")
    send = serve((operation("plain"), named("plain")), (beta, named("beta")), (both, named("both")))
    paths = {
        "/notes": "plain",
        "/notes?beta=false": "plain",
        "/notes?beta=true": "beta",
        "/notes?v=2&beta=true": "both",
    }
    assert {path: send("GET", path).json() for path in paths} == paths
    send = serve((beta, named("beta")))
    assert send("GET", "/notes").status_code == 404
    assert send("POST", "/notes").status_code == 405
    with pytest.raises(ValueError, match="two operations are GET /notes"):
        serve((beta, named("beta")), (beta, named("beta")))
