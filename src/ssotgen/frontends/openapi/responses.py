"""Request bodies and responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from ssotgen.core.fixes import respelled
from ssotgen.core.json import FrozenMap, freeze
from ssotgen.core.origin import tokens
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.frontends.openapi.api import Api, elements, entries
from ssotgen.frontends.openapi.messages import UNKNOWN_LINK
from ssotgen.frontends.openapi.servers import server
from ssotgen.frontends.structure import validate
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Body, Link, Response
from ssotgen.ir.schema import Reference
from ssotgen.ir.statuses import returned
from ssotgen.syntax.nodes import Node

ERROR_CODES: Final = freeze(
    {
        "description": "Codes of errors.yaml: lower-case words of letters and digits, joined by single hyphens.",
        "type": "array",
        "items": {
            "description": "A code of errors.yaml: lower-case words of letters and digits, joined by single hyphens.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        },
        "uniqueItems": True,
    }
)


def body(api: Api, operation: Node) -> Body | None:
    """What the operation's request carries."""
    written = operation.get("requestBody")
    if written is None:
        return None
    followed = api.follow(written)
    node = followed.node
    return Body(node.origin, node.flag("required"), api.content(node), followed.description)


def responses(api: Api, symbol: str, operation: Node) -> Iterator[Response]:
    """The responses of an operation, in the order written."""
    good = returned(key if key == "default" else key.upper() for key, _ in entries(operation, "responses"))
    for written, entry in entries(operation, "responses"):
        if written.startswith("x-"):
            continue
        status = written if written == "default" else written.upper()
        followed = api.follow(entry)
        node = followed.node
        shared = None if status in good else _component(api, entry, followed.description)
        yield Response(
            symbol=f"{shared[0]}/{status}" if shared else f"{symbol}/responses/{status}",
            origin=node.origin,
            status=status,
            description=followed.description or node.text("summary") or "",
            headers=tuple(api.headers(node)),
            content=api.content(node),
            errors=_errors(api, node),
            links=tuple(_links(api, node)),
            component=shared[1] if shared else None,
        )


def _component(api: Api, entry: Node, description: str | None) -> tuple[str, str] | None:
    """The symbol and the name of the component that a response refers to, if it adds nothing of its own."""
    place = api.place(entry)
    named = re.fullmatch("(?:/components/responses)?(/[^/]+)", place.pointer) if place else None
    if place is None or named is None or description != api.follow(api.links.node(place)).description:
        return None
    return api.links.symbol(place.document, place.pointer), tokens(named[1])[0]


def _links(api: Api, response: Node) -> Iterator[Link]:
    for name, entry in entries(response, "links"):
        followed = api.follow(entry)
        node = followed.node
        key = "operationId" if node.text("operationId") is not None else "operationRef"
        target = node.text(key) or ""
        operation = api.operations.get(target if key == "operationId" else unquote(target))
        if operation is None and (key == "operationId" or target.startswith("#")):
            text = f"the link {shown(name)} leads to {shown(target)}, which is no operation of this document"
            hint, place = did_you_mean(target, api.operations), node.origin.child(key)
            fix = respelled(place, target, nearest(target, api.operations)) if key == "operationId" else None
            api.report(UNKNOWN_LINK.at(place, text, hint=hint, fix=fix))
        given, sent, at = node.get("parameters"), node.get("requestBody"), node.get("server")
        yield Link(
            name=name,
            origin=node.origin,
            target=target,
            operation=operation,
            parameters=given.value if given and isinstance(given.value, FrozenMap) else FrozenMap(),
            body=sent.value if sent else None,
            description=followed.description,
            server=server(at) if at else None,
        )


def _errors(api: Api, response: Node) -> tuple[Reference, ...]:
    written = response.get("x-errors")
    if written is None:
        return ()
    wrong = validate(written, ERROR_CODES, format_name="x-errors")
    api.report(*wrong)
    if wrong:
        return ()
    return tuple(Reference(f"error:{item.value}", item.origin) for item in elements(response, "x-errors"))
