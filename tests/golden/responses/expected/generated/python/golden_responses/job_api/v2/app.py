# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/job-api/v2.openapi.yaml, registries/errors.yaml
# Regenerate: ssotgen build
"""Applications that serve `job-api/v2`: one around a service, and one that implements nothing."""

from __future__ import annotations

from typing import cast

from fastapi import FastAPI

from ..._support.application import build_app, read_contract
from ..._support.call import AnyPrincipal, Authenticate, FeatureEnabled, Owns
from ..._support.stub import StubCallers, StubPrincipal, StubService
from .routes import JobApiV2, create_router


def create_app(
    service: JobApiV2[AnyPrincipal],
    *,
    authenticate: Authenticate[AnyPrincipal],
    owns: Owns[AnyPrincipal] | None = None,
    feature_enabled: FeatureEnabled[AnyPrincipal] | None = None,
    prefix: str | None = None,
    eager: bool = False,
) -> FastAPI:
    """Serve a service below `prefix`, by default where the contract's first server is.

    What an operation reads and writes is made ready on its first request, or for all of them now if `eager`.
    """
    router = create_router(service, authenticate=authenticate, owns=owns, feature_enabled=feature_enabled)
    return build_app(
        router,
        title="job-api/v2",
        contract=read_contract(__name__),
        prefix="" if prefix is None else prefix,
        eager=eager,
    )


def stub_app() -> FastAPI:
    """Serve nothing but the guards: 501 for whoever may call, who is `Authorization: Bearer <role>,<role>`."""
    callers = StubCallers()
    return create_app(
        cast(JobApiV2[StubPrincipal], StubService()),
        authenticate=callers.authenticate,
        owns=callers.owns,
        feature_enabled=callers.feature_enabled,
    )
