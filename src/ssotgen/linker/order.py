"""Contracts in an order that follows from what they say, not from the order in which the keys of a file stand."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.json import FrozenMap
from ssotgen.core.values import replace
from ssotgen.ir.contract import Contract, Operation, Response
from ssotgen.ir.media import MediaType
from ssotgen.ir.security import SecurityRequirement


def ordered(contracts: Iterable[Contract]) -> tuple[Contract, ...]:
    """Contracts by name and major version, and all that comes from maps in them by its keys. Lists stay as written."""
    return tuple(_contract(item) for item in sorted(contracts, key=lambda item: (item.name, item.major)))


def _contract(contract: Contract) -> Contract:
    return replace(
        contract,
        operations=_operations(contract.operations),
        webhooks=tuple(
            replace(item, operations=_operations(item.operations))
            for item in sorted(contract.webhooks, key=lambda item: item.name)
        ),
        security=_alternatives(contract.security),
        security_schemes=tuple(sorted(contract.security_schemes, key=lambda scheme: scheme.name)),
        schemas=FrozenMap(dict(sorted(contract.schemas.items()))),
    )


def _operations(found: tuple[Operation, ...]) -> tuple[Operation, ...]:
    return tuple(_operation(item) for item in sorted(found, key=lambda item: (item.path, item.method)))


def _operation(operation: Operation) -> Operation:
    body = operation.body
    return replace(
        operation,
        body=replace(body, content=_content(body.content)) if body is not None else None,
        responses=tuple(_response(item) for item in sorted(operation.responses, key=lambda item: item.status)),
        security=_alternatives(operation.security),
        callbacks=tuple(
            replace(item, operations=_operations(item.operations))
            for item in sorted(operation.callbacks, key=lambda item: (item.name, item.expression))
        ),
    )


def _response(response: Response) -> Response:
    headers = tuple(sorted(response.headers, key=lambda header: header.name))
    links = tuple(sorted(response.links, key=lambda link: link.name))
    return replace(response, headers=headers, content=_content(response.content), links=links)


def _content(content: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
    in_order = sorted(content, key=lambda media: media.type)
    return tuple(
        replace(
            media,
            examples=FrozenMap(dict(sorted(media.examples.items()))),
            encoding=FrozenMap(dict(sorted(media.encoding.items()))),
        )
        for media in in_order
    )


def _alternatives(found: tuple[SecurityRequirement, ...] | None) -> tuple[SecurityRequirement, ...] | None:
    return None if found is None else tuple(SecurityRequirement(tuple(sorted(item.schemes))) for item in found)
