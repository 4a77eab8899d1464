"""Paths to operations."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.diagnostics import Label
from ssotgen.core.origin import Origin
from ssotgen.frontends.openapi.api import Api, elements, entries, extensions
from ssotgen.frontends.openapi.messages import DUPLICATE_OPERATION
from ssotgen.frontends.openapi.parameters import parameters
from ssotgen.frontends.openapi.responses import body, responses
from ssotgen.frontends.openapi.security import check_names, requirements
from ssotgen.frontends.openapi.templates import Located, check_template, fitting
from ssotgen.frontends.references.grammar import METHODS
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Operation, Parameter
from ssotgen.syntax.nodes import Node


def operations(api: Api) -> tuple[Operation, ...]:
    """Every operation on every path, in the order written."""
    check_names(api, api.root)
    found: list[Operation] = []
    for path, item in entries(api.root, "paths"):
        if path.startswith("x-"):
            continue
        layers = _layers(api, item)
        here = [(method, node, _parameters(api, path, method, node, layers)) for method, node in _methods(layers)]
        check_template(api, path, item, [located for _, _, located in here])
        for method, node, located in here:
            taken = fitting(path, _symbol(api, path, method, node), item, located)
            found.append(_operation(api, path, method, node, taken))
    _check_ids(api, found)
    return tuple(found)


def _layers(api: Api, item: Node) -> list[Node]:
    """A path item and, where it is a reference too, what it refers to; what stands in an earlier one wins."""
    layers = [item]
    while (target := api.step(layers[-1])) is not None:
        layers.append(target)
    return layers


def _methods(layers: list[Node]) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for layer in layers:
        own = [(key.upper(), node) for key, node in layer.entries() if key in METHODS]
        for method, node in (*own, *entries(layer, "additionalOperations")):
            if method not in seen:
                seen.add(method)
                yield method, node


def _symbol(api: Api, path: str, method: str, node: Node) -> str:
    return f"{api.symbol}#{node.text('operationId') or f'{method} {path}'}"


def _parameters(api: Api, path: str, method: str, node: Node, layers: list[Node]) -> Located:
    return Located(node, parameters(api, _symbol(api, path, method, node), layers, node))


def _operation(api: Api, path: str, method: str, node: Node, taken: tuple[Parameter, ...]) -> Operation:
    symbol = _symbol(api, path, method, node)
    owner = node if node.get("security") else api.root
    security = owner.get("security")
    if owner is node:
        check_names(api, node)
    return Operation(
        symbol=symbol,
        origin=node.origin,
        contract=api.symbol,
        id=node.text("operationId"),
        method=method,
        path=path,
        summary=node.text("summary"),
        description=node.text("description"),
        tags=tuple(dict.fromkeys(str(tag.value) for tag in elements(node, "tags"))),
        deprecated=node.flag("deprecated"),
        parameters=taken,
        body=body(api, node),
        responses=tuple(responses(api, symbol, node)),
        security=requirements(owner),
        security_origin=security.origin if security else None,
        extensions=extensions(node),
    )


def _check_ids(api: Api, found: list[Operation]) -> None:
    first: dict[str, Origin] = {}
    for operation in found:
        if operation.id is None:
            continue
        origin = operation.origin.child("operationId")
        if operation.id in first:
            label = Label(first[operation.id], "first used here")
            text = f"the operationId {shown(operation.id)} is used twice"
            api.report(DUPLICATE_OPERATION.at(origin, text, labels=[label]))
        first.setdefault(operation.id, origin)
