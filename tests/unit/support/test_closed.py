"""Operations that nobody may call, limits of their own, and paths that spell a variable differently."""

from __future__ import annotations

import pytest

from ssotgen.support.guard import Guard
from ssotgen.support.operation import Access, Body, Operation, Parameter, Response, Signature
from ssotgen.support.stub import StubCallers

GUARD = Guard(authenticate=StubCallers().authenticate, challenge="")


async def echo(call: object, **arguments: object) -> str:
    return str(arguments)


def operation(method: str, path: str, *, access: Access = Access.PUBLIC, limit: int | None = None) -> Operation:
    name = path.partition("{")[2].rstrip("}")
    parameters = (Parameter("path", name, str),) if name else ()
    body = Body({"text/plain": str}) if method == "PUT" else None
    signature = Signature((Response(200, str),), parameters, body)
    return Operation(
        id=f"{method} {path}",
        method=method,
        path=path,
        access=access,
        max_body_bytes=limit,
        signature=lambda: signature,
    )


@pytest.mark.parametrize(("headers", "status"), [({}, 401), ({"Authorization": "Bearer -"}, 403)])
def test_nobody_may_call_what_nobody_guards(serve, headers, status) -> None:
    send = serve((operation("GET", "/x", access=Access.NOBODY), echo), guard=GUARD)
    response = send("GET", "/x", headers=headers)
    assert response.status_code == status
    assert "www-authenticate" not in response.headers


def test_an_operation_may_have_a_limit_of_its_own(serve) -> None:
    send = serve((operation("PUT", "/small", limit=2), echo), (operation("PUT", "/usual"), echo), guard=GUARD)
    headers = {"content-type": "text/plain"}
    assert send("PUT", "/small", content=b"ab", headers=headers).status_code == 200
    assert send("PUT", "/small", content=b"abc", headers=headers).status_code == 413
    assert send("PUT", "/usual", content=b"abc", headers=headers).status_code == 200


def test_one_path_whose_variable_has_two_names(serve) -> None:
    send = serve((operation("GET", "/x/{a}"), echo), (operation("DELETE", "/x/{b}"), echo), guard=GUARD)
    assert send("GET", "/x/1").json() == "{'a': '1'}"
    assert send("DELETE", "/x/2").json() == "{'b': '2'}"
    assert send("POST", "/x/3").headers["allow"] == "DELETE, GET, HEAD"
