"""Contracts in an order that follows from what they say, not from the order in which the keys of a file stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ssotgen.core.json import FrozenMap
from ssotgen.ir.contract import Contract, MediaType, Operation, Response, SecurityRequirement


def ordered(contracts: Iterable[Contract]) -> tuple[Contract, ...]:
    """Contracts by name and major version, and all that comes from maps in them by its keys. Lists stay as written."""
    return tuple(_contract(item) for item in sorted(contracts, key=lambda item: (item.name, item.major)))


def _contract(contract: Contract) -> Contract:
    return replace(
        contract,
        operations=tuple(
            _operation(item) for item in sorted(contract.operations, key=lambda item: (item.path, item.method))
        ),
        security_schemes=tuple(sorted(contract.security_schemes, key=lambda scheme: scheme.name)),
        schemas=FrozenMap(dict(sorted(contract.schemas.items()))),
    )


def _operation(operation: Operation) -> Operation:
    body, security = operation.body, operation.security
    return replace(
        operation,
        body=replace(body, content=_content(body.content)) if body is not None else None,
        responses=tuple(_response(item) for item in sorted(operation.responses, key=lambda item: item.status)),
        security=tuple(_alternative(item) for item in security) if security is not None else None,
    )


def _response(response: Response) -> Response:
    headers = tuple(sorted(response.headers, key=lambda header: header.name))
    return replace(response, headers=headers, content=_content(response.content))


def _content(content: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
    in_order = sorted(content, key=lambda media: media.type)
    return tuple(replace(media, examples=FrozenMap(dict(sorted(media.examples.items())))) for media in in_order)


def _alternative(requirement: SecurityRequirement) -> SecurityRequirement:
    return SecurityRequirement(tuple(sorted(requirement.schemes)))
