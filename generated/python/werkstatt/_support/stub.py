# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""A service that implements nothing, for whoever wants to see routes and permissions before a handler is written."""

from collections.abc import Collection
from dataclasses import dataclass

from starlette.requests import Request

from .problems import Unauthenticated
from .routing import Handler, not_implemented


@dataclass(frozen=True, slots=True)
class StubPrincipal:
    """Somebody who holds the roles that the credential names."""

    roles: frozenset[str]
    scopes: None = None


class StubService:
    """Answers every operation with 501. It has no attribute of its own, so that no operation's name is taken."""

    def __getattr__(self, operation: str) -> Handler:
        return not_implemented


@dataclass(frozen=True, slots=True)
class StubCallers:
    """Believes who it is called by, if these roles exist; everything belongs to everybody, and every feature is on."""

    roles: Collection[str] = ()

    async def authenticate(self, request: Request) -> StubPrincipal | None:
        """Read `Authorization: Bearer customer,auditor`; `Bearer -` is a principal without roles."""
        credential = request.headers.get("authorization")
        if credential is None:
            return None
        scheme, _, names = credential.partition(" ")
        roles = frozenset(names.split(",")) if names != "-" else frozenset()
        if scheme != "Bearer" or not roles <= frozenset(self.roles):
            raise Unauthenticated("Send `Bearer` and role ids, separated by commas, or `-` for none.")
        return StubPrincipal(roles)

    async def owns(self, principal: StubPrincipal, type: str, id: str) -> bool:
        return True

    async def feature_enabled(self, feature: str, principal: StubPrincipal | None) -> bool:
        return True
