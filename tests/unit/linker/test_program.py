"""What comes out of linking: wildcards expanded, codes completed, names decided, everything in a stable order."""

import yaml

from ssotgen.ir.registry import Reach

API = "contracts/shop/v1.openapi.yaml"
ROUTES = "registries/routes.yaml"
RBAC = "registries/rbac.yaml"
ERRORS = "registries/errors.yaml"
TOML = "ssotgen.toml"


def test_a_wildcard_becomes_grants_that_remember_it(shop):
    clerk = shop.program().rbac.roles["clerk"]
    assert [(g.permission, g.reach, g.pattern) for g in clerk.grants] == [
        ("order.place", Reach.ANY, "order.*"),
        ("order.read", Reach.ANY, "order.*"),
    ]
    assert {g.origin.pointer for g in clerk.grants} == {"/roles/clerk/grants/order.*"}


def test_the_wider_reach_wins_and_a_plain_entry_is_named_first(shop):
    def grants(text):
        program = shop.edit(RBAC, '{"order.*": any}', text).program()
        return [(g.permission, g.reach, g.pattern) for g in program.rbac.roles["clerk"].grants]

    assert grants('{"order.*": any, order.read: own}') == [
        ("order.place", Reach.ANY, "order.*"),
        ("order.read", Reach.ANY, "order.*"),
    ]
    assert grants('{"order.*": any, order.read: any}')[1] == ("order.read", Reach.ANY, None)
    assert grants('{"order.*": own, order.read: any}') == [
        ("order.place", Reach.OWN, "order.*"),
        ("order.read", Reach.ANY, None),
    ]


def test_reserved_codes_exist_without_a_registry(shop):
    program = shop.without(ERRORS).edit(API, ", x-errors: [sold-out]", "").program()
    assert program.errors.origin is None
    assert program.errors.codes["feature-off"].statuses == (403, 404)
    assert all(
        code.reserved and code.title and code.description and code.remedy for code in program.errors.codes.values()
    )
    assert len(program.errors.codes) == 13


def test_a_reserved_code_takes_another_wording_and_keeps_the_rest(shop):
    codes = shop.program().errors.codes
    assert codes["rate-limited"].title == "Slow down"
    assert codes["rate-limited"].statuses == (429,)
    assert codes["rate-limited"].retriable
    assert codes["sold-out"].statuses == (409,)
    assert not codes["sold-out"].reserved


def test_ranges_and_default_take_codes_of_their_statuses(shop):
    assert shop.edit(API, '"409"', '"4XX"').program()
    assert shop.edit(API, '"409"', "default").program()
    assert shop.edit(API, '"409"', '"5XX"').only().id == "error-status-mismatch"


def test_names(shop):
    names = shop.program().names["python"]
    assert names["shop/v1"] == "shop.v1"
    assert names["order.placed/v1"] == "order_placed.v1"
    assert names["shop/v1?service"] == "ShopV1"
    assert names["shop/v1#placeOrder"] == "place_order"
    assert names["shop/v1#placeOrder/responses/201"] == "PlaceOrder201"
    assert names["shop/v1#getOrder/parameters/path/orderId"] == "order_id"
    assert names["role:customer"] == "CUSTOMER"
    assert names["permission:order.place"] == "ORDER_PLACE"


def test_chosen_names(shop):
    chosen = '[names]\n"shop/v1#placeOrder" = "buy"\n"role:clerk" = "SELLER"\n[workspace]'
    names = shop.edit(TOML, "[workspace]", chosen).program().names["python"]
    assert names["shop/v1#placeOrder"] == "buy"
    assert names["shop/v1#placeOrder/responses/201"] == "Buy201"
    assert names["role:clerk"] == "SELLER"


def test_the_order_of_keys_does_not_count(shop):
    def turned(value):
        if isinstance(value, dict):
            return {key: turned(item) for key, item in reversed(value.items())}
        return [turned(item) for item in value] if isinstance(value, list) else value

    before = shop.program()
    for path, text in shop.files.items():
        if path.startswith("registries/"):
            shop = shop.without(path).add(path, yaml.safe_dump(turned(yaml.safe_load(text)), sort_keys=False))
    after = shop.program()
    assert after.rbac == before.rbac
    assert list(after.rbac.roles) == list(before.rbac.roles)
    assert after.routes == before.routes
    assert after.routing == before.routing
    assert list(after.errors.codes) == list(before.errors.codes)
    assert list(after.features) == list(before.features)
    assert after.names == before.names
    assert after.registries == before.registries
