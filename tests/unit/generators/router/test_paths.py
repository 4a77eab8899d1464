"""Paths: what is tried first, what a router calls them, where a service is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.generators.router.paths import readable, routed_path, specificity, unreadable
from ssotgen.ir.contract import Contract, ContractKind, Operation, Parameter, Stability
from ssotgen.ir.server import Server

HERE = Origin("contracts/a/v1.openapi.yaml")
CONTRACT = Contract(
    symbol="a/v1", origin=HERE, name="a", major=1, kind=ContractKind.API, sources=(HERE.document,), dialect="3.1",
    title="A", version="1.0.0", version_origin=HERE, stability=Stability.DRAFT, sunset=None, owner=None, served=True,
    conventional=True, description=None, changelog=None, prose=None, tags=(), servers=(), security_schemes=(),
    operations=(), schemas=FrozenMap(), root=None, document=None,
)  # fmt: skip


def operation(path: str, *parameters: Parameter) -> Operation:
    return Operation(
        symbol=f"a/v1#GET {path}", origin=HERE, contract="a/v1", id=None, method="GET", path=path, summary=None,
        description=None, tags=(), deprecated=False, parameters=parameters, body=None, responses=(), security=None,
        security_origin=None,
    )  # fmt: skip


def test_what_is_fixed_is_tried_before_what_varies() -> None:
    in_order = [
        "/a/b", "/a/b/c", "/a/b/{x}", "/a/longer-{x}", "/a/l-{x}", "/a/{x}", "/a/{x}/c", "/a/{x}/{y}", "/{x}/b",
        "/{x}/{y}", "/{x*}/a", "/{x*}",
    ]  # fmt: skip
    assert [item.path for item in sorted(map(operation, reversed(in_order)), key=specificity)] == in_order


def test_variables_have_the_names_that_handlers_know() -> None:
    parameter = Parameter("a/v1#x/parameters/path/user-id", HERE, "user-id", "path", True, "simple", False)
    found = routed_path(operation("/users/{user-id}.json?a=1", parameter), {parameter.symbol: "user_id"})
    assert found == "/users/{user_id}.json"


def test_a_variable_for_the_rest_of_a_path_takes_slashes() -> None:
    parameter = Parameter("a/v1#x/parameters/path/path*", HERE, "path*", "path", True, "simple", False)
    assert (
        routed_path(operation("/%C3%A4/{path*}", parameter), {parameter.symbol: "path_star"}) == "/ä/{path_star:path}"
    )


def test_variables_of_a_query_are_read_from_it() -> None:
    id, part = (Parameter(f"a/v1#x/{name}", HERE, name, "path", True, "simple", False) for name in ("id", "part"))
    found = operation("/a?key={id}&x=a{part}", id, part)
    assert [(item.symbol, item.location, item.name) for item in readable(found)] == [(id.symbol, "query", "key")]
    assert unreadable(found) == ["part"]


@pytest.mark.parametrize(
    ("servers", "expected"),
    [
        ((), ""),
        (("https://api.example.org",), ""),
        (("https://api.example.org/",), ""),
        (("https://api.example.org/v1/",), "/v1"),
        (("//api.example.org/v1?x=/y", "/other"), "/v1"),
        (("/v1",), "/v1"),
        (("v1",), ""),
        (("https://{region}.example.org/v1",), "/v1"),
        (("https://example.org/{version}",), ""),
        (("https://example.org/a%20b%2fc",), "/a b%2Fc"),
    ],
)
def test_where_the_first_server_is(servers: tuple[str, ...], expected: str) -> None:
    assert replace(CONTRACT, servers=tuple(Server(one, CONTRACT.origin, one) for one in servers)).base_path == expected
