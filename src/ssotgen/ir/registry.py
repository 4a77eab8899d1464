"""Registries after linking: who may do what, which route does what, who owns what, what can go wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias

from ssotgen.core.globs import matches
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass


class Reach(StrEnum):
    """How far a grant goes: the caller's own things, or anybody's. `any` is the wider one."""

    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Permission:
    id: str
    origin: Origin
    description: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission that a role holds by its own entry; `pattern` is the wildcard it was written as, if any."""

    role: str
    permission: str
    reach: Reach
    origin: Origin
    pattern: str | None = None

    @property
    def symbol(self) -> str:
        return f"role:{self.role}>permission:{self.permission}"


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    origin: Origin
    description: str
    anonymous: bool
    inherits: tuple[str, ...]
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class Separation:
    """Permissions that no role may hold together, or roles that no principal may; exactly one of the two is filled."""

    origin: Origin
    permissions: tuple[str, ...]
    roles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class OauthScope:
    """A scope and the permissions it lets through; a ceiling, never a grant."""

    id: str
    origin: Origin
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rbac:
    origin: Origin
    permissions: FrozenMap[Permission]
    roles: FrozenMap[Role]
    separation: tuple[Separation, ...]
    scopes: tuple[OauthScope, ...]

    @property
    def anonymous(self) -> Role | None:
        """The role of a request without credentials."""
        return next((role for role in self.roles.values() if role.anonymous), None)

    def lineage(self, role: str) -> Mapping[str, tuple[str, ...]]:
        """A role and all that it inherits from, nearest first, each with the shortest path that leads there."""
        paths: dict[str, tuple[str, ...]] = {role: (role,)}
        waiting = deque(paths)
        while waiting:
            current = waiting.popleft()
            for parent in self.roles[current].inherits:
                if parent not in paths:
                    paths[parent] = (*paths[current], parent)
                    waiting.append(parent)
        return paths


@dataclass(frozen=True, slots=True)
class Public:
    """Anybody may call it, and `reason` says why (empty where the contract's own `security` opens it)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Authenticated:
    """Any principal may call it."""


@dataclass(frozen=True, slots=True)
class Requires:
    """A caller needs a role that holds this permission."""

    permission: str


Access: TypeAlias = Public | Authenticated | Requires


@dataclass(frozen=True, slots=True)
class Resource:
    """Which thing a request is about: asked of the `owns` hook when only `own` is held."""

    type: str
    location: Literal["path", "query"]
    parameter: str


@dataclass(frozen=True, slots=True)
class Middleware:
    """A named instance of a kind of the closed catalogue, with its checked options."""

    id: str
    origin: Origin
    kind: str
    options: FrozenMap[Json]


@dataclass(frozen=True, slots=True)
class Route:
    """What stands between a request and its handler. One for each operation of each served contract.

    `access` is `None` only while nothing decides it, which rules report. `origin` is the entry in routes.yaml, or the
    operation in the contract where no registry of routes exists. `written` is false in that case.
    """

    operation: str
    origin: Origin
    access: Access | None
    written: bool
    resource: Resource | None = None
    feature: str | None = None
    feature_off: Literal[403, 404] = 404
    use: tuple[str, ...] = ()
    emits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OperationalRoute:
    """A route of the app that no contract describes."""

    path: str
    origin: Origin
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    id: str
    origin: Origin
    path: str
    title: str
    access: Access
    operations: tuple[str, ...]
    options: FrozenMap[Json]


@dataclass(frozen=True, slots=True)
class Routing:
    """routes.yaml."""

    origin: Origin
    middleware: FrozenMap[Middleware]
    operational: tuple[OperationalRoute, ...]
    pages: FrozenMap[Page]


@dataclass(frozen=True, slots=True)
class Owner:
    id: str
    origin: Origin
    name: str
    handles: tuple[str, ...]
    contact: str | None


@dataclass(frozen=True, slots=True)
class OwnedPath:
    """A pattern of CODEOWNERS and its owners; the last one that matches a path wins."""

    pattern: str
    origin: Origin
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owners:
    origin: Origin
    owners: FrozenMap[Owner]
    paths: tuple[OwnedPath, ...]

    def of(self, path: str) -> OwnedPath | None:
        """The line that decides who owns the workspace-relative `path`."""
        return next((line for line in reversed(self.paths) if matches(line.pattern, path)), None)


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A problem type (RFC 9457); `reserved` ones are defined by ssotgen. `statuses` are those it may be sent with."""

    id: str
    origin: Origin | None
    statuses: tuple[int, ...]
    title: str
    description: str
    remedy: str
    retriable: bool
    log: Literal["debug", "info", "warning", "error"]
    members: FrozenMap[Json]
    reserved: bool


@dataclass(frozen=True, slots=True)
class Errors:
    """errors.yaml and the reserved codes; `origin` is `None` where no registry was written."""

    origin: Origin | None
    type_base: str
    codes: FrozenMap[ErrorCode]


@dataclass(frozen=True, slots=True)
class Feature:
    id: str
    origin: Origin
    owner: str | None
    description: str
