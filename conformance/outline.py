"""What a document says of each operation, in a form in which two documents can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from conformance.requests import operations, resolved

STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
IGNORED = ("accept", "authorization", "content-type")
DEPTH = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """The JSON types that a schema lets in and the properties that it names; nothing where it says nothing."""

    types: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()

    def __or__(self, other: Kind) -> Kind:
        return Kind(self.types | other.types, self.properties | other.properties)

    def fits(self, other: Kind) -> bool:
        """Whether both may describe the same values: silence fits everything."""
        types = not self.types or not other.types or self.types == other.types
        return types and (not self.properties or not other.properties or self.properties == other.properties)

    def __str__(self) -> str:
        return f"{'/'.join(sorted(self.types)) or 'anything'} {sorted(self.properties) or ''}".strip()


Aspect = tuple[str, Kind]
Outline = Mapping[str, Mapping[str, Aspect]]
"""Routes (`GET /pets`) to aspects (`query parameter limit`) to what is said about them."""


def outline(document: Mapping[str, Any]) -> Outline:
    """The routes of a document with their parameters, bodies and responses."""
    found: dict[str, dict[str, Aspect]] = {}
    for path, written in document.get("paths", {}).items():
        item = resolved(document, written)
        for method, operation in operations(item):
            found[f"{method} {unquote(path)}"] = dict(_aspects(document, item, operation))
    return found


def differences(wanted: Outline, got: Outline) -> list[str]:
    """Where they differ, in words."""
    said = []
    for route in sorted(wanted.keys() | got.keys()):
        left, right = wanted.get(route), got.get(route)
        if left is None or right is None:
            said.append(f"{route}: only in the {'document' if right is None else 'service'}")
            continue
        for aspect in sorted(left.keys() | right.keys()):
            one, two = left.get(aspect), right.get(aspect)
            if one is None or two is None:
                said.append(f"{route}: {aspect}: only in the {'document' if two is None else 'service'}")
            elif one[0] != two[0] or not one[1].fits(two[1]):
                said.append(f"{route}: {aspect}: {one[0]} {one[1]}, but {two[0]} {two[1]} in the service")
    return said


def _aspects(
    document: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]
) -> Iterator[tuple[str, Aspect]]:
    parameters: dict[tuple[str, str], dict[str, Any]] = {}
    for owner in (item, operation):
        for one in (resolved(document, written) for written in owner.get("parameters", ())):
            if "in" not in one:  # it lies where nobody looks: on another host
                continue
            name = one["name"].lower() if one["in"] == "header" else one["name"]
            if one["in"] != "header" or name not in IGNORED:
                parameters[one["in"], name] = one
    for (location, name), one in parameters.items():
        yield f"{location} parameter {name}", _parameter(document, one)
    body = resolved(document, operation.get("requestBody"))
    if body:
        yield "body", ("required" if body.get("required") else "optional", Kind())
        for media, described in body.get("content", {}).items():
            yield f"body as {media}", ("", kind(document, described.get("schema"), "readOnly"))
    for status, written in operation.get("responses", {}).items():
        answer = resolved(document, written)
        yield f"response {status.upper() if status != 'default' else status}", ("", Kind())
        for media, described in answer.get("content", {}).items():
            yield f"response {status} as {media}", ("", kind(document, described.get("schema"), "writeOnly"))


def _parameter(document: Mapping[str, Any], one: Mapping[str, Any]) -> Aspect:
    required = "required" if one.get("required") or one["in"] == "path" else "optional"
    if one.get("content"):
        return f"{required} {' '.join(one['content'])}", Kind()
    style = one.get("style", STYLES[one["in"]])
    explode = one.get("explode", style in ("form", "cookie"))
    return f"{required} {style}{' exploded' if explode else ''}", kind(document, one.get("schema"), "readOnly")


def kind(document: Mapping[str, Any], schema: Any, hidden: str, depth: int = 0) -> Kind:
    """What a schema lets in. Properties that are `hidden` (`readOnly`, `writeOnly`) do not count."""
    schema = resolved(document, schema)
    if not isinstance(schema, dict) or depth > DEPTH:
        return Kind()
    written = schema.get("type", ())
    types = frozenset([written] if isinstance(written, str) else written) - {"null"}
    named = dict.fromkeys(schema.get("required", ()), True) | schema.get("properties", {})
    own = {name for name, one in named.items() if not (isinstance(one, dict) and resolved(document, one).get(hidden))}
    found = Kind(types, frozenset(own))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(keyword, ()):
            found |= kind(document, one, hidden, depth + 1)
    return found
