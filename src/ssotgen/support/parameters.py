"""Parameters from the wire: taken apart by OpenAPI's styles, then validated and reported under their wire names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pydantic import ValidationError
from pydantic_core import to_json
from starlette.requests import Request

from .operation import Parameter
from .wire import Shape, Tree, Typed, grow

_STYLES = {"path": "simple", "header": "simple", "query": "form", "querystring": "form", "cookie": "form"}
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


@dataclass(eq=False)
class Invalid(Exception):
    """What is wrong with a request, place by place."""

    errors: list[dict[str, str]]


class Inputs:
    """Where the parameters of one request are read from; raise `Invalid` for a query that cannot be read."""

    def __init__(self, request: Request) -> None:
        self.path = request.path_params
        self.headers = request.headers
        self.cookies = request.cookies
        self.query: dict[str, list[str]] = {}
        try:
            text = request.scope["query_string"].decode("ascii")
            self.pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
        except ValueError as error:
            raise Invalid([{"in": "query", "detail": "It is not UTF-8, or has too many members."}]) from error
        for name, value in self.pairs:
            self.query.setdefault(name, []).append(value)


class Decoder:
    """Reads one parameter. `claimed` are the wire names of all query parameters of its operation."""

    def __init__(self, parameter: Parameter, claimed: frozenset[str] = frozenset()) -> None:
        self.parameter = parameter
        self._claimed = claimed
        self._name = parameter.wire_name
        self._place = {"in": parameter.location, "name": self._name}
        self._style = parameter.style or _STYLES[parameter.location]
        form = self._style in ("form", "cookie")
        self._explode = form if parameter.explode is None else parameter.explode
        self._typed = Typed(parameter.type)

    def read(self, inputs: Inputs) -> object:
        """Return the value for the handler; raise `Invalid`."""
        parameter = self.parameter
        try:
            tree = self._find(inputs)
            if isinstance(tree, str) and parameter.media_type:
                return self._typed.adapter.validate_json(tree, strict=True)
            if tree is not None:
                return self._typed.from_tree(tree)
            if parameter.default is not None:
                return self._typed.adapter.validate_json(to_json(parameter.default), strict=True)
        except ValidationError as error:
            raise Invalid(places(error, self._place)) from error
        except ValueError as error:
            raise Invalid([self._place | {"detail": str(error)}]) from error
        if parameter.required:
            raise Invalid([self._place | {"detail": "Required."}])
        return None

    def _find(self, inputs: Inputs) -> Tree | None:
        match self.parameter.location:
            case "query":
                return self._from_query(inputs)
            case "querystring":
                return grow(inputs.pairs, self._typed.shape) or None
            case "path":
                return self._from_path(inputs.path[self.parameter.name])
            case "header":
                lines = inputs.headers.getlist(self._name)
                return self._split(", ".join(lines), ",", self._explode) if lines else None
            case "cookie":
                text = inputs.cookies.get(self._name)
                return None if text is None else self._split(text, ",", explode=False)

    def _from_query(self, inputs: Inputs) -> Tree | None:
        shape = self._typed.shape
        values = inputs.query.get(self._name)
        if self.parameter.media_type:
            return values[-1] if values else None
        if self._style == "deepObject":
            deep = [(key, value) for key, value in inputs.pairs if key.startswith(f"{self._name}[")]
            return grow(deep, Shape({}, {}))[self._name] if deep else values
        if self._explode and shape.is_object:
            members = shape.members or inputs.query.keys() - self._claimed
            return {name: inputs.query[name] for name in inputs.query if name in members} or values
        if values is None or self._explode or len(values) > 1:
            return values
        return self._split(values[0], _SEPARATORS.get(self._style, ","), explode=False)

    def _from_path(self, text: str) -> Tree:
        shape = self._typed.shape
        if self._style == "label":
            return self._split(text.removeprefix("."), "." if self._explode else ",", self._explode)
        if self._style == "matrix":
            prefix = f";{self._name}="
            if self._explode and shape.is_object:
                return self._split(text.removeprefix(";"), ";", explode=True)
            if self._explode and shape.is_array:
                return text.removeprefix(prefix).split(prefix)
            return self._split(text.removeprefix(prefix), ",", explode=False)
        return self._split(text, ",", self._explode)

    def _split(self, text: str, separator: str, explode: bool) -> Tree:
        shape = self._typed.shape
        if self.parameter.media_type or not (shape.is_array or shape.is_object):
            return text
        parts = [part.strip() for part in text.split(separator)] if text else []
        if not shape.is_object:
            return parts
        if explode:
            return {name: value for name, _, value in (part.partition("=") for part in parts)}
        return dict(zip(parts[::2], parts[1::2], strict=False))


def places(error: ValidationError, place: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what a validator found, each with its JSON pointer (RFC 6901); the values themselves are not repeated."""
    found = []
    for item in error.errors(include_url=False, include_context=False, include_input=False)[:100]:
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in item["loc"])
        pointer = "".join(f"/{step}" for step in steps)
        found.append({**place, **({"pointer": pointer} if pointer else {}), "detail": item["msg"]})
    return found
