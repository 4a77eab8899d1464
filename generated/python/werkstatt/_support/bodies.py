# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Bodies of requests: their media type is judged before a byte is read, their size while they are read."""

from collections.abc import AsyncIterator
from typing import TypeAlias

from pydantic_core import from_json
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request

from .negotiation import essence, is_json, parameters_of
from .operation import Body
from .parameters import Invalid, places
from .problems import Problem
from .wire import Encoded, Misfit, Typed

_PLACE = {"in": "body"}
_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "iso-8859-1": "latin-1", "utf-16": "utf-16"}


class Upload:
    """A body that nothing decodes: it is read piece by piece while it arrives, at most as long as the limit, once."""

    def __init__(self, request: Request, limit: int) -> None:
        self.media_type = request.headers.get("content-type", "")
        self.too_large = Problem("too-large", f"At most {limit} bytes are read.")
        self._request = request
        self._limit = limit
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > limit:
            raise self.too_large

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The pieces; a body that turns out to be too long ends the request with 413."""
        length = 0
        try:
            async for piece in self._request.stream():
                length += len(piece)
                if length > self._limit:
                    raise self.too_large
                if piece:
                    yield piece
        except HTTPException as error:  # a limit of the application around this router
            raise self.too_large from error

    async def read(self) -> bytes:
        """Return all that is left."""
        return b"".join([piece async for piece in self])


# How to read a body: as a type, as it arrives, or not at all.
Chosen: TypeAlias = "Typed | type[Upload] | None"


class BodyReader:
    """Reads the body of one operation."""

    def __init__(self, body: Body) -> None:
        self._required = body.required
        self._types = {essence(media): _reading(type) for media, type in body.content.items()}

    def choose(self, request: Request) -> Chosen:
        """Return how to read what the headers announce, `None` if they announce nothing; raise `Problem` 415."""
        headers = request.headers
        media = essence(headers.get("content-type", ""))
        typed = self._types.get(media) or self._types.get(f"{media.partition('/')[0]}/*") or self._types.get("*/*")
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            detail = {"Accept-Encoding": "identity"}
            raise Problem("unsupported-media-type", "Send the body as it is, not encoded.", headers=detail)
        if typed is None and (media or self._required):
            raise self._unsupported(request.method)
        if typed is Upload and not self._required and _is_absent(headers):
            return None
        return typed

    async def decode(self, content: bytes | Upload, typed: Chosen, request: Request) -> object:
        """Return the validated value, `None` for an optional body that is not there; raise `Problem` or `Invalid`."""
        if isinstance(content, Upload):
            return content
        media = essence(request.headers.get("content-type", ""))
        if not content and not self._required and (typed is None or is_json(media)):
            return None
        if not isinstance(typed, Typed):
            raise self._unsupported(request.method)
        try:
            return await self._decode(content, typed, request.headers)
        except Misfit as error:
            raise Invalid(places(error, _PLACE)) from error
        except ValueError as error:
            raise Invalid([_PLACE | {"detail": "It cannot be read as its media type."}]) from error

    async def _decode(self, content: bytes, typed: Typed, headers: Headers) -> object:
        written = headers.get("content-type", "")
        media = essence(written)
        if is_json(media):
            if b"NaN" in content or b"Infinity" in content:  # not JSON (RFC 8259), but parsers let them pass
                from_json(content, allow_inf_nan=False)
            return typed.from_json(content)
        if isinstance(typed, Encoded) and typed.covers(media):
            return await typed.read(content, headers)
        if typed.shape.is_bytes:
            return typed.from_python(content)
        charset = _CHARSETS.get(parameters_of(written).get("charset", "utf-8").lower())
        if charset is None:
            raise Problem("unsupported-media-type", "Send the text in UTF-8.")
        return typed.from_tree(content.decode(charset))

    def _unsupported(self, method: str) -> Problem:
        offered = ", ".join(self._types)
        also = {"POST": "Accept-Post", "PATCH": "Accept-Patch"}.get(method)
        headers = {"Accept": offered} | ({also: offered} if also else {})
        return Problem("unsupported-media-type", f"Send {offered}.", headers=headers)


async def receive(request: Request, limit: int, typed: Chosen) -> bytes | Upload:
    """Return the body, read or about to be; raise `Problem` 413 as soon as it is known to be longer than `limit`."""
    upload = Upload(request, limit)
    return upload if typed is Upload else await upload.read()


def _reading(type: object) -> Typed | type[Upload]:
    if type is Upload:
        return Upload
    return type if isinstance(type, Typed) else Typed(type)


def _is_absent(headers: Headers) -> bool:
    return headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
