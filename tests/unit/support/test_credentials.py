"""Credentials of every kind of security scheme, alone, together and as alternatives."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from starlette.requests import Request

from ssotgen.support.credentials import Credential, Requirement, Scheme, expecting, presented, verifying
from ssotgen.support.guard import Guard
from ssotgen.support.operation import Access, Operation, Response, Signature
from ssotgen.support.problems import Unauthenticated

SCHEMES = (
    Scheme("basic", "basic"),
    Scheme("bearer", "bearer"),
    Scheme("digest", "http", "digest"),
    Scheme("key", "apiKey", "X-Key"),
    Scheme("query-key", "apiKey", "key", "query"),
    Scheme("cookie-key", "apiKey", "sid", "cookie"),
    Scheme("oauth", "oauth2"),
    Scheme("oidc", "openIdConnect"),
    Scheme("tls", "mutualTLS"),
)
USER_PASS = base64.b64encode("häns:pass:word".encode()).decode()


def request_with(headers: Mapping[str, str], query: str = "", certificates: Sequence[str] = ()) -> Request:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    extensions = {"tls": {"client_cert_chain": list(certificates)}} if certificates else {}
    scope = {"type": "http", "method": "GET", "path": "/", "headers": raw, "query_string": query.encode()}
    return Request({**scope, "extensions": extensions})


ANY = Operation(id="any", method="GET", path="/", access=Access.PUBLIC, signature=lambda: Signature((Response(204),)))


def shown(request: Request, *requirements: Requirement) -> tuple[tuple[Credential, ...], ...]:
    expecting(SCHEMES, requirements)(ANY, request)
    return presented(request)


@pytest.mark.parametrize(
    ("scheme", "request_", "value", "user"),
    [
        ("basic", request_with({"Authorization": f"Basic {USER_PASS}"}), "pass:word", "häns"),
        ("bearer", request_with({"Authorization": "bearer abc.def"}), "abc.def", ""),
        ("digest", request_with({"Authorization": 'Digest username="a", uri="/"'}), 'username="a", uri="/"', ""),
        ("key", request_with({"x-key": "secret"}), "secret", ""),
        ("query-key", request_with({}, "key=a%20b"), "a b", ""),
        ("cookie-key", request_with({"Cookie": "a=b; sid=s"}), "s", ""),
        ("oauth", request_with({"Authorization": "Bearer token"}), "token", ""),
        ("oidc", request_with({"Authorization": "Bearer token"}), "token", ""),
        ("tls", request_with({}, "", ["-----BEGIN CERTIFICATE-----"]), "-----BEGIN CERTIFICATE-----", ""),
    ],
)
def test_every_kind(scheme: str, request_: Request, value: str, user: str) -> None:
    kind = next(one.kind for one in SCHEMES if one.id == scheme)
    assert shown(request_, {scheme: ("read",)}) == ((Credential(scheme, kind, value, user, ("read",)),),)
    assert shown(request_with({"Authorization": "Other x", "Cookie": "x=y"}), {scheme: ()}) == ()


@pytest.mark.parametrize("text", ["Basic ?", f"Basic {base64.b64encode(b'nobody').decode()}", "Basic /w=="])
def test_basic_that_is_none(text: str) -> None:
    with pytest.raises(Unauthenticated):
        shown(request_with({"Authorization": text}), {"basic": ()})


def test_all_of_one_alternative_have_to_be_there() -> None:
    both: Requirement = {"bearer": (), "key": ()}
    assert shown(request_with({"Authorization": "Bearer a"}), both) == ()
    (found,) = shown(request_with({"Authorization": "Bearer a", "X-Key": "k"}), both)
    assert [(one.scheme, one.value) for one in found] == [("bearer", "a"), ("key", "k")]


def test_alternatives_come_in_the_order_of_the_contract() -> None:
    request = request_with({"Authorization": "Bearer a", "X-Key": "k"})
    found = shown(request, {"key": ()}, {}, {"basic": ()}, {"oauth": ("read",)})
    assert [[one.scheme for one in credentials] for credentials in found] == [["key"], ["oauth"]]


def asked(verify: Any, request: Request, *requirements: Requirement) -> Any:
    expecting(SCHEMES, requirements)(ANY, request)

    async def ask() -> Any:
        return await verifying(verify)(request)

    return asyncio.run(ask())


def test_alternatives_are_verified_until_one_is_good() -> None:
    seen: list[str] = []

    async def verify(credentials: tuple[Credential, ...]) -> str | None:
        seen.append(credentials[0].scheme)
        if credentials[0].scheme == "key":
            raise Unauthenticated("The key is old.")
        return "somebody" if credentials[0].value == "good" else None

    request = request_with({"Authorization": "Bearer good", "X-Key": "k"})
    assert asked(verify, request, {"key": ()}, {"bearer": ()}) == "somebody"
    assert seen == ["key", "bearer"]
    with pytest.raises(Unauthenticated, match="old"):
        asked(verify, request_with({"Authorization": "Bearer bad", "X-Key": "k"}), {"key": ()}, {"bearer": ()})
    assert asked(verify, request_with({"Authorization": "Bearer bad"}), {"bearer": ()}) is None
    assert asked(verify, request_with({}), {"key": ()}, {}) is None


def test_an_operation_asks_for_its_own_credentials(serve) -> None:
    async def verify(credentials: tuple[Credential, ...]) -> str:
        return f"{credentials[0].scheme} {credentials[0].scopes}"

    async def handler(call: Any) -> str:
        return str(call.principal)

    def operation(path: str, **options: Any) -> Operation:
        return Operation(
            id=path, method="GET", path=path, access=Access.AUTHENTICATED,
            signature=lambda: Signature((Response(200, str),)), **options,
        )  # fmt: skip

    guard: Guard[Any] = Guard(authenticate=verifying(verify), expect=expecting(SCHEMES, ({"bearer": ()},)))
    usual, own = operation("/usual"), operation("/own", security=({"key": ("write",)}, {"oauth": ("read",)}))
    send = serve((usual, handler), (own, handler), guard=guard)
    bearer, key = {"Authorization": "Bearer a"}, {"X-Key": "k"}
    assert send("GET", "/usual", headers=bearer).json() == "bearer ()"
    assert send("GET", "/usual", headers=key).status_code == 401
    assert send("GET", "/own", headers=key).json() == "key ('write',)"
    assert send("GET", "/own", headers=bearer).json() == "oauth ('read',)"
    assert send("GET", "/own", headers=bearer | key).json() == "key ('write',)"
