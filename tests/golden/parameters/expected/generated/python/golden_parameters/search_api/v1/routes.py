# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/search-api/v1.openapi.yaml
# Regenerate: ssotgen build
"""The operations of `search-api/v1`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Any, Literal, Protocol
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime, Field, StrictBool

from ..._support import models as _support
from ..._support.call import AnyPrincipal, Authenticate, Call, FeatureEnabled, Owns
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Operation, Parameter, Response, Signature
from ..._support.problems import ProblemTypes
from ..._support.routing import Conventions, build_router
from . import models


class SearchApiV1(Protocol[AnyPrincipal]):
    """Everything that `search-api/v1` asks of a service."""

    @abstractmethod
    async def get_file(
        self,
        call: Call[AnyPrincipal],
        *,
        user_id: UUID,
        class_: str,
        format: Literal["json", "csv"],
        if_none_match: str | None,
        session: int | None,
    ) -> dict[str, Any]:
        """Names that are no identifiers, two values in one segment.

        `GET /users/{user-id}/files/{class}.{format}`
        """

    @abstractmethod
    async def search(
        self,
        call: Call[AnyPrincipal],
        *,
        colours: list[models.Colour] | None,
        exact: bool,
        filter: models.Filter | None,
        limit: int,
        range: models.Range | None,
        since: AwareDatetime | None,
        sizes: list[int] | None,
        tags: list[str] | None,
        text: str,
    ) -> dict[str, Any]:
        """Every style of a query.

        `GET /search`
        """


GET_FILE = Operation(
    id="getFile",
    method="GET",
    path="/users/{user_id}/files/{class_}.{format}",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        parameters=(
            Parameter("path", "user_id", _support.Uuid, wire="user-id"),
            Parameter("path", "class_", Annotated[str, Field(pattern="^[a-z]+$")], wire="class"),
            Parameter("path", "format", Literal["json", "csv"]),
            Parameter("header", "if_none_match", str, wire="If-None-Match"),
            Parameter("cookie", "session", Annotated[_support.Integer, Field(ge=1)]),
        ),
        responses=(Response(200, dict[str, Any]),),
    ),
)

SEARCH = Operation(
    id="search",
    method="GET",
    path="/search",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        parameters=(
            Parameter("query", "colours", list[models.Colour], explode=False),
            Parameter("query", "exact", StrictBool, default=False),
            Parameter("query", "filter", models.Filter, media_type="application/json"),
            Parameter("query", "limit", Annotated[_support.Integer, Field(ge=1, le=100)], default=20),
            Parameter("query", "range", models.Range, style="deepObject", explode=True),
            Parameter("query", "since", _support.Timestamp),
            Parameter("query", "sizes", list[_support.Integer], style="pipeDelimited"),
            Parameter("query", "tags", Annotated[list[str], Field(max_length=3)]),
            Parameter("query", "text", Annotated[str, Field(min_length=1)], required=True),
        ),
        responses=(Response(200, dict[str, Any]),),
    ),
)


def create_router(
    service: SearchApiV1[AnyPrincipal],
    *,
    authenticate: Authenticate[AnyPrincipal],
    owns: Owns[AnyPrincipal] | None = None,
    feature_enabled: FeatureEnabled[AnyPrincipal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (SEARCH, service.search),
            (GET_FILE, service.get_file),
        ),
        guard=Guard(
            authenticate=authenticate,
            owns=owns,
            feature_enabled=feature_enabled,
            challenge="Bearer",
            expect=expecting((Scheme("bearer", "bearer"),), ({"bearer": ()},)),
        ),
        conventions=Conventions(ProblemTypes("urn:problem-type:")),
    )
