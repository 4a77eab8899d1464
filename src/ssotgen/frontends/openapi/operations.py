"""Operations wherever they stand: on paths, in callbacks, in webhooks."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.origin import escape
from ssotgen.frontends.openapi.api import Api, elements, entries, extensions
from ssotgen.frontends.openapi.parameters import parameters
from ssotgen.frontends.openapi.responses import body, responses
from ssotgen.frontends.openapi.security import check_names, requirements
from ssotgen.frontends.openapi.servers import servers
from ssotgen.frontends.references.grammar import METHODS
from ssotgen.ir.contract import Callback, Operation, Parameter, Webhook
from ssotgen.syntax.nodes import Node


def layers(api: Api, item: Node) -> list[Node]:
    """A path item and, where it is a reference too, what it refers to; what stands in an earlier one wins."""
    found = [item]
    while (target := api.step(found[-1])) is not None:
        found.append(target)
    return found


def methods(found: list[Node]) -> Iterator[tuple[str, Node]]:
    """The operations of a path item by their methods, in upper case."""
    seen: set[str] = set()
    for layer in found:
        own = [(key.upper(), node) for key, node in layer.entries() if key in METHODS]
        for method, node in (*own, *entries(layer, "additionalOperations")):
            if method not in seen:
                seen.add(method)
                yield method, node


def read_operation(
    api: Api,
    symbol: str,
    place: tuple[str, str],
    item: list[Node],
    node: Node,
    taken: tuple[Parameter, ...],
    security: Node,
) -> Operation:
    """The operation at `node` of a path item. `place` is its method and path; `security` is what says who may call."""
    method, path = place
    written = security.get("security")
    if security is node:
        check_names(api, node)
    own = next((layer for layer in (node, *item) if layer.get("servers")), None)
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
        security=requirements(security),
        security_origin=written.origin if written else None,
        extensions=extensions(node),
        callbacks=tuple(_callbacks(api, symbol, node)),
        servers=servers(own) if own else (),
    )


def webhooks(api: Api) -> Iterator[Webhook]:
    """The webhooks of the document, in the order written."""
    for name, item in entries(api.root, "webhooks"):
        symbol = f"{api.symbol}#/webhooks/{escape(name)}"
        yield Webhook(name, item.origin, _outgoing(api, symbol, name, item))


def _callbacks(api: Api, symbol: str, operation: Node) -> Iterator[Callback]:
    for name, entry in entries(operation, "callbacks"):
        node = api.follow(entry).node
        if node.origin in api.open:  # a callback of its own callback is described once
            continue
        api.open.add(node.origin)
        for expression, item in node.entries():
            if not expression.startswith("x-"):
                prefix = f"{symbol}/callbacks/{escape(name)}/{escape(expression)}"
                yield Callback(name, node.origin, expression, _outgoing(api, prefix, expression, item))
        api.open.discard(node.origin)


def _outgoing(api: Api, prefix: str, path: str, item: Node) -> tuple[Operation, ...]:
    """Operations that somebody else answers; who may call them is theirs to say, so only their own security counts."""
    found = layers(api, item)
    return tuple(
        read_operation(api, symbol, (method, path), found, node, _sent(api, symbol, found, node), node)
        for method, node in methods(found)
        for symbol in [f"{prefix}/{method}"]
    )


def _sent(api: Api, symbol: str, item: list[Node], node: Node) -> tuple[Parameter, ...]:
    return tuple(parameter for parameter, _ in parameters(api, symbol, item, node))
