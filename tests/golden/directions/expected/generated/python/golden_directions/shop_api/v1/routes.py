# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/shop-api/v1.openapi.yaml
# Regenerate: ssotgen build
"""The operations of `shop-api/v1`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter

from ..._support.call import AnyPrincipal, Authenticate, Call, FeatureEnabled, Owns
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Body, Operation, Response, Signature
from ..._support.problems import DeclaredResponse, ProblemTypes
from ..._support.routing import Conventions, build_router
from . import models


class ShopApiV1(Protocol[AnyPrincipal]):
    """Everything that `shop-api/v1` asks of a service."""

    @abstractmethod
    async def latest_order(self, call: Call[AnyPrincipal]) -> models.Order:
        """See the latest order.

        `GET /orders/latest`
        """

    @abstractmethod
    async def place_order(self, call: Call[AnyPrincipal], *, body: models.OrderInput) -> models.Order:
        """Place an order.

        `POST /orders`
        """


@dataclass(eq=False)
class PlaceOrder422(DeclaredResponse):
    """Refused."""

    body: models.Fault


LATEST_ORDER = Operation(
    id="latestOrder",
    method="GET",
    path="/orders/latest",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        responses=(Response(200, models.Order),),
    ),
)

PLACE_ORDER = Operation(
    id="placeOrder",
    method="POST",
    path="/orders",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        body=Body({"application/json": models.OrderInput}),
        responses=(
            Response(201, models.Order),
            Response(422, models.Fault, PlaceOrder422),
        ),
    ),
)


def create_router(
    service: ShopApiV1[AnyPrincipal],
    *,
    authenticate: Authenticate[AnyPrincipal],
    owns: Owns[AnyPrincipal] | None = None,
    feature_enabled: FeatureEnabled[AnyPrincipal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (PLACE_ORDER, service.place_order),
            (LATEST_ORDER, service.latest_order),
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
