"""Every finding of the linker, at its place, and alone."""

import pytest

from ssotgen.linker.messages import MESSAGES

API = "contracts/shop/v1.openapi.yaml"
EVENT = "contracts/order.placed/v1.schema.yaml"
ROUTES = "registries/routes.yaml"
RBAC = "registries/rbac.yaml"
OWNERS = "registries/owners.yaml"
ERRORS = "registries/errors.yaml"
FEATURES = "registries/features.yaml"
SETTINGS = "registries/settings.yaml"
TOML = "ssotgen.toml"

QUERY = "        - {{name: {}, in: query, schema: {{type: string}}}}"

EDITS = {
    "permission in a route": (
        [(ROUTES, "order.place\n", "order.plcae\n")],
        ["registries/routes.yaml:12:19 unknown-permission"],
    ),
    "reserved word in capitals": (
        [(ROUTES, "permission: authenticated", "permission: Authenticated")],
        ["registries/routes.yaml:10:19 unknown-permission"],
    ),
    "permission in a grant": (
        [(RBAC, "{order.read: own}", "{order.raed: own}")],
        ["registries/rbac.yaml:13:14 unknown-permission"],
    ),
    "permission in a separation": (
        [(RBAC, "{roles: [clerk, customer]", "{permissions: [order.read, order.pay]")],
        ["registries/rbac.yaml:18:32 unknown-permission"],
    ),
    "permission of a page": (
        [(ROUTES, "permission: public\n    reason: shop window", "permission: shop.see")],
        ["registries/routes.yaml:25:17 unknown-permission"],
    ),
    "role that is inherited": (
        [(RBAC, "inherits: [visitor]", "inherits: [vistor]")],
        ["registries/rbac.yaml:12:16 unknown-role"],
    ),
    "role in a separation": (
        [(RBAC, "[clerk, customer]", "[clerk, costumer]")],
        ["registries/rbac.yaml:18:21 unknown-role"],
    ),
    "role that a feature targets": (
        [(FEATURES, "{role: clerk}", "{role: clark}")],
        ["registries/features.yaml:13:23 unknown-role"],
    ),
    "owner of a contract": (
        [(API, "owner: sales", "owner: sails")],
        ["contracts/shop/v1.openapi.yaml:3:21 unknown-owner"],
    ),
    "owner of a path": (
        [(OWNERS, "/contracts/, owners: [sales]", "/contracts/, owners: [sales, plattform]")],
        ["registries/owners.yaml:7:41 unknown-owner"],
    ),
    "the only owner of a path": (
        [(OWNERS, "/contracts/, owners: [sales]", "/contracts/, owners: [sails]")],
        ["registries/owners.yaml:7:34 unknown-owner"],
    ),
    "owner of a feature": (
        [(FEATURES, "owner: sales", "owner: sails")],
        ["registries/features.yaml:5:12 unknown-owner"],
    ),
    "feature": (
        [(ROUTES, "feature: web-shop", "feature: web-shp")],
        ["registries/routes.yaml:13:16 unknown-feature"],
    ),
    "environment of a feature": (
        [(FEATURES, "{dev:", "{devel:")],
        ["registries/features.yaml:11:20 unknown-environment"],
    ),
    "environment of a setting": (
        [(SETTINGS, "[prod]", "[production]")],
        ["registries/settings.yaml:6:19 unknown-environment"],
    ),
    "error code": (
        [(API, "[sold-out]", "[sold-uot]")],
        ["contracts/shop/v1.openapi.yaml:15:52 unknown-error"],
    ),
    "middleware of a route": (
        [(ROUTES, "use: [once]", "use: [one]")],
        ["registries/routes.yaml:14:13 unknown-middleware"],
    ),
    "middleware of all routes": (
        [(ROUTES, "use: [request-id]", "use: [requestid]")],
        ["registries/routes.yaml:6:9 unknown-middleware"],
    ),
    "contract of routes": (
        [(ROUTES, "  shop/v1:", "  shp/v1:")],
        ["registries/routes.yaml:8:3 unknown-contract"],
    ),
    "event": (
        [(ROUTES, "emits: [order.placed/v1]", "emits: [order.paced/v1]")],
        ["registries/routes.yaml:15:15 unknown-contract"],
    ),
    "contract of a page's operation": (
        [(ROUTES, "[shop/v1#placeOrder]", "[shop/v2#placeOrder]")],
        ["registries/routes.yaml:27:18 unknown-contract"],
    ),
    "operation of a page": (
        [(ROUTES, "[shop/v1#placeOrder]", "[shop/v1#placeOder]")],
        ["registries/routes.yaml:27:18 unknown-operation"],
    ),
    "operation": (
        [(ROUTES, "    listOrders:", "    listOrder:")],
        ["registries/routes.yaml:9:5 unknown-operation"],
    ),
    "operation that was renamed": (
        [(API, "operationId: placeOrder", "operationId: buy"), (ROUTES, "#placeOrder", "#buy")],
        ["registries/routes.yaml:11:5 unknown-operation"],
    ),
    "path parameter": (
        [(ROUTES, "id: path.orderId", "id: path.orderid")],
        ["registries/routes.yaml:18:35 unknown-parameter"],
    ),
    "query parameter": (
        [(ROUTES, "id: path.orderId", "id: query.orderId")],
        ["registries/routes.yaml:18:35 unknown-parameter"],
    ),
    "error of another status": (
        [(API, "x-errors: [rate-limited]", "x-errors: [rate-limited, sold-out]")],
        ["contracts/shop/v1.openapi.yaml:16:66 error-status-mismatch"],
    ),
    "owner that owners.yaml contradicts": (
        [(OWNERS, "/contracts/, owners: [sales]", "/contracts/shop/, owners: [platform]")],
        [
            "contracts/order.placed/v1.schema.yaml:3:50 owner-mismatch",
            "contracts/shop/v1.openapi.yaml:3:21 owner-mismatch",
        ],
    ),
    "wildcard over nothing": (
        [(RBAC, '"order.*"', '"oder.*"')],
        ["registries/rbac.yaml:16:14 empty-wildcard"],
    ),
    "ring of roles": (
        [(RBAC, "    anonymous: true", "    anonymous: true\n    inherits: [customer]")],
        ["registries/rbac.yaml:9:16 role-cycle"],
    ),
    "role that inherits itself": (
        [(RBAC, "inherits: [visitor]", "inherits: [customer]")],
        ["registries/rbac.yaml:12:16 role-cycle"],
    ),
    "two anonymous roles": (
        [(RBAC, "Works here\n", "Works here\n    anonymous: true\n")],
        ["registries/rbac.yaml:16:16 second-anonymous-role"],
    ),
    "scope": (
        [(RBAC, "separation:", "oauth-scopes:\n  orders.read: [order.read]\nseparation:")],
        ["registries/rbac.yaml:18:3 unknown-oauth-scope"],
    ),
    "operation without a route": (
        [(ROUTES, "    listOrders:\n      permission: authenticated\n", "")],
        ["contracts/shop/v1.openapi.yaml:7:5 unrouted-operation"],
    ),
    "reason beside a permission": (
        [(ROUTES, "permission: authenticated", "permission: authenticated\n      reason: because")],
        ["registries/routes.yaml:11:7 reason-without-public"],
    ),
    "resource without a permission": (
        [(ROUTES, "permission: order.read", "permission: authenticated")],
        ["registries/routes.yaml:18:7 resource-without-permission"],
    ),
    "routes of an event": (
        [(ROUTES, "operational:", "  order.placed/v1:\n    x: {permission: authenticated}\noperational:")],
        ["registries/routes.yaml:19:3 wrong-contract-kind"],
    ),
    "emitting an API": (
        [(ROUTES, "emits: [order.placed/v1]", "emits: [shop/v1]")],
        ["registries/routes.yaml:15:15 wrong-contract-kind"],
    ),
    "middleware that every route has": (
        [(ROUTES, "use: [once]", "use: [once, request-id]")],
        ["registries/routes.yaml:14:19 duplicate-entry"],
    ),
    "path that has two lines": (
        [(OWNERS, "  - {path: /contracts/,", '  - {path: "/**", owners: [sales]}\n  - {path: /contracts/,')],
        ["registries/owners.yaml:7:12 duplicate-entry"],
    ),
    "two pages on one path": (
        [(ROUTES, "pages:\n", "pages:\n  start: {path: /, title: Start, permission: authenticated}\n")],
        ["registries/routes.yaml:22:17 duplicate-entry"],
    ),
    "page on the path of an operation": (
        [(ROUTES, "    path: /\n", "    path: /orders/{id}\n")],
        ["registries/routes.yaml:23:11 route-collision"],
    ),
    "probe on the path of an operation": (
        [(ROUTES, "path: /health", "path: /orders")],
        ["registries/routes.yaml:20:12 route-collision"],
    ),
    "name of nothing": (
        [(TOML, "[workspace]", '[names]\n"shop/v1#getOder" = "fetch"\n[workspace]')],
        ["ssotgen.toml:3:1 unknown-symbol"],
    ),
    "name that Python refuses": (
        [(TOML, "[workspace]", '[names]\n"shop/v1#getOrder" = "class"\n[workspace]')],
        ["ssotgen.toml:3:22 invalid-name"],
    ),
    "operations that would be called alike": (
        [(TOML, "[workspace]", '[names]\n"shop/v1#getOrder" = "list_orders"\n[workspace]')],
        ["contracts/shop/v1.openapi.yaml:18:5 name-collision"],
    ),
    "permissions that would be called alike": (
        [(RBAC, "roles:", "  order-read.x: {description: One}\n  order.read-x: {description: Two}\nroles:")],
        ["registries/rbac.yaml:6:3 name-collision"],
    ),
    "parameters that would be called alike": (
        [
            (
                API,
                "schema: {type: string}}",
                f"schema: {{type: string}}}}\n{QUERY.format('a-b')}\n{QUERY.format('a.b')}",
            )
        ],
        ["contracts/shop/v1.openapi.yaml:23:11 name-collision"],
    ),
    "public route of a protected operation": (
        [(ROUTES, "permission: authenticated", "permission: public\n      reason: why not")],
        ["registries/routes.yaml:10:19 security-contradiction"],
    ),
    "protected route of an open operation": (
        [(ROUTES, "permission: order.place", "permission: authenticated")],
        ["registries/routes.yaml:12:19 security-contradiction"],
    ),
    "permission that no visitor holds, for an open operation": (
        [(ROUTES, "permission: order.place", "permission: order.read")],
        ["registries/routes.yaml:12:19 security-contradiction"],
    ),
    "permission that every visitor holds, for a protected operation": (
        [(ROUTES, "permission: order.read", "permission: order.place")],
        ["registries/routes.yaml:17:19 security-contradiction"],
    ),
    "contract that is open as a whole": (
        [(API, "security: [{bearer: []}]\n", "security: [{}, {bearer: []}]\n")],
        ["contracts/shop/v1.openapi.yaml:4:1 security-contradiction"],
    ),
}


@pytest.mark.parametrize(("edits", "expected"), EDITS.values(), ids=EDITS.keys())
def test_a_mistake_gives_one_finding_at_its_place(shop, edits, expected):
    for path, old, new in edits:
        shop = shop.edit(path, old, new)
    assert shop.findings() == expected


# These need whole files to come or go: test_guards shows them.
ELSEWHERE = {"rbac-without-routes", "route-of-consumed-contract"}


def test_every_message_of_the_linker_is_shown_above():
    shown = {line.rpartition(" ")[2] for _, expected in EDITS.values() for line in expected}
    assert shown | ELSEWHERE == {message.id for message in MESSAGES}
