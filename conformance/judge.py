"""An independent verdict on instances: the document's own schemas, held up by jsonschema-rs alone."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

ASSERTED = frozenset({"uuid", "date", "date-time", "time", "duration", "email", "ipv4", "ipv6"})
"""The formats that models assert; all others are remarks."""
RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
           "unevaluatedItems", "unevaluatedProperties")  # fmt: skip
_NOTES = ("example", "examples", "default", "description", "title", "xml", "externalDocs", "discriminator")


class Judge:
    """Judges instances by the components of one document, as a response is read: `writeOnly` need not be there."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._old = str(document["openapi"]).startswith("3.0")
        schemas = document.get("components", {}).get("schemas", {})
        self.schemas = {name: self._recursive(self._plain(schema), name) for name, schema in schemas.items()}
        self._registry = jsonschema_rs.Registry(
            [("urn:document", {"$schema": _DIALECT, "components": {"schemas": self.schemas}})]
        )

    def validator(self, name: str) -> Any:
        """The validator of one component."""
        return jsonschema_rs.validator_for(
            self._reference(name), registry=self._registry, validate_formats=True, offline=True
        )

    def is_valid(self, validator: Any, instance: Any) -> bool:
        """The verdict on an instance, whose numbers are given as integers where they are whole.

        `-9223372036854775808.0` is as large as the bound of int64, and yet the judge finds it smaller.
        """
        return bool(validator.is_valid(whole(instance)))

    def _reference(self, name: str) -> dict[str, Any]:
        pointer = name.replace("~", "~0").replace("/", "~1")
        return {"$schema": _DIALECT, "$ref": f"urn:document#/components/schemas/{pointer}"}

    def _plain(self, schema: Any) -> Any:
        """One schema in 2020-12, without remarks and without formats that nobody asserts."""
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema and self._old:
            return {"$ref": schema["$ref"]}
        plain = {key: value for key, value in schema.items() if key not in _NOTES}
        for key in _MAPS:
            if isinstance(plain.get(key), dict):
                plain[key] = {name: self._plain(item) for name, item in plain[key].items()}
        for key in _LISTS:
            if isinstance(plain.get(key), list):
                plain[key] = [self._plain(item) for item in plain[key]]
        for key in _SINGLE:
            if key in plain:
                plain[key] = self._plain(plain[key])
        if isinstance(plain.get("required"), list):
            own = schema.get("properties", {})
            hidden = {name for name, item in own.items() if isinstance(item, dict) and item.get("writeOnly")}
            plain["required"] = [name for name in dict.fromkeys(plain["required"]) if name not in hidden]
        return self._nullable(self._bounds(plain))

    def _bounds(self, plain: dict[str, Any]) -> dict[str, Any]:
        for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(plain.get(exclusive), bool) and plain.pop(exclusive) and bound in plain:
                plain[exclusive] = plain.pop(bound)
        form = plain.get("format")
        if form in RANGES and "integer" in _listed(plain.get("type")):
            least, most = RANGES[form]
            plain["minimum"] = max(plain.get("minimum", least), least)
            plain["maximum"] = min(plain.get("maximum", most), most)
        if form not in ASSERTED:
            plain.pop("format", None)
        return plain

    def _recursive(self, plain: Any, name: str) -> Any:
        """`$recursiveRef` of 2019-09 as its authors mean it, and as `outdated-keyword` says: the whole component."""
        match plain:
            case dict():
                found = {key: self._recursive(item, name) for key, item in plain.items() if key != "$recursiveRef"}
                own = {"$ref": self._reference(name)["$ref"]} if isinstance(plain.get("$recursiveRef"), str) else {}
                return found | own
            case list():
                return [self._recursive(item, name) for item in plain]
            case _:
                return plain

    def _nullable(self, plain: dict[str, Any]) -> dict[str, Any]:
        if plain.pop("nullable", False) is not True:
            return plain
        return {"anyOf": [plain, {"type": "null"}]}


_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def whole(value: Any) -> Any:
    """The same value, in which numbers without a fraction are integers."""
    match value:
        case float() if value.is_integer() and abs(value) <= 2**64:
            return int(value)
        case list():
            return [whole(item) for item in value]
        case dict():
            return {name: whole(item) for name, item in value.items()}
        case _:
            return value
