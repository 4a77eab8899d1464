"""Security: how callers prove who they are, and which proofs an operation asks for."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """One way to get an oauth2 token: `authorizationCode`, `clientCredentials`, `implicit`, `password` or
    `deviceAuthorization`; `scopes` maps each to its description.
    """

    kind: str
    origin: Origin
    authorization_url: str | None = None
    token_url: str | None = None
    refresh_url: str | None = None
    device_authorization_url: str | None = None
    scopes: FrozenMap[str] = FrozenMap()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """How a caller proves who it is. `scopes` are those that the `flows` of an oauth2 scheme declare."""

    name: str
    origin: Origin
    type: str
    scheme: str | None = None
    bearer_format: str | None = None
    location: str | None = None
    parameter: str | None = None
    scopes: tuple[str, ...] = ()
    description: str | None = None
    flows: tuple[Flow, ...] = ()
    openid_url: str | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """One alternative: all of these schemes together, each with its scopes. Empty: nobody need say who they are."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]
