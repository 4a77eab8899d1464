"""Names of model classes: made of the way to a place, the same however a contract is ordered or grows."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.shapes.closure import shapes_of_contract
from ssotgen.linker.names_models import ModelNames, model_names
from ssotgen.syntax.library import Library

OBJECT = {"type": "object", "properties": {"id": {"type": "string"}}}


def names(
    schemas: Mapping[str, object], paths: Mapping[str, object] | None = None, overrides: Mapping[str, str] | None = None
) -> ModelNames:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }
    library = Library(MemoryTree({"contracts/shop/v1.openapi.json": json.dumps(document).encode()}))
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None
    contracts = declarations.contracts
    shapes = {contract.symbol: shapes_of_contract(contract, contract.schemas) for contract in contracts}
    return model_names(contracts, shapes, overrides or {})


def classes(found: ModelNames) -> dict[str, str]:
    """Names of classes by pointer."""
    return {
        symbol.removeprefix("shop/v1#"): name
        for symbol, name in found.names.items()
        if name[0].isupper() and not name.isupper()
    }


def component(name: str) -> str:
    return f"/components/schemas/{name}"


def test_an_unnamed_object_is_called_after_its_place():
    order = {
        "type": "object",
        "properties": {
            "customer": OBJECT,
            "lines": {"type": "array", "items": OBJECT},
            "byDay": {"type": "object", "additionalProperties": OBJECT},
        },
    }
    found = classes(names({"Order": order, "Big_ORDER": {"allOf": [{"$ref": "#/components/schemas/Order"}, OBJECT]}}))
    assert found == {
        component("Order"): "Order",
        component("Big_ORDER"): "BigOrder",
        component("Order/properties/customer?class"): "OrderCustomer",
        component("Order/properties/lines/items"): "OrderLinesItem",
        component("Order/properties/byDay/additionalProperties"): "OrderByDayValue",
    }


def test_bodies_and_parameters_are_called_after_their_operation():
    json_body = {"application/json": {"schema": OBJECT}}
    operation = {
        "operationId": "placeOrder",
        "parameters": [{"name": "filter", "in": "query", "schema": OBJECT}],
        "requestBody": {"content": {**json_body, "application/x-www-form-urlencoded": {"schema": OBJECT}}},
        "responses": {
            "200": {"description": "", "content": json_body},
            "201": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": OBJECT}}}},
            "default": {"description": "", "content": {"application/problem+json": {"schema": OBJECT}}},
        },
    }
    found = classes(names({}, {"/orders": {"post": operation}}))
    assert {name for name in found.values() if name.startswith("PlaceOrder")} == {
        "PlaceOrderFilter",
        "PlaceOrderRequest",
        "PlaceOrderRequestForm",
        "PlaceOrderResponse",
        "PlaceOrder201ResponseItem",
        "PlaceOrderDefaultResponse",
    }


def test_members_of_unions_are_called_after_what_they_say():
    members = [
        {"title": "By card", **OBJECT},
        {"type": "object", "required": ["type"], "properties": {"type": {"const": "cash"}}},
        {"type": "object", "required": ["iban", "id"], "properties": {"iban": {}, "id": {}}},
        {"type": "object", "required": ["bic", "id"], "properties": {"bic": {}, "id": {}}},
        {"type": "null"},
    ]
    found = set(classes(names({"Pay": {"oneOf": members}})).values())
    assert found == {"Pay", "PayByCard", "PayCash", "PayWithIban", "PayWithBic"}
    assert set(classes(names({"Pay": {"oneOf": members[::-1]}})).values()) == found


def test_a_new_sibling_renames_nothing():
    before = classes(names({"Order": {"type": "object", "properties": {"b": OBJECT}}}))
    after = classes(names({"Another": OBJECT, "Order": {"type": "object", "properties": {"a": OBJECT, "b": OBJECT}}}))
    assert before.items() <= after.items()


def test_an_unnamed_class_makes_room_for_a_chosen_name():
    found = names({"Order": {"type": "object", "properties": {"line": OBJECT}}, "OrderLine": OBJECT})
    assert not found.diagnostics
    assert classes(found)[component("OrderLine")] == "OrderLine"
    assert classes(found)[component("Order/properties/line?class")] == "OrderLineInline"


def test_two_unnamed_classes_of_one_name_are_both_marked():
    deep = {"type": "object", "properties": {"b": {"type": "object", "properties": {"c": OBJECT}}}}
    flat = {"type": "object", "properties": {"c": OBJECT}}
    found = classes(names({"A": deep, "AB": flat}))
    twins = [found[component("A/properties/b/properties/c?class")], found[component("AB/properties/c?class")]]
    assert all(name.upper().startswith("ABC") and len(name) == 11 for name in twins)
    assert len(set(twins)) == 2


def test_chosen_names_that_meet_are_an_error_with_both_places():
    found = names({"user_name": OBJECT, "UserName": OBJECT})
    (finding,) = found.diagnostics
    assert finding.id == "name-collision"
    assert finding.origin.pointer.endswith("/user_name")
    assert finding.labels[0].origin.pointer.endswith("/UserName")


def test_fields_and_members_that_meet_are_errors():
    record = {"type": "object", "properties": {"user-id": {}, "userId": {}, "other": {}}}
    found = names({"A": record, "B": {"enum": ["asc", "ASC", "x"]}})
    assert [finding.origin.pointer.rpartition("/")[2] for finding in found.diagnostics] == ["userId", "1"]


def test_a_line_of_names_decides():
    symbol = "shop/v1#/components/schemas/user_name"
    found = names(
        {"user_name": OBJECT, "UserName": OBJECT}, overrides={symbol: "Login", f"{symbol}/properties/id": "key"}
    )
    assert not found.diagnostics
    assert found.names[symbol] == "Login"
    assert found.names[f"{symbol}/properties/id"] == "key"


def test_an_input_variant_steps_aside_for_a_chosen_name():
    account = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
    found = names({"Account": account, "AccountInput": OBJECT})
    assert found.names["shop/v1#/components/schemas/Account?input"] == "AccountInputVariant"
    assert found.names["shop/v1#/components/schemas/AccountInput"] == "AccountInput"
