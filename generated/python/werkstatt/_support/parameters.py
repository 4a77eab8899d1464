# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Parameters from the wire: taken apart by OpenAPI's styles, then validated and reported under their wire names."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import to_json
from starlette.datastructures import QueryParams
from starlette.requests import Request

from .operation import Parameter
from .wire import Misfit, Shape, Tree, Typed, grow

_STYLES = {"path": "simple", "header": "simple", "query": "form", "querystring": "form", "cookie": "form"}
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


@dataclass(eq=False)
class Invalid(Exception):
    """What is wrong with a request, place by place."""

    errors: list[dict[str, str]]


class Decoder:
    """Reads one parameter. `siblings` are the wire names of all query parameters of its operation."""

    def __init__(self, parameter: Parameter, siblings: frozenset[str] = frozenset()) -> None:
        self.parameter = parameter
        self._siblings = siblings
        self._name = parameter.wire or parameter.name
        self._place = {"in": parameter.location, "name": self._name}
        self._style = parameter.style or _STYLES[parameter.location]
        exploded = self._style in ("form", "cookie") and parameter.location != "cookie"
        self._explode = exploded if parameter.explode is None else parameter.explode
        self._typed = Typed(parameter.type)

    def read(self, request: Request) -> object:
        """Return the value for the handler; raise `Invalid`."""
        parameter, typed = self.parameter, self._typed
        try:
            tree = self._find(request)
            if isinstance(tree, str) and parameter.media_type:
                return typed.from_json(tree)
            if tree is not None:
                return typed.from_tree(tree)
            if parameter.default is not None:
                return typed.from_json(to_json(parameter.default))
        except Misfit as error:
            raise Invalid(places(error, self._place)) from error
        except ValueError as error:
            raise Invalid([self._place | {"detail": str(error)}]) from error
        if parameter.required:
            raise Invalid([self._place | {"detail": "Required."}])
        return None

    def _find(self, request: Request) -> "Tree | None":
        match self.parameter.location:
            case "query":
                return self._from_query(request.query_params)
            case "querystring":
                return grow(request.query_params.multi_items(), self._typed.shape) or None
            case "path":
                return self._from_path(request.path_params[self.parameter.name])
            case "header":
                lines = request.headers.getlist(self._name)
                return self._split(", ".join(lines)) if lines else None
            case "cookie":
                text = request.cookies.get(self._name)
                return None if text is None else self._split(text)

    def _from_query(self, query: QueryParams) -> "Tree | None":
        shape, values = self._typed.shape, query.getlist(self._name) or None
        if values and self.parameter.media_type:
            return values[-1]
        if self._style == "deepObject":
            deep = [(key, text) for key, text in query.multi_items() if key.startswith(f"{self._name}[")]
            return grow(deep, Shape({}, {}))[self._name] if deep else values
        if self._explode and shape.is_object:
            members = shape.members or query.keys() - self._siblings
            return {key: query.getlist(key) for key in query if key in members} or values
        if values is None or self._explode or len(values) > 1:
            return values
        return self._split(values[0], _SEPARATORS.get(self._style, ","))

    def _from_path(self, text: str) -> Tree:
        if self._style == "label":
            return self._split(text.removeprefix("."), "." if self._explode else ",")
        if self._style == "matrix":
            prefix = f";{self._name}="
            if self._explode and not self._typed.shape.is_object:
                return text.removeprefix(prefix).split(prefix)
            return self._split(text.removeprefix(prefix).removeprefix(";"), ";" if self._explode else ",")
        return self._split(text)

    def _split(self, text: str, separator: str = ",") -> Tree:
        shape = self._typed.shape
        if self.parameter.media_type or not (shape.is_array or shape.is_object):
            return text
        parts = [part.strip() for part in text.split(separator)] if text else []
        if not shape.is_object:
            return parts
        if self._explode:
            return {name: value for name, _, value in (part.partition("=") for part in parts)}
        return dict(zip(parts[::2], parts[1::2], strict=False))


def places(misfit: Misfit, place: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what is wrong with the value of a parameter or body."""
    return [{**place, **({"pointer": pointer} if pointer else {}), "detail": text} for pointer, text in misfit.found]
