"""Holds schemas against the meta-schema of their dialect, and forgives what has a clear meaning all the same."""

from __future__ import annotations

from functools import cache

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.frontends.dialects import Dialect
from ssotgen.frontends.faults import Fault
from ssotgen.frontends.json_schema.mends import exclusive_bound
from ssotgen.frontends.json_schema.messages import OUTDATED_KEYWORD, REPEATED_VALUE
from ssotgen.frontends.mends import each_once
from ssotgen.frontends.repairs import Repair
from ssotgen.frontends.structure import Structure
from ssotgen.frontends.wording import shown
from ssotgen.syntax.nodes import Node

SETS = ("enum", "required", "type")
OUTDATED = {
    "exclusiveMinimum": "`exclusiveMinimum` is a number here; with `true` it belongs to OpenAPI 3.0",
    "exclusiveMaximum": "`exclusiveMaximum` is a number here; with `true` it belongs to OpenAPI 3.0",
    "nullable": "`nullable` belongs to OpenAPI 3.0; `null` among the types has taken its place",
    "$recursiveAnchor": "`$recursiveAnchor` belongs to 2019-09; `$dynamicAnchor` has taken its place",
    "$recursiveRef": "`$recursiveRef` belongs to 2019-09; `$dynamicRef` has taken its place",
}


def schema_findings(node: Node, dialect: Dialect) -> list[Diagnostic]:
    """What is wrong with one schema and everything in it."""
    return _structure(dialect).findings(node, dialect.name, tolerate)


def tolerate(fault: Fault, root: Node) -> Repair | None:
    """A warning for what other dialects allow, and for a set that repeats a value; `None` for anything else."""
    node = root.at(fault.path)
    if node is None or not fault.path:
        return None
    keyword = fault.path[-1]
    if fault.keyword == "uniqueItems" and keyword in SETS:
        text = f"a value stands twice in {shown(keyword)}"
        return Repair(REPEATED_VALUE.at(node.key_origin, text, fix=each_once(node)), fault.path)
    if fault.keyword == "type" and keyword in OUTDATED and isinstance(node.value, bool):
        fix = exclusive_bound(root.at(fault.path[:-1]), keyword)
        return Repair(OUTDATED_KEYWORD.at(node.key_origin, OUTDATED[keyword], fix=fix), fault.path)
    return None


@cache
def _structure(dialect: Dialect) -> Structure:
    from jsonschema_rs import Registry, validator_for

    schema = {"$schema": dialect.uri, "$ref": f"{dialect.uri}#"}
    return Structure(validator_for(schema, registry=Registry([]), validate_formats=False, offline=True), {})
