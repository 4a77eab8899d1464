"""Parameters: those of the path and those of the operation, merged, with the defaults of the specification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from ssotgen.core.diagnostics import Label
from ssotgen.core.fixes import Fix, Remove
from ssotgen.core.origin import Origin, escape
from ssotgen.frontends.openapi.api import Api, Followed, elements
from ssotgen.frontends.openapi.messages import DUPLICATE_PARAMETER, IGNORED_HEADER
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Location, Parameter
from ssotgen.syntax.nodes import Node

STYLES: Final = {"path": "simple", "query": "form", "header": "simple", "cookie": "form", "querystring": ""}
IGNORED: Final = ("accept", "authorization", "content-type")


def parameters(api: Api, symbol: str, layers: list[Node], operation: Node) -> tuple[tuple[Parameter, Node], ...]:
    """The parameters of an operation, each with the place that lists it; those of its path come first.

    `layers` are the path item and what it refers to; the first wins. An operation's parameter replaces that of its path
    with the same name and location (OpenAPI, Path Item Object).
    """
    merged: dict[tuple[str, str], tuple[Followed, Node]] = {}
    path = next((layer for layer in layers if layer.get("parameters")), None)
    for owner in (path, operation):
        if owner is not None:
            merged |= dict(_unique(api, owner))
    return tuple((_parameter(api, symbol, followed), entry) for followed, entry in merged.values())


def _unique(api: Api, owner: Node) -> Iterator[tuple[tuple[str, str], tuple[Followed, Node]]]:
    seen: dict[tuple[str, str], Origin] = {}
    for entry in elements(owner, "parameters"):
        followed = api.follow(entry)
        node = followed.node
        name, location = node.text("name") or "", node.text("in") or ""
        key = (location, name.lower() if location == "header" else name)
        if location == "header" and key[1] in IGNORED:
            text = f"OpenAPI ignores a header parameter called {shown(name)}"
            fix = Fix("delete the parameter", (Remove(entry.origin),), safe=False)
            api.report(IGNORED_HEADER.at(node.origin.child("name"), text, fix=fix))
            continue
        if location == "header":
            api.check_header(name, node.origin.child("name"))
        if key in seen:
            text = f"the {location} parameter {shown(name)} is listed twice"
            api.report(DUPLICATE_PARAMETER.at(entry.origin, text, labels=[Label(seen[key], "first listed here")]))
            continue
        seen[key] = entry.origin
        yield key, (followed, entry)


def _parameter(api: Api, symbol: str, followed: Followed) -> Parameter:
    node = followed.node
    name = node.text("name") or ""
    location = cast(Location, node.text("in"))
    style = node.text("style") or STYLES[location]
    content = api.content(node)
    written = node.get("explode")
    return Parameter(
        symbol=f"{symbol}/parameters/{location}/{escape(name)}",
        origin=node.origin,
        name=name,
        location=location,
        required=node.flag("required") or location == "path",
        style=style,
        explode=written.value is True if written else style in ("form", "cookie"),
        schema=api.schema(node, "schema"),
        content=content[0] if content else None,
        allow_reserved=node.flag("allowReserved"),
        allow_empty=node.flag("allowEmptyValue"),
        description=followed.description,
        deprecated=node.flag("deprecated"),
        examples=api.examples(node),
    )
