# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note-api/v1.openapi.yaml, registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""The operations of `note-api/v1`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import KW_ONLY, dataclass
from typing import Protocol

from fastapi import APIRouter

from ..._support.call import Authenticate, Call, FeatureEnabled, Owns, ScopedPrincipal
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Body, Feature, Operation, Parameter, Resource, Response, Signature
from ..._support.problems import DeclaredResponse, ProblemTypes
from ..._support.routing import Conventions, build_router
from ...rbac import POLICY, Permission
from . import models


class NoteApiV1(Protocol[ScopedPrincipal]):
    """Everything that `note-api/v1` asks of a service."""

    @abstractmethod
    async def change_note(self, call: Call[ScopedPrincipal], *, note_id: str, body: str) -> None:
        """Change a note.

        `PUT /notes/{noteId}`
        """

    @abstractmethod
    async def get_health(self, call: Call[ScopedPrincipal | None]) -> None:
        """Say that all is well.

        `GET /health`
        """

    @abstractmethod
    async def get_me(self, call: Call[ScopedPrincipal]) -> str:
        """Who am I?

        `GET /me`
        """

    @abstractmethod
    async def get_note(self, call: Call[ScopedPrincipal | None], *, note_id: str) -> str:
        """Read a note.

        `GET /notes/{noteId}`
        """

    @abstractmethod
    async def list_notes(self, call: Call[ScopedPrincipal | None]) -> models.Ids:
        """List notes.

        `GET /notes`
        """

    @abstractmethod
    async def read_log(self, call: Call[ScopedPrincipal]) -> models.Ids:
        """Read the log.

        `GET /log`
        """

    @abstractmethod
    async def share_note(self, call: Call[ScopedPrincipal], *, note_id: str) -> None:
        """Share a note.

        `POST /shares`
        """


@dataclass(eq=False)
class ChangeNote4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class GetHealth4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class GetMe4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class GetNote4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class ListNotes4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class ReadLog4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


@dataclass(eq=False)
class ShareNote4XX(DeclaredResponse):
    """Refused."""

    _: KW_ONLY
    status: int


CHANGE_NOTE = Operation(
    id="changeNote",
    method="PUT",
    path="/notes/{note_id}",
    access=Permission.NOTE_WRITE,
    resource=Resource("note", "note_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "note_id", str, wire="noteId"),),
        body=Body({"application/json": str}),
        responses=(
            Response(204, None),
            Response(range(400, 500), None, ChangeNote4XX),
        ),
    ),
)

GET_HEALTH = Operation(
    id="getHealth",
    method="GET",
    path="/health",
    access=Access.PUBLIC,
    security=(),
    signature=lambda: Signature(
        responses=(
            Response(204, None),
            Response(range(400, 500), None, GetHealth4XX),
        ),
    ),
)

GET_ME = Operation(
    id="getMe",
    method="GET",
    path="/me",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        responses=(
            Response(200, str),
            Response(range(400, 500), None, GetMe4XX),
        ),
    ),
)

GET_NOTE = Operation(
    id="getNote",
    method="GET",
    path="/notes/{note_id}",
    access=Permission.NOTE_READ,
    security=({}, {"oauth": ("notes",)}),
    resource=Resource("note", "note_id"),
    signature=lambda: Signature(
        parameters=(Parameter("path", "note_id", str, wire="noteId"),),
        responses=(
            Response(200, str),
            Response(range(400, 500), None, GetNote4XX),
        ),
    ),
)

LIST_NOTES = Operation(
    id="listNotes",
    method="GET",
    path="/notes",
    access=Permission.NOTE_READ,
    security=({}, {"oauth": ("notes",)}),
    signature=lambda: Signature(
        responses=(
            Response(200, models.Ids),
            Response(range(400, 500), None, ListNotes4XX),
        ),
    ),
)

READ_LOG = Operation(
    id="readLog",
    method="GET",
    path="/log",
    access=Permission.LOG_READ,
    security=({"oauth": ("audit",)},),
    signature=lambda: Signature(
        responses=(
            Response(200, models.Ids),
            Response(range(400, 500), None, ReadLog4XX),
        ),
    ),
)

SHARE_NOTE = Operation(
    id="shareNote",
    method="POST",
    path="/shares",
    access=Permission.NOTE_SHARE,
    resource=Resource("note", "note_id"),
    feature=Feature("sharing", 403),
    signature=lambda: Signature(
        parameters=(Parameter("query", "note_id", str, wire="noteId", required=True),),
        responses=(
            Response(204, None),
            Response(range(400, 500), None, ShareNote4XX),
        ),
    ),
)


def create_router(
    service: NoteApiV1[ScopedPrincipal],
    *,
    authenticate: Authenticate[ScopedPrincipal],
    owns: Owns[ScopedPrincipal] | None = None,
    feature_enabled: FeatureEnabled[ScopedPrincipal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (GET_HEALTH, service.get_health),
            (READ_LOG, service.read_log),
            (GET_ME, service.get_me),
            (LIST_NOTES, service.list_notes),
            (GET_NOTE, service.get_note),
            (CHANGE_NOTE, service.change_note),
            (SHARE_NOTE, service.share_note),
        ),
        guard=Guard(
            authenticate=authenticate,
            owns=owns,
            feature_enabled=feature_enabled,
            policy=POLICY,
            challenge="Bearer",
            expect=expecting((Scheme("oauth", "oauth2"),), ({"oauth": ("notes",)},)),
        ),
        conventions=Conventions(ProblemTypes("urn:problem-type:"), request_id_header="X-Trace"),
    )
