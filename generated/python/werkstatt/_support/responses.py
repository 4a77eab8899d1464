# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Responses: what a handler returned or raised becomes a status, headers and a body."""

from collections.abc import AsyncIterable, Mapping
from typing import TypeAlias

from pydantic_core import to_jsonable_python
from starlette.responses import Response as HttpResponse
from starlette.responses import StreamingResponse

from .bodies import essence, is_json
from .operation import Response
from .wire import Typed

# Bodies that are sent as they are, at once or piece by piece.
Content: TypeAlias = bytes | AsyncIterable[bytes]
Text: TypeAlias = str | AsyncIterable[str]


class Replier:
    """Sends what one operation declares, and nothing else."""

    def __init__(self, responses: tuple[Response, ...]) -> None:
        self._declared: dict[object, tuple[Response, Mapping[str, Typed]]] = {}
        for one in responses:
            types = {} if one.body is None else {one.media_type: one.body, **one.others}
            self._declared[one.wrapper] = one, {name: Typed(type) for name, type in types.items()}

    def reply(self, answer: object, *, raised: bool = False) -> HttpResponse:
        """Return an answer as it goes over the wire; raise `RuntimeError` for one that is not declared."""
        found = self._declared.get(type(answer)) or (None if raised else self._declared.get(None))
        if found is None:
            raise RuntimeError(f"{type(answer).__name__} is not declared")
        response, types = found
        status = response.status if isinstance(response.status, int) else getattr(answer, "status", None)
        if not isinstance(status, int) or (isinstance(response.status, range) and status not in response.status):
            raise RuntimeError(f"{status} is not declared for {type(answer).__name__}")
        values = {wire: getattr(answer, name) for name, wire in response.headers.items()}
        headers = {wire: header_text(value) for wire, value in values.items() if value is not None}
        if not types:
            return HttpResponse(status_code=status, headers=headers)
        media_type, body = response.media_type, answer
        if response.wrapper is not None:
            media_type, body = getattr(answer, "media_type", media_type), getattr(answer, "body", None)
        typed = _chosen(media_type, types)
        headers["content-type"] = media_type
        if isinstance(body, AsyncIterable):
            return StreamingResponse(body, status, headers)
        if is_json(essence(media_type)):
            content = typed.adapter.dump_json(body, by_alias=True, exclude_unset=True, warnings="error")
        else:
            content = body if isinstance(body, bytes) else str(body).encode()
        return HttpResponse(content, status, headers)


def _chosen(media_type: str, types: Mapping[str, Typed]) -> Typed:
    name = essence(media_type)
    found = (types.get(one) for one in (media_type, name, f"{name.partition('/')[0]}/*", "*/*"))
    typed = next((one for one in found if one), None)
    if typed is None or "*" in name:
        raise RuntimeError(f"{media_type} is not a declared media type")
    return typed


def header_text(value: object) -> str:
    """Print the value of a header in style `simple`; refuse control characters, which could end the header."""
    plain = to_jsonable_python(value)
    if isinstance(plain, Mapping):
        plain = [part for pair in plain.items() for part in pair]
    parts = plain if isinstance(plain, list) else [plain]
    text = ",".join(str(part).lower() if isinstance(part, bool) else str(part) for part in parts)
    if not text.isprintable():
        raise ValueError("a header cannot hold control characters")
    return text
