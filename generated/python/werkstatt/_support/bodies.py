# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Bodies of requests: their media type is judged before a byte is read, their size while they are read."""

from collections.abc import AsyncGenerator
from urllib.parse import parse_qsl

from pydantic_core import from_json
from starlette.datastructures import Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from .operation import Body
from .parameters import Invalid, places
from .problems import Problem
from .wire import Misfit, Shape, Typed, grow, to_json

_PLACE = {"in": "body"}


class BodyReader:
    """Reads the body of one operation."""

    def __init__(self, body: Body) -> None:
        self._required = body.required
        self._types = {essence(media): Typed(type) for media, type in body.content.items()}

    def choose(self, headers: Headers) -> Typed | None:
        """Return how to read what the headers announce, `None` if they announce nothing; raise `Problem` 415."""
        media = essence(headers.get("content-type", ""))
        typed = self._types.get(media) or self._types.get(f"{media.partition('/')[0]}/*") or self._types.get("*/*")
        encoded = headers.get("content-encoding", "identity").strip().lower() != "identity"
        if encoded or (typed is None and (media or self._required)):
            raise self._unsupported()
        return typed

    async def decode(self, content: bytes, typed: Typed | None, headers: Headers) -> object:
        """Return the validated value, `None` for an optional body that is not there; raise `Problem` or `Invalid`."""
        if not content and not self._required:
            return None
        if typed is None:
            raise self._unsupported()
        try:
            return await _decode(content, typed, headers)
        except Misfit as error:
            raise Invalid(places(error, _PLACE)) from error
        except ValueError as error:
            raise Invalid([_PLACE | {"detail": "It cannot be read as its media type."}]) from error

    def _unsupported(self) -> Problem:
        accepted = ", ".join(self._types)
        return Problem("unsupported-media-type", f"Send {accepted}, not encoded.", headers={"Accept": accepted})


async def read_limited(request: Request, limit: int) -> bytes:
    """Return the body; raise `Problem` 413 as soon as it is known to be longer than `limit` bytes."""
    too_large = Problem("too-large", f"At most {limit} bytes are read.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise too_large
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > limit:
                raise too_large
    except HTTPException as error:  # a limit of the application around this router
        raise too_large from error
    return bytes(content)


def essence(media_type: str) -> str:
    """Return a media type in lower case, without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Tell whether a media type without parameters is JSON, by name or by suffix (RFC 6839)."""
    return media_type == "application/json" or media_type.endswith("+json")


async def _decode(content: bytes, typed: Typed, headers: Headers) -> object:
    media = essence(headers.get("content-type", ""))
    if is_json(media):
        if b"NaN" in content or b"Infinity" in content:  # not JSON (RFC 8259), but parsers let them pass
            from_json(content, allow_inf_nan=False)
        return typed.from_json(content)
    if media == "application/x-www-form-urlencoded":
        pairs = parse_qsl(content.decode(), keep_blank_values=True, errors="strict", max_num_fields=10_000)
        return typed.from_tree(grow(pairs, typed.shape))
    if media == "multipart/form-data":
        return typed.from_python(await _parts(content, typed.shape, headers))
    return typed.from_tree(content.decode()) if media.startswith("text/") else typed.from_python(content)


async def _parts(content: bytes, shape: Shape, headers: Headers) -> dict[str, object]:
    """Read the parts of a form: files as bytes, objects as JSON, anything else as the text of a parameter."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield content

    try:
        form = await MultiPartParser(headers, stream(), max_part_size=len(content) + 1).parse()
    except MultiPartException as error:
        raise ValueError(error.message) from error
    parts: dict[str, list[object]] = {}
    for name, value in form.multi_items():
        member = shape.member(name)
        item = member.items if member.is_array else member
        if isinstance(value, UploadFile):
            parts.setdefault(name, []).append(await value.read())
        else:
            text = value if item.is_object else to_json(value, item)
            parts.setdefault(name, []).append(from_json(text, allow_inf_nan=False))
    await form.close()
    return {name: values if shape.member(name).is_array else values[-1] for name, values in parts.items()}
