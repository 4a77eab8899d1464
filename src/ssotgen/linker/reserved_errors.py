"""The error codes that ssotgen defines for the answers of guards and middleware; only their wording can be changed."""

from __future__ import annotations

from typing import Literal

from ssotgen.core.json import FrozenMap
from ssotgen.ir.registry import ErrorCode

TYPE_BASE = "urn:problem-type:"
"""What problem types start with where no errors.yaml says otherwise; a URN, since nothing needs to be served there."""


def _code(
    id: str,
    statuses: tuple[int, ...],
    title: str,
    description: str,
    remedy: str,
    *,
    retriable: bool = False,
    log: Literal["debug", "info", "warning", "error"] = "info",
) -> ErrorCode:
    return ErrorCode(id, None, statuses, title, description, remedy, retriable, log, FrozenMap(), reserved=True)


RESERVED = (
    _code(
        "unauthenticated",
        (401,),
        "Credentials are needed",
        "The request carries no credentials, or they are not valid.",
        "Send valid credentials.",
    ),
    _code(
        "forbidden",
        (403,),
        "Not allowed",
        "The caller is known, but may not do this.",
        "Ask for a role that may do it.",
    ),
    _code(
        "feature-off",
        (403, 404),
        "Not available",
        "What the request is about is switched off at present.",
        "Try again when it has been switched on.",
    ),
    _code(
        "not-acceptable",
        (406,),
        "No acceptable representation",
        "None of the media types that the request accepts can be sent.",
        "Accept a media type that the contract names.",
    ),
    _code(
        "too-large",
        (413,),
        "The body is too large",
        "The body of the request is larger than the service reads.",
        "Send less at a time.",
    ),
    _code(
        "unsupported-media-type",
        (415,),
        "Unsupported media type",
        "The body of the request has a media type that the operation does not read.",
        "Send a media type that the contract names.",
    ),
    _code(
        "invalid-request",
        (422,),
        "The request is not valid",
        "A parameter or the body does not have the form that the contract describes.",
        "Correct what the member `errors` lists.",
    ),
    _code(
        "idempotency-mismatch",
        (422,),
        "The key belongs to another request",
        "The idempotency key was used before, with a request that differs from this one.",
        "Send a new key with a new request.",
    ),
    _code(
        "idempotency-in-progress",
        (409,),
        "The first request is still running",
        "A request with this idempotency key has not been answered yet.",
        "Repeat the request after a short while.",
        retriable=True,
    ),
    _code(
        "rate-limited",
        (429,),
        "Too many requests",
        "The caller has sent more requests than it may in this time.",
        "Wait as long as the header Retry-After says.",
        retriable=True,
    ),
    _code(
        "timeout",
        (503,),
        "It took too long",
        "The service gave up because an answer took longer than it may.",
        "Repeat the request later.",
        retriable=True,
        log="warning",
    ),
    _code(
        "internal",
        (500,),
        "Something went wrong",
        "The service failed for a reason that is not the caller's.",
        "Report the request id to those who run the service.",
        log="error",
    ),
    _code(
        "not-implemented",
        (501,),
        "Not implemented",
        "The service does not do this yet.",
        "Ask those who run the service when it will.",
    ),
)
