# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Responses: what a handler returned or raised becomes a status, headers and a body."""

from collections.abc import Mapping

from pydantic_core import to_jsonable_python
from starlette.responses import Response as HttpResponse

from .bodies import is_json
from .operation import Response
from .wire import Typed


class Replier:
    """Sends what one operation declares, and nothing else."""

    def __init__(self, responses: tuple[Response, ...]) -> None:
        self._declared: dict[object, tuple[Response, Typed]] = {
            one.wrapper: (one, Typed(one.body)) for one in responses
        }

    def reply(self, answer: object, *, raised: bool = False) -> HttpResponse:
        """Return an answer as it goes over the wire; raise `RuntimeError` for one that is not declared."""
        found = self._declared.get(type(answer)) or (None if raised else self._declared.get(None))
        if found is None:
            raise RuntimeError(f"{type(answer).__name__} is not declared")
        response, typed = found
        status = response.status if isinstance(response.status, int) else getattr(answer, "status", None)
        if not isinstance(status, int) or (isinstance(response.status, range) and status not in response.status):
            raise RuntimeError(f"{status} is not declared for {type(answer).__name__}")
        values = {wire: getattr(answer, name) for name, wire in response.headers.items()}
        headers = {wire: header_text(value) for wire, value in values.items() if value is not None}
        if response.body is None:
            return HttpResponse(status_code=status, headers=headers)
        body = answer if response.wrapper is None else getattr(answer, "body", None)
        if is_json(response.media_type):
            content = typed.adapter.dump_json(body, by_alias=True, exclude_unset=True, warnings="error")
        else:
            content = body if isinstance(body, bytes) else str(body).encode()
        return HttpResponse(content, status, headers | {"content-type": response.media_type})


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
