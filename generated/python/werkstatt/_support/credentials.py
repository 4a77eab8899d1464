# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""What callers prove themselves with, read from where the contract's security schemes say that it stands."""

import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from starlette.requests import Request
from typing_extensions import TypeVar

from .call import Authenticate
from .operation import Operation
from .problems import Unauthenticated

_Principal = TypeVar("_Principal", default=object)

Kind: TypeAlias = Literal["basic", "bearer", "http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
"""`http` is any other scheme of the `Authorization` header, such as `Digest`."""

Requirement: TypeAlias = Mapping[str, tuple[str, ...]]
"""One way to be let in: these schemes together, each with the scopes that it has to have. Empty: no credential."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Where a credential stands: `place` and `name` are those of an API key, `name` that of another `http` scheme."""

    id: str
    kind: Kind
    name: str = ""
    place: Literal["header", "query", "cookie"] = "header"


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request shows for one scheme; nothing of it is verified.

    `value` is a token, a key, what follows the name of a scheme, or the text of a client's certificate; of `basic` it
    is the password, and `user` the name. `scopes` are those that the operation asks for.
    """

    scheme: str
    kind: Kind
    value: str
    user: str = ""
    scopes: tuple[str, ...] = ()


Verify: TypeAlias = Callable[[tuple[Credential, ...]], Awaitable[_Principal | None]]
"""Whose credentials are these? They belong together; a bad one raises `Unauthenticated`, `None` is nobody's."""


def verifying(verify: Verify[_Principal]) -> Authenticate[_Principal]:
    """Authenticate by the contract: each alternative whose schemes are all there is verified, until one is good."""

    async def authenticate(request: Request) -> _Principal | None:
        refused: Unauthenticated | None = None
        for credentials in presented(request):
            try:
                principal = await verify(credentials)
            except Unauthenticated as bad:
                refused = refused or bad
                continue
            if principal is not None:
                return principal
        if refused is not None:
            raise refused
        return None

    return authenticate


def presented(request: Request) -> tuple[tuple[Credential, ...], ...]:
    """Return the complete alternatives of a request's credentials; raise `Unauthenticated` for bad ones."""
    schemes, requirements = getattr(request.state, "security", ({}, ()))
    found: list[tuple[Credential, ...]] = []
    for requirement in requirements:
        credentials = [_credential(schemes[name], scopes, request) for name, scopes in requirement.items()]
        complete = tuple(one for one in credentials if one is not None)
        if credentials and len(complete) == len(credentials):
            found.append(complete)
    return tuple(found)


def expecting(schemes: Sequence[Scheme], security: Sequence[Requirement] = ()) -> Callable[[Operation, Request], None]:
    """Note what an operation asks for, by default `security`, where `presented` finds it."""
    known = {scheme.id: scheme for scheme in schemes}

    def expect(operation: Operation, request: Request) -> None:
        request.state.security = known, security if operation.security is None else operation.security

    return expect


def _credential(scheme: Scheme, scopes: tuple[str, ...], request: Request) -> Credential | None:
    match scheme.kind:
        case "apiKey":
            places: dict[str, Mapping[str, str]] = {
                "header": request.headers, "query": request.query_params, "cookie": request.cookies,
            }  # fmt: skip
            value, user = places[scheme.place].get(scheme.name), ""
        case "mutualTLS":
            chain = request.scope.get("extensions", {}).get("tls", {}).get("client_cert_chain") or ()
            value, user = next(iter(chain), None), ""
        case kind:
            value, user = _authorization(request, scheme.name if kind == "http" else kind), ""
            if value is not None and kind == "basic":
                user, value = _basic(value)
    return None if value is None else Credential(scheme.id, scheme.kind, value, user, scopes)


def _authorization(request: Request, kind: str) -> str | None:
    """What follows the name of a scheme in `Authorization` (RFC 9110, 11.4); tokens are sent as `Bearer`."""
    name, _, rest = request.headers.get("authorization", "").partition(" ")
    wanted = "bearer" if kind in ("bearer", "oauth2", "openIdConnect") else kind.lower()
    return rest.strip() if name.lower() == wanted and rest.strip() else None


def _basic(text: str) -> tuple[str, str]:
    """The name and password of RFC 7617; raise `Unauthenticated` for what is neither."""
    try:
        user, colon, password = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Unauthenticated("The credential is not written as `Basic` demands.") from error
    if not colon:
        raise Unauthenticated("The credential is not written as `Basic` demands.")
    return user, password
