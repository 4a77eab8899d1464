"""A small shop that links without findings, and ways to break it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.syntax.library import Library

API = "contracts/shop/v1.openapi.yaml"
EVENT = "contracts/order.placed/v1.schema.yaml"
ROUTES = "registries/routes.yaml"
RBAC = "registries/rbac.yaml"
OWNERS = "registries/owners.yaml"
ERRORS = "registries/errors.yaml"
FEATURES = "registries/features.yaml"
SETTINGS = "registries/settings.yaml"
TOML = "ssotgen.toml"

FILES = {
    API: """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
x-contract: {owner: sales}
security: [{bearer: []}]
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {"200": {description: All of them.}}
    post:
      operationId: placeOrder
      security: [{}, {bearer: []}]
      responses:
        "201": {description: Placed.}
        "409": {description: Sold out., x-errors: [sold-out]}
        "429": {description: Too many., x-errors: [rate-limited]}
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters:
        - {name: orderId, in: path, required: true, schema: {type: string}}
      responses: {"200": {description: One of them.}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
""",
    EVENT: """\
$schema: https://json-schema.org/draft/2020-12/schema
title: Order placed
x-contract: {kind: event, version: 1.0.0, owner: sales}
type: object
""",
    ROUTES: """\
format: 1
middleware:
  request-id: {kind: request-id}
  once: {kind: idempotency}
defaults:
  use: [request-id]
operations:
  shop/v1:
    listOrders:
      permission: authenticated
    placeOrder:
      permission: order.place
      feature: web-shop
      use: [once]
      emits: [order.placed/v1]
    getOrder:
      permission: order.read
      resource: {type: order, id: path.orderId}
operational:
  - {path: /health, reason: probe}
pages:
  home:
    path: /
    title: Shop
    permission: public
    reason: shop window
    operations: [shop/v1#placeOrder]
""",
    RBAC: """\
format: 1
permissions:
  order.place: {description: Place an order}
  order.read: {description: See an order}
roles:
  visitor:
    description: Anybody
    anonymous: true
    grants: {order.place: any}
  customer:
    description: Somebody with an account
    inherits: [visitor]
    grants: {order.read: own}
  clerk:
    description: Works here
    grants: {"order.*": any}
separation:
  - {roles: [clerk, customer], reason: nobody serves themselves}
""",
    OWNERS: """\
format: 1
owners:
  sales: {name: Sales, handles: ["@shop/sales"]}
  platform: {name: Platform, handles: ["@shop/platform"]}
paths:
  - {path: "/**", owners: [platform]}
  - {path: /contracts/, owners: [sales]}
""",
    ERRORS: """\
format: 1
type-base: https://shop.example/problems/
errors:
  sold-out:
    status: 409
    title: Sold out
    description: Nothing is left.
    remedy: Order something else.
  rate-limited:
    title: Slow down
""",
    FEATURES: """\
format: 1
features:
  web-shop:
    description: Orders without a phone call
    owner: sales
    kind: release
    type: boolean
    default: "off"
    created: "2026-11-01"
    expires: "2027-05-01"
    environments: {dev: "on"}
    targeting:
      - {when: {role: clerk}, then: "on"}
""",
    SETTINGS: """\
format: 1
settings:
  database-url:
    description: Where orders live
    type: url
    required-in: [prod]
""",
    TOML: """\
format = 1
[workspace]
package = "shop"
environments = ["dev", "prod"]
""",
}


@dataclass(frozen=True)
class Scene:
    """A workspace in memory."""

    files: Mapping[str, str]

    def edit(self, path: str, old: str, new: str) -> Scene:
        """Replace the first `old` in a file."""
        assert old in self.files[path], f"{path} has no {old!r}"
        return replace(self, files={**self.files, path: self.files[path].replace(old, new, 1)})

    def add(self, path: str, text: str) -> Scene:
        """Write a file, or append to one that is there."""
        return replace(self, files={**self.files, path: self.files.get(path, "") + text})

    def without(self, *paths: str) -> Scene:
        return replace(self, files={path: text for path, text in self.files.items() if path not in paths})

    def diagnostics(self) -> tuple[list[Diagnostic], Program | None, Library]:
        library = Library(MemoryTree({path: text.encode() for path, text in self.files.items()}))
        declarations = declare(library, declare_workspace(library))
        if declarations is None:
            return library.diagnostics, None, library
        linked = link(declarations)
        return [*library.diagnostics, *linked.diagnostics], linked.program, library

    def findings(self) -> list[str]:
        """`path:line:column id` of every finding, sorted."""
        found, _, library = self.diagnostics()
        return sorted(f"{self.place(item.origin, library)} {item.id}" for item in found)

    def only(self) -> Diagnostic:
        """The one finding that there is."""
        found, _, _ = self.diagnostics()
        assert [item.id for item in found] == [item.id for item in found[:1]]
        return found[0]

    def program(self) -> Program:
        """The program; there are no findings."""
        found, program, _ = self.diagnostics()
        assert [item.text for item in found] == []
        assert program is not None
        return program

    @staticmethod
    def place(origin, library: Library) -> str:
        span = library.locator().span(origin)
        assert span is not None, origin
        return f"{origin.document}:{span.line}:{span.column}"


@pytest.fixture
def shop() -> Scene:
    return Scene(FILES)
