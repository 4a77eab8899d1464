# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Failures as values: the problems that the service answers by itself, and the responses that a handler raises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from pydantic_core import to_json
from starlette.responses import Response

# The codes of a service's own answers: the usual status and title of each.
RESERVED: Mapping[str, tuple[int, str]] = {
    "unauthenticated": (401, "Credentials are needed"),
    "forbidden": (403, "Not allowed"),
    "feature-off": (404, "Not available"),
    "not-acceptable": (406, "No acceptable representation"),
    "too-large": (413, "The body is too large"),
    "unsupported-media-type": (415, "Unsupported media type"),
    "invalid-request": (422, "The request is not valid"),
    "internal": (500, "Something went wrong"),
    "not-implemented": (501, "Not implemented"),
}


class Unauthenticated(Exception):
    """Raised by `authenticate` for a credential that is not valid: 401, also where the operation is public."""


class DeclaredResponse(Exception):
    """A response other than 2xx that the contract declares for an operation; its handler raises it."""


@dataclass(eq=False)
class Problem(Exception):
    """An answer that no handler gives: a reserved code, and what is particular to this occurrence."""

    code: str
    detail: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    errors: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class ProblemTypes:
    """How problems are named (RFC 9457): `type` is `base` + code. `titles` replaces titles of reserved codes."""

    base: str = "urn:problem-type:"
    titles: Mapping[str, str] = field(default_factory=dict)

    def answer(self, problem: Problem) -> Response:
        """Return a problem as it goes over the wire."""
        status, title = RESERVED[problem.code]
        head = {"title": self.titles.get(problem.code, title), "status": problem.status or status}
        more = {"detail": problem.detail, "errors": problem.errors}
        return _answer({"type": self.base + problem.code, **head, **more}, problem.headers)


def answer_status(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return the problem of a status that has no code, such as 405."""
    return _answer({"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}, headers)


def _answer(document: dict[str, Any], headers: Mapping[str, str] | None) -> Response:
    content = to_json({name: value for name, value in document.items() if value})
    return Response(content, document["status"], headers, "application/problem+json")
