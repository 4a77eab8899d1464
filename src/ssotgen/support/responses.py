"""Responses: what a handler returned or raised becomes a status, headers and a body."""

import json
from collections.abc import AsyncIterable, Mapping
from typing import Any, Final, TypeAlias

from pydantic import TypeAdapter
from starlette.datastructures import Headers
from starlette.responses import Response as HttpResponse
from starlette.responses import StreamingResponse

from .negotiation import accepted, essence, is_json, is_sequence
from .operation import Response, Spelling
from .problems import DeclaredResponse, Problem
from .wire import Typed

# Bodies that are sent as they are, at once or piece by piece.
Content: TypeAlias = bytes | AsyncIterable[bytes]
Text: TypeAlias = str | AsyncIterable[str]

_ANYTHING: Final = TypeAdapter[Any](Any)
_WITHOUT_BODY: Final = (204, 205, 304)


class Replier:
    """Sends what one operation declares, and nothing else."""

    def __init__(self, responses: tuple[Response, ...]) -> None:
        self._declared: dict[object, tuple[Response, Mapping[str, Typed]]] = {}
        for one in responses:
            types = {} if one.body is None else {one.media_type: one.body, **one.others}
            self._declared[one.wrapper] = one, {name: Typed(type) for name, type in types.items()}
        good = [types for one, types in self._declared.values()
                if one.wrapper is None or not issubclass(one.wrapper, DeclaredResponse)]  # fmt: skip
        self._offers = tuple(dict.fromkeys(name for types in good for name in types))
        self._may_be_empty = not all(good)

    def negotiate(self, headers: Headers) -> tuple[str, ...]:
        """Return the media types that the client accepts of those for good responses; raise `Problem` 406 for none."""
        found = accepted(self._offers, ", ".join(headers.getlist("accept")))
        if self._offers and not found and not self._may_be_empty:
            raise Problem("not-acceptable", f"Accept {', '.join(self._offers)}.")
        return found

    def reply(self, answer: object, accepted: tuple[str, ...] = (), *, raised: bool = False) -> HttpResponse:
        """Return an answer as it goes over the wire; raise `RuntimeError` for one that is not declared.

        Where the handler does not choose a media type, `accepted` does, of those that its body can be sent as.
        """
        found = self._declared.get(type(answer)) or (None if raised else self._declared.get(None))
        if found is None:
            raise RuntimeError(f"{type(answer).__name__} is not declared")
        response, types = found
        status = response.status if isinstance(response.status, int) else getattr(answer, "status", None)
        if not isinstance(status, int) or (isinstance(response.status, range) and status not in response.status):
            raise RuntimeError(f"{status} is not declared for {type(answer).__name__}")
        values = {wire: getattr(answer, name) for name, wire in response.headers.items()}
        spelled = response.spelled
        headers = {wire: header_text(value, spelled.get(wire)) for wire, value in values.items() if value is not None}
        if not types or status in _WITHOUT_BODY:
            return HttpResponse(status_code=status, headers=headers)
        media_type, body = None, answer
        if response.wrapper is not None:
            media_type, body = getattr(answer, "media_type", None), getattr(answer, "body", None)
        media_type = media_type or _fitting(body, types, (*accepted, *types)) or response.media_type
        typed = _chosen(media_type, types)
        headers["content-type"] = media_type
        if len(self._offers) > 1:
            headers.setdefault("vary", "Accept")
        if isinstance(body, AsyncIterable):
            framed = response.frame if is_sequence(essence(media_type)) else None
            return StreamingResponse(framed(media_type, typed, body) if framed else body, status, headers)
        if is_json(essence(media_type)):
            content = typed.dump(body)
        else:
            content = body if isinstance(body, bytes) else str(body).encode()
        return HttpResponse(content, status, headers)


def _fitting(body: object, types: Mapping[str, Typed], accepted: tuple[str, ...]) -> str | None:
    """The first of the accepted media types that a body of this Python type is written as."""
    for name in accepted:
        if name in types and "*" not in name and _fits(body, essence(name), types):
            return name
    return None


def _fits(body: object, media: str, types: Mapping[str, Typed]) -> bool:
    if isinstance(body, AsyncIterable):
        return not is_json(media)
    if is_sequence(media) or isinstance(body, bytes):
        return (
            isinstance(body, bytes | str) and not is_json(media) and media.startswith("text/") is isinstance(body, str)
        )
    if isinstance(body, str) and any(essence(name).startswith("text/") for name in types):
        return media.startswith("text/")
    return is_json(media) or (isinstance(body, str) and media.startswith("text/"))


def _chosen(media_type: str, types: Mapping[str, Typed]) -> Typed:
    name = essence(media_type)
    found = (types.get(one) for one in (media_type, name, f"{name.partition('/')[0]}/*", "*/*"))
    typed = next((one for one in found if one), None)
    if typed is None or "*" in name:
        raise RuntimeError(f"{media_type} is not a declared media type")
    return typed


def header_text(value: object, spelling: Spelling | None = None) -> str:
    """Print the value of a header, in style `simple` if not otherwise; refuse control characters, which could end it.

    Members that were never set are left out.
    """
    plain = _ANYTHING.dump_python(value, mode="json", by_alias=True, exclude_unset=True)
    if spelling == "json":
        return json.dumps(plain, separators=(",", ":"))
    if isinstance(plain, Mapping):
        pairs = ((name, _plain(part)) for name, part in plain.items())
        parts = ["=".join(pair) for pair in pairs] if spelling else [part for pair in pairs for part in pair]
    else:
        parts = list(map(_plain, plain if isinstance(plain, list) else [plain]))
    text = ",".join(parts)
    if not text.isprintable():
        raise ValueError("a header cannot hold control characters")
    return text


def _plain(part: object) -> str:
    return str(part).lower() if isinstance(part, bool) else str(part)
