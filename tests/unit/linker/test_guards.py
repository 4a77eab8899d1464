"""Which registries exist decides what guards an operation."""

from ssotgen.ir.registry import Authenticated, Public, Requires, Resource

ROUTES = "registries/routes.yaml"
RBAC = "registries/rbac.yaml"
FEATURES = "registries/features.yaml"
API = "contracts/shop/v1.openapi.yaml"

VENDOR = """\
openapi: 3.0.3
info: {title: Post, version: 2.0.0}
paths:
  /parcels:
    get: {operationId: listParcels, responses: {"200": {description: All.}}}
"""


def access(program):
    return {route.operation: route.access for route in program.routes}


def test_both_registries(shop):
    program = shop.program()
    assert access(program) == {
        "shop/v1#listOrders": Authenticated(),
        "shop/v1#placeOrder": Requires("order.place"),
        "shop/v1#getOrder": Requires("order.read"),
    }
    routes = program.route_of
    assert routes["shop/v1#getOrder"].resource == Resource("order", "path", "orderId")
    assert routes["shop/v1#placeOrder"].use == ("request-id", "once")
    assert routes["shop/v1#placeOrder"].emits == ("order.placed/v1",)
    assert routes["shop/v1#placeOrder"].feature == "web-shop"
    assert all(route.written for route in program.routes)


def test_neither_registry_leaves_it_to_the_contract(shop):
    program = shop.without(ROUTES, RBAC, FEATURES).program()
    assert program.rbac is None
    assert program.routing is None
    assert access(program) == {
        "shop/v1#listOrders": Authenticated(),
        "shop/v1#placeOrder": Public(""),
        "shop/v1#getOrder": Authenticated(),
    }
    assert not any(route.written for route in program.routes)


def test_a_contract_that_says_nothing_is_open(shop):
    program = shop.without(ROUTES, RBAC, FEATURES).edit(API, "security: [{bearer: []}]\n", "").program()
    assert set(access(program).values()) == {Public("")}


def test_routes_without_rbac_know_only_the_reserved_words(shop):
    shop = shop.without(RBAC, FEATURES).edit(ROUTES, "      feature: web-shop\n", "")
    found, _, _ = shop.diagnostics()
    assert shop.findings() == [
        "registries/routes.yaml:12:19 unknown-permission",
        "registries/routes.yaml:16:19 unknown-permission",
    ]
    assert {item.help for item in found} == {"this workspace has no registries/rbac.yaml"}
    shop = shop.edit(ROUTES, "permission: order.place", "permission: public\n      reason: shop window")
    shop = shop.edit(ROUTES, "permission: order.read\n", "permission: authenticated\n")
    shop = shop.edit(ROUTES, "      resource: {type: order, id: path.orderId}\n", "")
    assert access(shop.program())["shop/v1#placeOrder"] == Public("shop window")


def test_rbac_without_routes(shop):
    shop = shop.without(ROUTES)
    assert shop.findings() == ["registries/rbac.yaml:1:1 rbac-without-routes"]
    assert shop.without(API).program().routes == ()


def test_an_entry_without_a_permission_is_left_to_a_rule(shop):
    program = shop.edit(ROUTES, "      permission: authenticated\n", "      use: []\n").program()
    assert program.route_of["shop/v1#listOrders"].access is None


def test_a_served_contract_that_routes_do_not_mention(shop):
    shop = shop.add("contracts/post/v2.openapi.yaml", VENDOR)
    assert shop.findings() == ["contracts/post/v2.openapi.yaml:1:1 unrouted-operation"]
    consumed = shop.add(
        "ssotgen.toml", '[contracts."post/v2"]\nfile = "contracts/post/v2.openapi.yaml"\nserve = false\n'
    )
    assert {route.operation for route in consumed.program().routes} == set(
        access(shop.without("contracts/post/v2.openapi.yaml").program())
    )


def test_routes_of_a_consumed_contract(shop):
    shop = shop.add("contracts/post/v2.openapi.yaml", VENDOR)
    shop = shop.add("ssotgen.toml", '[contracts."post/v2"]\nfile = "contracts/post/v2.openapi.yaml"\nserve = false\n')
    shop = shop.edit(ROUTES, "operational:", '  post/v2: {"*": {permission: order.read}}\noperational:')
    assert shop.findings() == ["registries/routes.yaml:19:3 route-of-consumed-contract"]


def test_a_star_speaks_for_all_that_is_not_named(shop):
    entry = '  post/v2: {"*": {permission: public, reason: printed on the parcel}}\noperational:'
    program = shop.add("contracts/post/v2.openapi.yaml", VENDOR).edit(ROUTES, "operational:", entry).program()
    assert access(program)["post/v2#listParcels"] == Public("printed on the parcel")
    assert program.routes[0].operation == "post/v2#listParcels"


def test_a_star_that_contradicts_is_one_finding(shop):
    shop = shop.edit(ROUTES, "    listOrders:\n      permission: authenticated\n", "")
    start = shop.files[ROUTES].index("    getOrder:")
    end = shop.files[ROUTES].index("operational:")
    shop = shop.edit(ROUTES, shop.files[ROUTES][start:end], '    "*": {permission: public, reason: why not}\n')
    assert shop.findings() == ["contracts/shop/v1.openapi.yaml:4:1 security-contradiction"]


def test_an_operation_without_an_id_is_named_by_method_and_path(shop):
    shop = shop.edit(API, "      operationId: listOrders\n", "")
    shop = shop.edit(ROUTES, "    listOrders:", '    "GET /orders":')
    assert access(shop.program())["shop/v1#GET /orders"] == Authenticated()


def test_method_and_path_of_an_operation_with_an_id(shop):
    found = shop.edit(ROUTES, "    listOrders:", '    "GET /orders":').only()
    assert found.id == "unknown-operation"
    assert found.hint == "did you mean `listOrders`?"


def test_two_contracts_on_one_path(shop):
    other = VENDOR.replace("/parcels", "/orders")
    shop = shop.add("contracts/post/v2.openapi.yaml", other)
    shop = shop.edit(ROUTES, "operational:", '  post/v2: {"*": {permission: public, reason: x}}\noperational:')
    assert shop.findings() == ["contracts/shop/v1.openapi.yaml:7:5 route-collision"]
    servers = "servers: [{url: https://api.example/post}]\n"
    assert shop.add("contracts/post/v2.openapi.yaml", servers).program()
