"""Who gets through the guard of the booking service over real HTTP, against a second opinion made of YAML alone."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
import yaml

from tests.helpers import REPOSITORY, Counted, served

CONTRACT = yaml.safe_load((REPOSITORY / "contracts/booking-api/v1.openapi.yaml").read_text(encoding="utf-8"))
ROUTES = yaml.safe_load((REPOSITORY / "registries/routes.yaml").read_text(encoding="utf-8"))["operations"]
RBAC = yaml.safe_load((REPOSITORY / "registries/rbac.yaml").read_text(encoding="utf-8"))
ROLES: dict[str, Any] = RBAC["roles"]
METHODS = ("get", "put", "post", "delete", "patch")
UUID = "6f1b1f0e-3a52-4c3d-9a5e-0d9a4f0a7c11"


# ---- the second opinion


def grants(role: str) -> set[str]:
    own = set(ROLES[role].get("grants", {}))
    return own.union(*(grants(parent) for parent in ROLES[role].get("inherits", [])))


def expected(operation: str, roles: tuple[str, ...] | None, *, bad: bool = False) -> int:
    """The status for a caller with these roles (`None`: no credentials) whose request is otherwise flawless."""
    permission = ROUTES["booking-api/v1"][operation]["permission"]
    if bad:
        return 401
    if permission == "public":
        return 501
    if roles is None:
        anonymous = [role for role, entry in ROLES.items() if entry.get("anonymous")]
        return 501 if any(permission in grants(role) for role in anonymous) else 401
    if permission == "authenticated":
        return 501
    kept_apart = (set(line["roles"]) for line in RBAC["separation"] if "roles" in line)
    if any(line <= set(roles) for line in kept_apart):
        return 403
    return 501 if any(permission in grants(role) for role in roles) else 403


# ---- requests, as the contract describes them


def resolve(node: Any) -> Any:
    while "$ref" in node:
        target: Any = CONTRACT
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def example(parameter: dict[str, Any]) -> str:
    schema = resolve(parameter["schema"])
    return str(parameter.get("example") or (UUID if schema.get("format") == "uuid" else "1"))


def operations() -> dict[str, tuple[str, str, dict[str, str], Any]]:
    """Operation id to method, target, headers and body of a valid request with as little in it as possible."""
    found = {}
    for path, item in CONTRACT["paths"].items():
        for method in set(METHODS) & set(item):
            entry = item[method]
            parameters = [resolve(one) for one in (*item.get("parameters", []), *entry.get("parameters", []))]
            needed = [one for one in parameters if one.get("required")]
            target = path
            for one in (one for one in needed if one["in"] == "path"):
                target = target.replace(f"{{{one['name']}}}", quote(example(one)))
            query = urlencode([(one["name"], example(one)) for one in needed if one["in"] == "query"])
            headers = {one["name"]: example(one) for one in needed if one["in"] == "header"}
            body = None
            if "requestBody" in entry:
                media = resolve(entry["requestBody"])["content"]["application/json"]
                body = media["example"] if "example" in media else next(iter(media["examples"].values()))["value"]
                headers["Content-Type"] = "application/json"
            found[entry["operationId"]] = (method.upper(), f"{target}?{query}" if query else target, headers, body)
    return found


OPERATIONS = operations()


@pytest.fixture(scope="module")
def server(booking: Path) -> Iterator[str]:
    with served("werkstatt.booking_api.v1.app:stub_app", app_dir=booking / "generated/python") as url:
        yield url


@pytest.fixture
def connection(server: str) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    yield connection
    connection.close()


def ask(connection: HTTPConnection, operation: str, credential: str | None) -> tuple[int, dict[str, Any]]:
    method, target, headers, body = OPERATIONS[operation]
    sent = headers | ({"Authorization": credential} if credential is not None else {})
    connection.request(method, target, None if body is None else json.dumps(body), sent)
    return answer(connection.getresponse())


def answer(response: HTTPResponse) -> tuple[int, dict[str, Any]]:
    text = response.read()
    assert response.headers["Content-Type"] == "application/problem+json", text
    problem: dict[str, Any] = json.loads(text)
    assert problem["status"] == response.status
    assert response.headers["X-Request-Id"]
    assert (response.status == 401) == ("WWW-Authenticate" in response.headers)
    return response.status, problem


def test_every_operation_is_routed() -> None:
    assert OPERATIONS.keys() == ROUTES["booking-api/v1"].keys()
    assert len(OPERATIONS) >= 14


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_every_caller(connection: HTTPConnection, operation: str, counted: Counted) -> None:
    wrong = []
    callers: list[tuple[str, ...] | None] = [None, (), *((role,) for role in ROLES), *combinations(ROLES, 2)]
    for roles in callers:
        status, problem = ask(connection, operation, None if roles is None else f"Bearer {','.join(roles) or '-'}")
        counted("requests")
        if status != expected(operation, roles):
            wrong.append((roles, status, expected(operation, roles), problem))
    for credential in ("Bearer", "Bearer nobody", "Bearer customer,nobody", "Basic Y3VzdG9tZXI6", "customer", ""):
        status, problem = ask(connection, operation, credential)
        counted("requests")
        if status != expected(operation, None, bad=True):
            wrong.append(((credential,), status, 401, problem))
    assert wrong == []


def guarded_with_body() -> list[str]:
    """Operations that need a principal and read a body."""
    bodies = (name for name, (_, _, _, body) in OPERATIONS.items() if body is not None)
    return sorted(name for name in bodies if expected(name, None) == 401)


@pytest.mark.parametrize("operation", guarded_with_body())
def test_nothing_of_a_body_is_looked_at_before_the_caller_is_known(connection: HTTPConnection, operation: str) -> None:
    method, target, headers, _ = OPERATIONS[operation]
    connection.request(method, target, "{not json", headers)
    assert answer(connection.getresponse())[0] == 401
    connection.request(method, target, "<a/>", headers | {"Content-Type": "application/xml"})
    assert answer(connection.getresponse())[0] == 401


@pytest.mark.parametrize("operation", guarded_with_body())
def test_an_endless_body_is_refused_before_it_is_read(server: str, operation: str) -> None:
    method, target, headers, _ = OPERATIONS[operation]
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    try:
        connection.putrequest(method, target)
        for name, value in (headers | {"Transfer-Encoding": "chunked"}).items():
            connection.putheader(name, value)
        connection.endheaders()
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _ in range(64):  # four megabytes, four times what the service would read
                connection.send(chunk)
        except ConnectionError:
            pass  # the server has answered and hung up, which is all the better
        assert answer(connection.getresponse())[0] == 401
    finally:
        connection.close()
