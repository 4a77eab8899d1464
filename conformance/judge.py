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
        self.schemas = {name: self._plain(schema) for name, schema in schemas.items()}
        self._registry = jsonschema_rs.Registry(
            [("urn:document", {"$schema": _DIALECT, "components": {"schemas": self.schemas}})]
        )

    def validator(self, name: str) -> Any:
        """The validator of one component."""
        return jsonschema_rs.validator_for(
            self._reference(name), registry=self._registry, validate_formats=True, offline=True
        )

    def second(self, name: str, instance: Any) -> bool:
        """What another library says about an instance; formats are not asked for."""
        from jsonschema import Draft202012Validator
        from referencing import Registry, Resource

        document = {"$schema": _DIALECT, "components": {"schemas": self.schemas}}
        registry: Any = Registry().with_resource("urn:document", Resource.from_contents(document))
        return Draft202012Validator(self._reference(name), registry=registry).is_valid(instance)

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
        if "$recursiveRef" in plain:  # as 2019-09 reads it where nobody extends the schema
            plain["$ref"] = plain.pop("$recursiveRef")
        return plain

    def _nullable(self, plain: dict[str, Any]) -> dict[str, Any]:
        if plain.pop("nullable", False) is not True:
            return plain
        return {"anyOf": [plain, {"type": "null"}]}


_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
