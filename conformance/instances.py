"""Small instances that a schema suggests, and instances with one place changed; everything follows from a seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

DEPTH = 5
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**63, 1.0, 1.5, -0.25, 1e300, "", "x", "1", "true", "null", "2027-01-01",
    "2027-01-01T00:00:00Z", "12:30:00", "1700000000", "P1D", "a@b.example", "10.0.0.1", "::1",
    "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "https://x.example/y?z", "ß€漢😀", [], [None], ["x"], [1, 1], {}, {"a": 1},
)  # fmt: skip
_FORMATS = {
    "uuid": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "date": "2027-01-01", "date-time": "2027-01-01T00:00:00Z",
    "time": "12:30:00Z", "duration": "P1D", "email": "a@b.example", "ipv4": "10.0.0.1", "ipv6": "::1",
    "uri": "https://x.example/y", "byte": "eA==",
}  # fmt: skip


class Maker:
    """Makes instances for schemas that refer to `components`. What it makes need not be valid."""

    def __init__(self, components: dict[str, Any], chance: random.Random) -> None:
        self._components = components
        self._chance = chance

    def make(self, schema: Any, depth: int = 0) -> Any:
        """One instance that the schema suggests: optional properties come and go."""
        if not isinstance(schema, dict):
            return "x"
        if "$ref" in schema:
            return self.make(self._components.get(_name(schema["$ref"]), {}), depth + 1)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self._chance.choice(schema["enum"])
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                return self._both(self.make(self._chance.choice(schema[key]), depth + 1), schema, depth)
        if schema.get("allOf"):
            made: Any = None
            for part in schema["allOf"]:
                made = self._merged(made, self.make(part, depth + 1))
            return self._both(made, schema, depth)
        return self._typed(schema, depth)

    def _both(self, made: Any, schema: dict[str, Any], depth: int) -> Any:
        return self._merged(made, self._object(schema, depth)) if "properties" in schema else made

    def _merged(self, one: Any, other: Any) -> Any:
        return {**one, **other} if isinstance(one, dict) and isinstance(other, dict) else other

    def _typed(self, schema: dict[str, Any], depth: int) -> Any:
        types = schema.get("type", "object" if "properties" in schema else "string")
        name = self._chance.choice(types) if isinstance(types, list) else types
        match name:
            case "object":
                return self._object(schema, depth)
            case "array":
                least = schema.get("minItems", 0)
                number = least if depth > DEPTH else max(least, self._chance.randrange(3))
                return [self.make(schema.get("items", {}), depth + 1) for _ in range(min(number, 20))]
            case "integer" | "number":
                least = schema.get("minimum", schema.get("exclusiveMinimum", 0))
                return least if name == "integer" or self._chance.random() < 0.5 else least + 0.5
            case "boolean":
                return self._chance.random() < 0.5
            case "null":
                return None
            case _:
                text = _FORMATS.get(schema.get("format", ""), "text")
                return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 10_000)]

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        share = 0.0 if depth > DEPTH else 0.5 / (depth + 1)
        made = {
            name: self.make(item, depth + 1)
            for name, item in schema.get("properties", {}).items()
            if name in required or self._chance.random() < share
        }
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict) and depth <= DEPTH:
            made["any-key"] = self.make(extra, depth + 1)
        return made


def mutants(instance: Any, chance: random.Random) -> Iterator[Any]:
    """An endless stream of copies with one or two places changed."""
    while True:
        mutant = {"": copy.deepcopy(instance)}
        for _ in range(chance.choice((1, 1, 1, 2))):
            _change(mutant, chance)
        yield mutant[""]


def _change(holder: dict[str, Any], chance: random.Random) -> None:
    places = list(_places(holder, 0))
    where, key = chance.choice(places)
    value = where[key]
    kind = chance.random()
    if isinstance(value, dict) and value and kind < 0.4:
        del value[chance.choice(sorted(value))]
    elif isinstance(value, dict) and kind < 0.6:
        value[chance.choice(("unknown", "type", "id", "name"))] = copy.deepcopy(chance.choice(ODD))
    elif isinstance(value, list) and kind < 0.5:
        value.append(copy.deepcopy(chance.choice([*ODD, *value])))
    elif isinstance(value, str) and kind < 0.4:
        where[key] = chance.choice((value + "x", value[:-1], value.upper(), value * 40, f" {value}", f"{value}\n"))
    elif isinstance(value, int | float) and not isinstance(value, bool) and kind < 0.4:
        where[key] = chance.choice((value + 1, value - 1, -value, value + 0.5, value * 10**6, float(value), str(value)))
    else:
        where[key] = copy.deepcopy(chance.choice(ODD))


def _places(holder: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    """Every value, as what holds it and its key; deep ones are left alone."""
    keys: Any = holder if isinstance(holder, dict) else range(len(holder))
    for key in list(keys):
        yield holder, key
        if isinstance(holder[key], dict | list) and depth < 8:
            yield from _places(holder[key], depth + 1)


def _name(reference: str) -> str:
    return reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
