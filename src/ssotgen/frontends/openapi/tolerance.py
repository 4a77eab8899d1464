"""What a document may leave out or misspell although OpenAPI forbids it: nothing is lost, so a warning says enough."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap
from ssotgen.frontends.faults import UNEXPECTED, Fault
from ssotgen.frontends.json_schema import checks, keywords
from ssotgen.frontends.json_schema.messages import LATER_KEYWORD, OUTDATED_KEYWORD
from ssotgen.frontends.openapi.messages import LOOSE_DOCUMENT
from ssotgen.frontends.wording import shown
from ssotgen.syntax.nodes import Node

OMITTED: Final = {
    "description": "a response has no `description`",
    "responses": "an operation has no `responses`",
    "title": "the document has no `title`",
    "version": "the document has no `version`",
}
"""Required keys that nothing but prose depends on."""
EMPTY: Final = frozenset({
    "callbacks", "components", "description", "examples", "externalDocs", "headers", "links", "parameters", "paths",
    "properties", "required", "responses", "schemas", "securitySchemes", "servers", "summary", "tags", "title",
})  # fmt: skip
"""Keys whose value may be null, which then counts as absent. `security` is none of them: its absence opens things."""
LATER: Final = (keywords.KNOWN - frozenset({"$id", "$ref", "$schema", "$dynamicRef", "$recursiveRef"})) | {"$comment"}
RANGE: Final = re.compile(r"[1-5][xX]{2}")


def tolerate(fault: Fault, root: Node) -> Diagnostic | None:
    """A warning for what has only one meaning all the same; `None` for anything else."""
    node = root.at(fault.path)
    if node is None:
        return None
    return _omission(fault, node) or _spelling(fault, node) or checks.tolerate(fault, root)


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
        kept.append(replace(first, text=first.text + more))
    return kept


def _omission(fault: Fault, node: Node) -> Diagnostic | None:
    key = fault.path[-1] if fault.path else ""
    if fault.keyword == "required" and fault.name is not None:
        is_response = "responses" in fault.path[-2:-1]
        if fault.name == "required" and "parameters" in fault.path[-2:-1] and node.text("in") == "path":
            return LOOSE_DOCUMENT.at(node.origin, "a path parameter does not say `required: true`, which it always is")
        if fault.name in OMITTED and (fault.name != "description" or is_response):
            return LOOSE_DOCUMENT.at(node.origin, OMITTED[fault.name])
    if fault.keyword in ("const", "enum") and key == "required" and node.value is False:
        return LOOSE_DOCUMENT.at(node.origin, "a path parameter says `required: false`, but it always is required")
    if fault.keyword == "minProperties" and key == "responses":
        return LOOSE_DOCUMENT.at(node.key_origin, OMITTED["responses"])
    if fault.keyword == "minItems" and key == "required":
        return LOOSE_DOCUMENT.at(node.key_origin, "`required` is an empty list")
    if fault.keyword == "type" and key in EMPTY and node.value is None:
        return LOOSE_DOCUMENT.at(node.key_origin, f"{shown(key)} is empty (null), and counts as absent")
    return None


def _spelling(fault: Fault, node: Node) -> Diagnostic | None:
    key = fault.path[-1] if fault.path else ""
    if fault.keyword == "type" and key == "items" and isinstance(node.value, tuple):
        text = "a list under `items` belongs to older dialects; `prefixItems` has taken its place"
        return OUTDATED_KEYWORD.at(node.key_origin, text)
    if fault.keyword not in UNEXPECTED or fault.name is None or not isinstance(node.value, FrozenMap):
        return None
    at = node.origin.child(fault.name).at_key()
    if key == "responses" and RANGE.fullmatch(fault.name):
        return LOOSE_DOCUMENT.at(at, f"the range of statuses {shown(fault.name)} is written with capitals")
    if fault.name in LATER and fault.location.endswith("/definitions/Schema/additionalProperties"):
        return LATER_KEYWORD.at(at, f"OpenAPI 3.0 has no keyword {shown(fault.name)}; it is read as JSON Schema has it")
    return None
