"""Paths to operations."""

from __future__ import annotations

from ssotgen.core.diagnostics import Label
from ssotgen.core.origin import Origin, escape
from ssotgen.frontends.openapi.api import Api, entries
from ssotgen.frontends.openapi.messages import DUPLICATE_OPERATION
from ssotgen.frontends.openapi.operations import layers, methods, read_operation
from ssotgen.frontends.openapi.parameters import parameters
from ssotgen.frontends.openapi.security import check_names
from ssotgen.frontends.openapi.templates import Located, check_template, fitting
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Operation
from ssotgen.syntax.nodes import Node


def operations(api: Api) -> tuple[Operation, ...]:
    """Every operation on every path, in the order written."""
    check_names(api, api.root)
    items = [(path, item, layers(api, item)) for path, item in entries(api.root, "paths") if not path.startswith("x-")]
    for path, _, found in items:
        for method, node in methods(found):
            _enter(api, path, method, node)
    read: list[Operation] = []
    for path, item, found in items:
        here = [(method, node, _parameters(api, path, method, node, found)) for method, node in methods(found)]
        check_template(api, path, item, [located for _, _, located in here])
        for method, node, located in here:
            symbol = _symbol(api, path, method, node)
            taken = fitting(path, symbol, item, located)
            security = node if node.get("security") else api.root
            read.append(read_operation(api, symbol, (method, path), found, node, taken, security))
    _check_ids(api, read)
    return tuple(read)


def _enter(api: Api, path: str, method: str, node: Node) -> None:
    """Make the operation known under the names that links have for it."""
    symbol = _symbol(api, path, method, node)
    written = method.lower() if method.lower() == node.pointer.rpartition("/")[2] else f"additionalOperations/{method}"
    api.operations[f"#/paths/{escape(path)}/{written}"] = symbol
    if (id := node.text("operationId")) is not None:
        api.operations.setdefault(id, symbol)


def _symbol(api: Api, path: str, method: str, node: Node) -> str:
    return f"{api.symbol}#{node.text('operationId') or f'{method} {path}'}"


def _parameters(api: Api, path: str, method: str, node: Node, found: list[Node]) -> Located:
    return Located(node, parameters(api, _symbol(api, path, method, node), found, node))


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
