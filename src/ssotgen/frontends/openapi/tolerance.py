"""What a document may leave out or misspell although OpenAPI forbids it: nothing is lost, so a warning says enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Final

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, Insert, Remove, Replace, together
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import replace
from ssotgen.frontends.faults import UNEXPECTED, Fault
from ssotgen.frontends.json_schema import checks, keywords
from ssotgen.frontends.json_schema.messages import LATER_KEYWORD, OUTDATED_KEYWORD
from ssotgen.frontends.openapi.messages import LOOSE_DOCUMENT
from ssotgen.frontends.repairs import ABSENT, Absent, Repair
from ssotgen.frontends.wording import shown
from ssotgen.syntax.nodes import Node

_ANY_RESPONSE: Final = FrozenMap[Json]({"default": FrozenMap[Json]({"description": ""})})
OMITTED: Final[Mapping[str, tuple[str, Json]]] = {
    "description": ("a response has no `description`", ""),
    "responses": ("an operation has no `responses`", _ANY_RESPONSE),
    "title": ("the document has no `title`", ""),
    "version": ("the document has no `version`", ""),
}
"""Required keys that nothing but prose depends on, with a value that will do."""
EMPTY: Final[Mapping[str, Json | Absent]] = {
    "callbacks": ABSENT, "components": ABSENT, "description": "", "examples": ABSENT, "externalDocs": ABSENT,
    "headers": ABSENT, "links": ABSENT, "parameters": ABSENT, "paths": FrozenMap(), "properties": ABSENT,
    "required": ABSENT, "responses": _ANY_RESPONSE, "schemas": ABSENT, "securitySchemes": ABSENT, "servers": ABSENT,
    "summary": ABSENT, "tags": ABSENT, "title": "",
}  # fmt: skip
"""Keys whose value may be null, which then counts as absent. `security` is none of them: its absence opens things."""
LATER: Final = (keywords.KNOWN - frozenset({"$id", "$ref", "$schema", "$dynamicRef", "$recursiveRef"})) | {"$comment"}
NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
RANGE: Final = re.compile(r"[1-5][xX]{2}")


def tolerate(fault: Fault, root: Node) -> Repair | None:
    """A warning for what has only one meaning all the same; `None` for anything else."""
    node = root.at(fault.path)
    if node is None or not fault.path:
        return None
    return _missing(fault, node) or _unfit(fault, node) or _misspelt(fault, node) or checks.tolerate(fault, root)


def gathered(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """One finding for each kind of looseness in a file: the first, which says how many more there are."""
    kept: list[Diagnostic] = []
    loose: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.id not in (LOOSE_DOCUMENT.id, LATER_KEYWORD.id):
            kept.append(finding)
        else:
            loose.setdefault(finding.text, []).append(finding)
    for first, *others in loose.values():
        more = f" ({len(others)} more in this file)" if others else ""
        fix = together(finding.fix for finding in (first, *others))
        kept.append(replace(first, text=first.text + more, fix=fix))
    return kept


def _missing(fault: Fault, node: Node) -> Repair | None:
    """A required key that is not there."""
    if fault.keyword != "required" or fault.name is None:
        return None
    path, inside = (*fault.path, fault.name), fault.path[-2:-1]
    fix: Fix | None
    if fault.name == "required" and node.text("in") == "path":
        text = "a path parameter does not say `required: true`, which it always is"
        fix = Fix("write `required: true`", (Insert(node.origin, "required", value=True),))
        return Repair(LOOSE_DOCUMENT.at(node.origin, text, fix=fix), path, value=True)
    if fault.name in OMITTED and (fault.name != "description" or inside == ("responses",)):
        text, value = OMITTED[fault.name]
        fix = _described(node, fault.path[-1]) if fault.name == "description" else None
        return Repair(LOOSE_DOCUMENT.at(node.origin, text, fix=fix), path, value)
    return None


def _described(response: Node, status: str) -> Fix | None:
    """A response with the phrase that RFC 9110 has for its status; none where that has no such phrase."""
    phrase = next((known.phrase for known in HTTPStatus if str(known.value) == status), None)
    if phrase is None:
        return None
    return Fix(f"write `description: {phrase}`", (Insert(response.origin, "description", phrase, first=True),))


def _unfit(fault: Fault, node: Node) -> Repair | None:
    """A value that does not fit, and counts as absent or as the one that can stand there."""
    key = fault.path[-1]
    fix: Fix | None
    match fault.keyword, key:
        case (("const" | "enum"), "required") if node.value is False:
            text = "a path parameter says `required: false`, but it always is required"
            fix = Fix("write `required: true`", (Replace(node.origin, old=False, new=True),))
            return Repair(LOOSE_DOCUMENT.at(node.origin, text, fix=fix), fault.path, value=True)
        case "minProperties", "responses":
            text, value = OMITTED["responses"]
            return Repair(LOOSE_DOCUMENT.at(node.key_origin, text), fault.path, value)
        case "minItems", "required":
            fix = Fix("delete it", (Remove(node.origin),))
            return Repair(LOOSE_DOCUMENT.at(node.key_origin, "`required` is an empty list", fix=fix), fault.path)
        case "type", _ if key in EMPTY and node.value is None:
            text = f"{shown(key)} is empty (null), and counts as absent"
            fix = Fix("delete it", (Remove(node.origin),)) if isinstance(EMPTY[key], Absent) else None
            return Repair(LOOSE_DOCUMENT.at(node.key_origin, text, fix=fix), fault.path, EMPTY[key])
        case "type", "items" if isinstance(node.value, tuple):
            text = "a list under `items` belongs to older dialects; `prefixItems` has taken its place"
            return Repair(OUTDATED_KEYWORD.at(node.key_origin, text), fault.path, FrozenMap())
        case _:
            return None


def _misspelt(fault: Fault, node: Node) -> Repair | None:
    """A key that should be another one, or that belongs to another version."""
    if fault.name is None or not isinstance(node.value, FrozenMap) or fault.name not in node.value:
        return None
    at, path = node.origin.child(fault.name).at_key(), (*fault.path, fault.name)
    if len(fault.path) == 2 and fault.path[0] == "components" and not NAME.fullmatch(fault.name):
        text = "the name of a component has other characters than letters, digits, `.`, `-` and `_`"
        return Repair(LOOSE_DOCUMENT.at(at, text), path)
    if fault.keyword not in UNEXPECTED:
        return None
    if fault.path[-1] == "responses" and RANGE.fullmatch(fault.name) and fault.name.upper() not in node.value:
        text = f"the range of statuses {shown(fault.name)} is written with capitals"
        fix = Fix(f"write `{fault.name.upper()}`", (Replace(at, fault.name, fault.name.upper()),))
        return Repair(LOOSE_DOCUMENT.at(at, text, fix=fix), path)
    if fault.name in LATER and fault.location.endswith("/definitions/Schema/additionalProperties"):
        text = f"OpenAPI 3.0 has no keyword {shown(fault.name)}; it is read as JSON Schema has it"
        return Repair(LATER_KEYWORD.at(at, text), path)
    return None
