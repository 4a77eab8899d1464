"""Schemas over all keywords of JSON Schema 2020-12, and instances that are near to fitting one."""

import json
from random import Random

from hypothesis import strategies as st

from conformance.instances import Maker, mutants

Json = object
NAMES = st.sampled_from(["a", "b", "c", "class", "model_x"])
FORMATS = ("date", "date-time", "time", "duration", "email", "ipv4", "ipv6", "uuid")
TEXTS = (
    "", "a", "b", "abc", "ä", "2027-01-01", "2027-01-01T00:00:00Z", "12:30:00Z", "P1D", "a@b.example", "10.0.0.1",
    "::1", "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30",
)  # fmt: skip
SCALARS = st.sampled_from([None, True, False, 0, 1, 2, 3, 1.0, 1.5, -1, 2**63, 2**70, *TEXTS])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
TYPES = st.sampled_from(["null", "boolean", "object", "array", "string", "number", "integer"])
PATTERNS = st.sampled_from(["^a", "b$", "^[a-c]+$", r"\d", "(?=a)", "^.{2}$"])


def keywords(inner: st.SearchStrategy[Json], *, refers: bool) -> st.SearchStrategy[dict[str, Json]]:
    """Objects of one to four keywords, whose schemas are `inner`; one that `refers` may name `$defs` or the root."""
    small = st.integers(0, 3)
    several = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    possible: dict[str, st.SearchStrategy[Json]] = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
        "enum": st.lists(VALUES, min_size=1, max_size=3, unique_by=json.dumps), "const": VALUES,
        "minimum": small, "maximum": small, "exclusiveMinimum": small, "exclusiveMaximum": small,
        "multipleOf": st.sampled_from([1, 2, 0.5, 1.5, 0.1]), "minLength": small, "maxLength": small,
        "pattern": PATTERNS, "format": st.sampled_from(FORMATS), "items": inner, "prefixItems": several,
        "contains": inner, "minItems": small, "maxItems": small, "minContains": small, "maxContains": small,
        "uniqueItems": st.booleans(), "properties": named, "required": st.lists(NAMES, max_size=2, unique=True),
        "additionalProperties": inner, "propertyNames": inner, "minProperties": small, "maxProperties": small,
        "patternProperties": st.dictionaries(PATTERNS, inner, min_size=1, max_size=2),
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=1),
        "dependentSchemas": named, "allOf": several, "anyOf": several, "oneOf": several, "not": inner, "if": inner,
        "then": inner, "else": inner, "unevaluatedProperties": inner, "unevaluatedItems": inner,
        "default": VALUES, "title": st.sampled_from(TEXTS), "description": st.sampled_from(TEXTS),
        "readOnly": st.booleans(), "deprecated": st.booleans(), "contentMediaType": st.just("application/json"),
    }  # fmt: skip
    if refers:
        possible["$ref"] = st.sampled_from(["#/$defs/x", "#/$defs/y", "#"])
    return st.lists(st.sampled_from(sorted(possible)), min_size=1, max_size=4, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({key: possible[key] for key in chosen})
    )


_BASIC = st.booleans() | keywords(st.booleans(), refers=False)
_NESTED = st.recursive(_BASIC, lambda inner: keywords(inner, refers=True), max_leaves=5)
SCHEMAS = st.fixed_dictionaries({"$defs": st.fixed_dictionaries({"x": _NESTED, "y": _NESTED})}).flatmap(
    lambda base: keywords(_NESTED, refers=True).map(lambda more: base | more)
)


_IN_PLACE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas")


def is_endless(root: dict[str, Json]) -> bool:
    """Whether a schema applies itself to the same value: what that means is undefined (JSON Schema core, 9.4.1)."""
    definitions = root["$defs"]
    assert isinstance(definitions, dict)
    places = {"#": root} | {f"#/$defs/{name}": schema for name, schema in definitions.items()}

    def led_to(schema: Json) -> set[str]:
        if not isinstance(schema, dict):
            return set()
        found = {schema["$ref"]} if "$ref" in schema else set()
        for keyword in _IN_PLACE:
            inner = schema.get(keyword, [])
            parts = (
                inner.values()
                if keyword == "dependentSchemas" and inner
                else inner
                if isinstance(inner, list)
                else [inner]
            )
            found.update(*map(led_to, parts))
        return found

    for start in places:
        waiting, seen = [start], set[str]()
        while waiting:
            following = led_to(places[waiting.pop()]) - seen
            if start in following:
                return True
            seen |= following
            waiting += following
    return False


def near(schema: dict[str, Json], seed: int) -> list[Json]:
    """Instances that a schema suggests, each with mutants of it."""
    chance = Random(seed)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    maker = Maker(definitions, chance)
    found: list[Json] = []
    for _ in range(4):
        instance = maker.make(schema)
        stream = mutants(instance, chance)
        found += [instance, next(stream), next(stream)]
    return found
