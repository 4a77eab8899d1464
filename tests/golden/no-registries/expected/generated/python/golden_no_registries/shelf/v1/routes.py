# AUTO-GENERATED – DO NOT EDIT
# Sources: shelf.yaml
# Regenerate: ssotgen build
"""The operations of `shelf/v1`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol

from fastapi import APIRouter

from ..._support.call import AnyPrincipal, Authenticate, Call, FeatureEnabled, Owns
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Operation, Parameter, Response, Signature
from ..._support.problems import ProblemTypes
from ..._support.routing import Conventions, build_router
from . import models


class ShelfV1(Protocol[AnyPrincipal]):
    """Everything that `shelf/v1` asks of a service."""

    @abstractmethod
    async def get_books(self, call: Call[AnyPrincipal]) -> models.Books:
        """Without an operationId, for whoever has a key.

        `GET /books`
        """

    @abstractmethod
    async def get_book(self, call: Call[AnyPrincipal | None], *, isbn: str) -> models.Book:
        """With or without a key.

        `GET /books/{isbn}`
        """

    @abstractmethod
    async def get_newest(self, call: Call[AnyPrincipal | None]) -> models.Book:
        """For everybody, and found before the path with a parameter.

        `GET /books/newest`
        """


GET_BOOKS = Operation(
    id="GET /books",
    method="GET",
    path="/books",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        responses=(Response(200, models.Books),),
    ),
)

GET_BOOK = Operation(
    id="getBook",
    method="GET",
    path="/books/{isbn}",
    access=Access.PUBLIC,
    security=({}, {"key": ()}),
    signature=lambda: Signature(
        parameters=(Parameter("path", "isbn", str),),
        responses=(Response(200, models.Book),),
    ),
)

GET_NEWEST = Operation(
    id="getNewest",
    method="GET",
    path="/books/newest",
    access=Access.PUBLIC,
    security=(),
    signature=lambda: Signature(
        responses=(Response(200, models.Book),),
    ),
)


def create_router(
    service: ShelfV1[AnyPrincipal],
    *,
    authenticate: Authenticate[AnyPrincipal],
    owns: Owns[AnyPrincipal] | None = None,
    feature_enabled: FeatureEnabled[AnyPrincipal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (GET_BOOKS, service.get_books),
            (GET_NEWEST, service.get_newest),
            (GET_BOOK, service.get_book),
        ),
        guard=Guard(
            authenticate=authenticate,
            owns=owns,
            feature_enabled=feature_enabled,
            challenge="",
            expect=expecting((Scheme("key", "apiKey", "X-Key"),), ({"key": ()},)),
        ),
        conventions=Conventions(ProblemTypes("urn:problem-type:")),
    )
