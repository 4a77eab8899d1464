# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""What a handler is told about a request, and the questions that only the service itself can answer."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeAlias

from starlette.requests import Request
from typing_extensions import TypeVar


class Reach(StrEnum):
    """How far a permission goes: the caller's own things, or anybody's."""

    OWN = "own"
    ANY = "any"


class HasRoles(Protocol):
    """A principal that permissions can be decided for."""

    @property
    def roles(self) -> Collection[str]: ...


class HasScopes(HasRoles, Protocol):
    """A principal whose credential may be limited to OAuth scopes; `None` where it has none."""

    @property
    def scopes(self) -> Collection[str] | None: ...


# Whoever `authenticate` answers with: where roles decide, where scopes limit them, and where nothing is asked.
Principal = TypeVar("Principal", bound=HasRoles, contravariant=True, default=HasRoles)
ScopedPrincipal = TypeVar("ScopedPrincipal", bound=HasScopes, contravariant=True, default=HasScopes)
AnyPrincipal = TypeVar("AnyPrincipal", contravariant=True, default=object)

_Principal = TypeVar("_Principal", default=object)
_Caller = TypeVar("_Caller", covariant=True, default=HasRoles)


@dataclass(frozen=True, slots=True)
class Call(Generic[_Caller]):
    """One admitted request. `principal` can be `None` only where somebody without credentials may call, and the
    handler's type says so; `reach` is `OWN` where the handler must keep to the caller's own things, else `ANY`.
    `accepted` are the media types of the operation's good responses that the client takes, the preferred one first.
    """

    principal: _Caller
    request_id: str
    reach: Reach
    request: Request
    accepted: tuple[str, ...] = ()


Authenticate: TypeAlias = Callable[[Request], Awaitable[_Principal | None]]
"""Who sends this request? `None` means no credentials; a bad credential raises `Unauthenticated`."""

Owns: TypeAlias = Callable[[_Principal, str, str], Awaitable[bool]]
"""Does this principal own the thing of this type with this id? Asked where only `own` is held."""

FeatureEnabled: TypeAlias = Callable[[str, _Principal | None], Awaitable[bool]]
"""Is this feature on for this principal, or for somebody without credentials?"""

Decide: TypeAlias = Callable[[Collection[str], str], Reach | None]
"""How far do these roles hold this permission? `None`: not at all."""
