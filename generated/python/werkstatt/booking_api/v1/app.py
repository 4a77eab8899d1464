# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/booking-api/v1.openapi.yaml, contracts/common/problem.yaml,
#     registries/errors.yaml, registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""Applications that serve `booking-api/v1`: one around a service, and one that implements nothing."""

from __future__ import annotations

from typing import cast

from fastapi import FastAPI

from ..._support.application import build_app, read_contract
from ..._support.call import Authenticate, FeatureEnabled, Owns, Principal
from ..._support.stub import StubCallers, StubPrincipal, StubService
from ...rbac import Role
from .routes import BookingApiV1, create_router


def create_app(
    service: BookingApiV1[Principal],
    *,
    authenticate: Authenticate[Principal],
    owns: Owns[Principal] | None = None,
    feature_enabled: FeatureEnabled[Principal] | None = None,
    prefix: str | None = None,
    eager: bool = False,
) -> FastAPI:
    """Serve a service below `prefix`, by default where the contract's first server is.

    What an operation reads and writes is made ready on its first request, or for all of them now if `eager`.
    """
    router = create_router(service, authenticate=authenticate, owns=owns, feature_enabled=feature_enabled)
    return build_app(
        router,
        title="booking-api/v1",
        contract=read_contract(__name__),
        prefix="" if prefix is None else prefix,
        eager=eager,
    )


def stub_app() -> FastAPI:
    """Serve nothing but the guards: 501 for whoever may call, who is `Authorization: Bearer <role>,<role>`."""
    callers = StubCallers(frozenset(Role))
    return create_app(
        cast(BookingApiV1[StubPrincipal], StubService()),
        authenticate=callers.authenticate,
        owns=callers.owns,
        feature_enabled=callers.feature_enabled,
    )
