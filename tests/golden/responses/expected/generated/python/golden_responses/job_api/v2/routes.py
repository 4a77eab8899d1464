# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/job-api/v2.openapi.yaml, registries/errors.yaml
# Regenerate: ssotgen build
"""The operations of `job-api/v2`: what a service has to offer, and the router that calls it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import KW_ONLY, dataclass
from typing import Protocol

from fastapi import APIRouter

from ..._support.call import AnyPrincipal, Authenticate, Call, FeatureEnabled, Owns
from ..._support.credentials import Scheme, expecting
from ..._support.guard import Guard
from ..._support.operation import Access, Body, Operation, Parameter, Response, Signature
from ..._support.problems import DeclaredResponse, ProblemTypes
from ..._support.responses import Text
from ..._support.routing import Conventions, build_router
from . import models


class JobsService(Protocol[AnyPrincipal]):
    """Operations tagged `jobs`."""

    @abstractmethod
    async def get_job(self, call: Call[AnyPrincipal], *, job_id: str) -> models.Job:
        """One good answer, without headers.

        `GET /jobs/{jobId}`
        """

    @abstractmethod
    async def start_job(self, call: Call[AnyPrincipal], *, body: models.Order) -> StartJob200 | StartJob202:
        """Several good answers, each with headers.

        Answers at once where the work is small, else with the place to ask again.

        <script>alert("text, not markup")</script>

        `POST /jobs`
        """

    @abstractmethod
    async def stop_job(self, call: Call[AnyPrincipal], *, job_id: str) -> None:
        """No content.

        `DELETE /jobs/{jobId}`
        """


class LogsService(Protocol[AnyPrincipal]):
    """Operations tagged `logs`."""

    @abstractmethod
    async def read_log(self, call: Call[AnyPrincipal], *, job_id: str) -> ReadLog200:
        """Text instead of JSON.

        `GET /jobs/{jobId}/log`
        """


class JobApiV2(JobsService[AnyPrincipal], LogsService[AnyPrincipal], Protocol[AnyPrincipal]):
    """Everything that `job-api/v2` asks of a service."""


@dataclass(eq=False)
class Problem409(DeclaredResponse):
    """What went wrong."""

    body: models.Problem


@dataclass(eq=False)
class Problem4XX(DeclaredResponse):
    """What went wrong."""

    body: models.Problem
    _: KW_ONLY
    status: int


@dataclass(eq=False)
class ProblemDefault(DeclaredResponse):
    """What went wrong."""

    body: models.Problem
    _: KW_ONLY
    status: int


@dataclass(eq=False)
class GetJob404(DeclaredResponse):
    """There is no such job."""

    body: models.Problem


@dataclass(frozen=True)
class ReadLog200:
    """The log."""

    body: Text
    _: KW_ONLY
    x_lines: int


@dataclass(frozen=True)
class StartJob200:
    """Done already."""

    body: models.Job


@dataclass(frozen=True)
class StartJob202:
    """Started."""

    body: models.Job
    _: KW_ONLY
    location: str
    retry_after: int | None = None


GET_JOB = Operation(
    id="getJob",
    method="GET",
    path="/jobs/{job_id}",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        parameters=(Parameter("path", "job_id", str, wire="jobId"),),
        responses=(
            Response(200, models.Job),
            Response(404, models.Problem, GetJob404, media_type="application/problem+json"),
        ),
    ),
)

READ_LOG = Operation(
    id="readLog",
    method="GET",
    path="/jobs/{job_id}/log",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        parameters=(Parameter("path", "job_id", str, wire="jobId"),),
        responses=(Response(200, str, ReadLog200, media_type="text/plain", headers={"x_lines": "X-Lines"}),),
    ),
)

START_JOB = Operation(
    id="startJob",
    method="POST",
    path="/jobs",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        body=Body({"application/json": models.Order}),
        responses=(
            Response(200, models.Job, StartJob200),
            Response(202, models.Job, StartJob202, headers={"location": "Location", "retry_after": "Retry-After"}),
            Response(409, models.Problem, Problem409, media_type="application/problem+json"),
            Response(range(300, 600), models.Problem, ProblemDefault, media_type="application/problem+json"),
        ),
    ),
)

STOP_JOB = Operation(
    id="stopJob",
    method="DELETE",
    path="/jobs/{job_id}",
    access=Access.AUTHENTICATED,
    signature=lambda: Signature(
        parameters=(Parameter("path", "job_id", str, wire="jobId"),),
        responses=(
            Response(204, None),
            Response(range(400, 500), models.Problem, Problem4XX, media_type="application/problem+json"),
        ),
    ),
)


def create_router(
    service: JobApiV2[AnyPrincipal],
    *,
    authenticate: Authenticate[AnyPrincipal],
    owns: Owns[AnyPrincipal] | None = None,
    feature_enabled: FeatureEnabled[AnyPrincipal] | None = None,
) -> APIRouter:
    """Route requests to a service; each is authenticated and permitted before its body is read."""
    return build_router(
        (
            (START_JOB, service.start_job),
            (STOP_JOB, service.stop_job),
            (GET_JOB, service.get_job),
            (READ_LOG, service.read_log),
        ),
        guard=Guard(
            authenticate=authenticate,
            owns=owns,
            feature_enabled=feature_enabled,
            challenge="Bearer",
            expect=expecting((Scheme("bearer", "bearer"),), ({"bearer": ()},)),
        ),
        conventions=Conventions(ProblemTypes("https://jobs.example/problems/")),
    )
