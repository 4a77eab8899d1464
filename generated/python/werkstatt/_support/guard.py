# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Who may pass: everything that is decided before the body of a request is read, and ownership after."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Generic, cast

from starlette.requests import Request
from typing_extensions import TypeVar

from .call import Authenticate, Call, Decide, FeatureEnabled, HasRoles, HasScopes, Owns, Reach
from .operation import Access, Operation
from .problems import Problem, Unauthenticated

_Principal = TypeVar("_Principal", default=HasRoles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The workspace's permissions. `anonymous` is the role of a request without credentials; no principal may hold two
    roles of one set in `separated`; `ceilings` maps an OAuth scope to the permissions that it lets through.
    """

    decide: Decide
    anonymous: str | None = None
    separated: Collection[frozenset[str]] = ()
    ceilings: Mapping[str, Collection[str]] = field(default_factory=dict)

    def reach(self, principal: HasRoles | None, permission: str) -> Reach | None:
        """How far the principal, or somebody without credentials, holds the permission; `None`: not at all."""
        if principal is None:
            return self.decide((self.anonymous,), permission) if self.anonymous else None
        roles = frozenset(principal.roles)
        if any(len(roles & separated) > 1 for separated in self.separated):
            return None
        scopes = cast(HasScopes, principal).scopes if self.ceilings else None
        if scopes is not None and not any(permission in self.ceilings.get(scope, ()) for scope in scopes):
            return None
        return self.decide(roles, permission)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard(Generic[_Principal]):
    """The service's own answers together with its policy. `challenge` is the `WWW-Authenticate` of a 401; empty where
    no way to prove who one is has a challenge. `expect` notes what an operation asks for.
    """

    authenticate: Authenticate[_Principal]
    owns: Owns[_Principal] | None = None
    feature_enabled: FeatureEnabled[_Principal] | None = None
    policy: Policy | None = None
    challenge: str = "Bearer"
    expect: Callable[[Operation, Request], None] | None = None

    def verify(self, operation: Operation) -> None:
        """Raise `ValueError` if an operation asks something that nobody is there to answer."""
        permission = not isinstance(operation.access, Access)
        for name, asked, answer in (
            ("policy", permission, self.policy),
            ("owns", permission and operation.resource, self.owns),
            ("feature_enabled", operation.feature, self.feature_enabled),
        ):
            if asked and answer is None:
                raise ValueError(f"operation {operation.id} needs `{name}`")

    async def admit(self, operation: Operation, request: Request, request_id: str) -> Call[_Principal | None]:
        """Authenticate, permit and ask for the feature, in this order; raise `Problem` 401, 403 or 404."""
        if self.expect:
            self.expect(operation, request)
        try:
            principal = await self.authenticate(request)
        except Unauthenticated as bad:
            raise self._unauthenticated(str(bad) or "The credential is not valid.") from bad
        reach = self._permit(operation, principal)
        if reach is None:
            raise Problem("forbidden") if principal is not None else self._unauthenticated()
        feature, enabled = operation.feature, self.feature_enabled
        if feature and not (enabled and await enabled(feature.id, principal)):
            raise Problem("feature-off", status=feature.off)
        return Call(principal, request_id, reach, request)

    async def check_owner(
        self, operation: Operation, call: Call[_Principal | None], arguments: dict[str, object]
    ) -> None:
        """Raise `Problem` 403 if only the caller's own things may be touched, and this one is not."""
        resource, principal = operation.resource, call.principal
        if resource is None or call.reach is Reach.ANY:
            return
        id = arguments[resource.argument]
        if id is None or principal is None or not (self.owns and await self.owns(principal, resource.type, str(id))):
            raise Problem("forbidden")

    def _permit(self, operation: Operation, principal: _Principal | None) -> Reach | None:
        if isinstance(operation.access, Access):
            known = operation.access is Access.AUTHENTICATED and principal is not None
            return Reach.ANY if known or operation.access is Access.PUBLIC else None
        reach = self.policy.reach(cast(HasRoles | None, principal), operation.access) if self.policy else None
        if reach is Reach.OWN and principal is None and operation.resource:
            return None  # somebody without credentials owns nothing
        return reach

    def _unauthenticated(self, detail: str | None = None) -> Problem:
        headers = {"WWW-Authenticate": self.challenge} if self.challenge else {}
        return Problem("unauthenticated", detail, headers=headers)
