"""Request bodies and responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssotgen.core.json import freeze
from ssotgen.frontends.openapi.api import Api, elements, entries
from ssotgen.frontends.structure import validate
from ssotgen.ir.contract import Body, Header, Response
from ssotgen.ir.schema import Reference
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
    for written, entry in entries(operation, "responses"):
        if written.startswith("x-"):
            continue
        status = written if written == "default" else written.upper()
        followed = api.follow(entry)
        node = followed.node
        yield Response(
            symbol=f"{symbol}/responses/{status}",
            origin=node.origin,
            status=status,
            description=followed.description or node.text("summary") or "",
            headers=tuple(_headers(api, node)),
            content=api.content(node),
            errors=_errors(api, node),
        )


def _headers(api: Api, response: Node) -> Iterator[Header]:
    """The headers, without `Content-Type`, which `content` decides (OpenAPI, Response Object)."""
    for name, entry in entries(response, "headers"):
        if name.lower() == "content-type":
            continue
        followed = api.follow(entry)
        node = followed.node
        content = api.content(node)
        yield Header(
            name=name,
            origin=node.origin,
            required=node.flag("required"),
            schema=content[0].schema if content else api.schema(node, "schema"),
            description=followed.description,
            deprecated=node.flag("deprecated"),
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
