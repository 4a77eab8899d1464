"""Parameters from the wire: taken apart by OpenAPI's styles, then validated and reported under their wire names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from pydantic_core import to_json
from starlette.requests import Request

from .operation import Parameter
from .styles import Pairs, decoded, delimited, from_pairs, raw_pairs, reserved
from .wire import Encoded, Misfit, Tree, Typed, grow

_STYLES = {"path": "simple", "header": "simple", "query": "form", "querystring": "form", "cookie": "form"}

# What the text of a path parameter begins with.
PREFIXES = {"label": ".", "matrix": ";"}


@dataclass(eq=False)
class Invalid(Exception):
    """What is wrong with a request, place by place."""

    errors: list[dict[str, str]]


class Decoder:
    """Reads one parameter. `siblings` are the wire names of all parameters of its location."""

    def __init__(self, parameter: Parameter, siblings: frozenset[str] = frozenset()) -> None:
        self.parameter = parameter
        self._siblings = siblings
        self._name = parameter.name if parameter.wire is None else parameter.wire
        self._place = {"in": parameter.location, "name": self._name}
        self._style = parameter.style or _STYLES[parameter.location]
        self._explode = self._style in ("form", "cookie") if parameter.explode is None else parameter.explode
        self._decode = reserved if parameter.reserved else decoded
        self._typed = parameter.type if isinstance(parameter.type, Typed) else Typed(parameter.type)

    def read(self, request: Request, variables: Mapping[str, str]) -> object:
        """Return the value for the handler; `variables` are those of the path, as they were sent. Raise `Invalid`."""
        parameter, typed = self.parameter, self._typed
        try:
            tree = self._find(request, variables)
            empty = tree in ("", [""]) and parameter.empty and not typed.shape.is_text
            if isinstance(tree, str) and parameter.media_type:
                return typed.from_json(tree)
            if isinstance(tree, str) and isinstance(typed, Encoded):
                return typed.from_text(tree)
            if tree is not None and not empty:
                return typed.from_tree(tree)
            if parameter.default is not None:
                return typed.from_json(to_json(parameter.default))
        except Misfit as error:
            raise Invalid(places(error, self._place)) from error
        except ValueError as error:
            raise Invalid([self._place | {"detail": str(error)}]) from error
        if parameter.required and not empty:
            raise Invalid([self._place | {"detail": "Required."}])
        return None

    def _find(self, request: Request, variables: Mapping[str, str]) -> "Tree | None":
        match self.parameter.location:
            case "query":
                return self._from_pairs(raw_pairs(_query(request)))
            case "querystring":
                return self._from_whole(_query(request))
            case "path":
                return self._from_path(variables[self.parameter.name])
            case "header":
                lines = request.headers.getlist(self._name)
                return self._split(", ".join(lines)) if lines else None
            case "cookie":
                return self._from_cookies("; ".join(request.headers.getlist("cookie")))

    def _from_pairs(self, pairs: Pairs) -> "Tree | None":
        if self.parameter.media_type:
            return next((self._decode(value) for key, value in reversed(pairs) if key == self._name), None)
        return from_pairs(
            pairs,
            self._name,
            self._typed.shape,
            style=self._style,
            explode=self._explode,
            siblings=self._siblings,
            decode=self._decode,
        )

    def _from_whole(self, query: str) -> "Tree | None":
        media_type = self.parameter.media_type
        if isinstance(self._typed, Encoded):
            return query or None
        if media_type or not self._typed.shape.is_object:
            return unquote(query, errors="strict") or None
        return grow([(key, decoded(value)) for key, value in raw_pairs(query)], self._typed.shape) or None

    def _from_cookies(self, text: str) -> "Tree | None":
        """Read cookies: in style `cookie` as they are, in `form` percent-encoded and perhaps joined by `&`."""
        form = self._style == "form"
        decode = partial(unquote, errors="strict") if form else str
        separated = re.split("[;&]" if form and self._explode else ";", text)
        split = (part.partition("=") for part in separated if "=" in part)
        pairs = [(name.strip(), value.strip().strip('"')) for name, _, value in split]
        values = [value for name, value in pairs if name == self._name]
        if self.parameter.media_type:
            return decode(values[-1]) if values else None
        shape = self._typed.shape
        if self._explode and (shape.is_object or len(values) != 1):
            siblings = self._siblings
            found = from_pairs(pairs, self._name, shape, style="form", explode=True, siblings=siblings, decode=decode)
            if isinstance(found, dict) or len(values) != 1:
                return found
        return delimited(values[-1], shape, decode=decode) if values else None

    def _from_path(self, text: str) -> Tree:
        if self._style == "label":
            return self._split(text.removeprefix("."), "." if self._explode else ",")
        if self._style == "matrix":
            prefix = f";{self._name}="
            if self._explode and self._typed.shape.is_array and not self._typed.shape.is_object:
                return [unquote(part, errors="strict") for part in text.removeprefix(prefix).split(prefix)]
            text = "" if text == f";{self._name}" else text.removeprefix(prefix).removeprefix(";")
            return self._split(text, ";" if self._explode else ",")
        return self._split(text)

    def _split(self, text: str, separator: str = ",") -> Tree:
        decode = partial(unquote, errors="strict") if self.parameter.location == "path" else str
        if self.parameter.media_type:
            return decode(text)
        return delimited(text, self._typed.shape, separator, explode=self._explode, decode=decode)


def _query(request: Request) -> str:
    return str(request.scope["query_string"].decode("latin-1"))


def places(misfit: Misfit, place: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what is wrong with the value of a parameter or body."""
    return [{**place, **({"pointer": pointer} if pointer else {}), "detail": text} for pointer, text in misfit.found]
