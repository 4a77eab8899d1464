"""Responses: what a handler returned or raised becomes a status, headers and a body."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic_core import to_jsonable_python
from starlette.responses import Response as HttpResponse

from .bodies import is_json
from .operation import Response
from .wire import Typed


class UndeclaredResponse(Exception):
    """A handler answered with something that its operation does not declare."""


class Replier:
    """Sends what one operation declares, and nothing else."""

    def __init__(self, responses: tuple[Response, ...]) -> None:
        self._declared: dict[object, tuple[Response, Typed]] = {
            response.wrapper: (response, Typed(response.body)) for response in responses
        }

    def declares(self, raised: Exception) -> bool:
        return type(raised) in self._declared

    def reply(self, answer: object) -> HttpResponse:
        """Return an answer as it goes over the wire; raise `UndeclaredResponse`."""
        found = self._declared.get(type(answer)) or self._declared.get(None)
        if found is None:
            raise UndeclaredResponse(f"{type(answer).__name__} is not declared")
        response, typed = found
        status = _status(response, answer)
        values = {wire: getattr(answer, name) for name, wire in response.headers.items()}
        headers = {wire: header_text(value) for wire, value in values.items() if value is not None}
        if response.body is None:
            return HttpResponse(status_code=status, headers=headers)
        headers["content-type"] = response.media_type
        body = answer if response.wrapper is None else getattr(answer, "body", None)
        return HttpResponse(_dump(response, typed, body), status, headers)


def header_text(value: object) -> str:
    """Print the value of a header in style `simple`; refuse control characters, which could end the header."""
    plain = to_jsonable_python(value)
    if isinstance(plain, Mapping):
        plain = [part for pair in plain.items() for part in pair]
    text = ",".join(_scalar(part) for part in (plain if isinstance(plain, list) else [plain]))
    if not text.isprintable():
        raise ValueError("a header cannot hold control characters")
    return text


def _status(response: Response, answer: object) -> int:
    if isinstance(response.status, int):
        return response.status
    status = getattr(answer, "status", None)
    if isinstance(status, int) and status in response.status:
        return status
    raise UndeclaredResponse(f"{status} is not between {response.status.start} and {response.status.stop - 1}")


def _dump(response: Response, typed: Typed, body: object) -> bytes:
    if is_json(response.media_type):
        return typed.adapter.dump_json(body, by_alias=True, exclude_unset=True, warnings="error")
    content = typed.adapter.dump_python(body, warnings="error")
    return content if isinstance(content, bytes) else str(content).encode()


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
