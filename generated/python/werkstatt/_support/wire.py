# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Text to values: the JSON Schema of a type says which JSON a string means, and one validator judges it as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import Any, TypeAlias, cast

from pydantic import PydanticInvalidForJsonSchema, TypeAdapter, ValidationError
from pydantic_core import from_json
from starlette.datastructures import Headers

# Text as it was sent, taken apart: lists and objects of strings.
Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"


class JsonText(str):
    """A text that is JSON already, whatever surrounds it."""

    __slots__ = ()


_Branch: TypeAlias = "list[str] | dict[str, _Branch]"

_SCALARS = {
    "integer": re.compile(r"-?(0|[1-9][0-9]{0,308})"),
    "number": re.compile(r"-?(0|[1-9][0-9]{0,308})(\.[0-9]{1,308})?([eE][+-]?[0-9]{1,3})?"),
    "boolean": re.compile(r"true|false"),
}


@dataclass(eq=False)
class Misfit(ValueError):
    """A value that a type does not allow: what is wrong, each with its place as a JSON pointer (RFC 6901)."""

    found: list[tuple[str, str]]


class Typed:
    """A Python type as it travels: its validator and, where it arrives as text, its shape."""

    def __init__(self, type: object) -> None:
        self.adapter: TypeAdapter[object] = TypeAdapter(cast(Any, type))

    @cached_property
    def shape(self) -> Shape:
        try:
            schema = self.adapter.json_schema()
        except PydanticInvalidForJsonSchema:  # a type of the user's own: read as a string
            schema = {}
        return Shape(schema, schema.get("$defs", {}))

    def from_json(self, content: str | bytes) -> object:
        """Return the value of a JSON text, where `"1"` is no number; raise `Misfit`."""
        try:
            return self.adapter.validate_json(content)
        except ValidationError as error:
            raise Misfit(list(_places(error, content))) from error

    def from_tree(self, tree: Tree) -> object:
        """Return the value that text means; raise `Misfit`."""
        return self.from_json(to_json(tree, self.shape))

    def dump(self, value: object) -> bytes:
        """Return the JSON of a value of this type, without members that were never set."""
        return self.adapter.dump_json(value, by_alias=True, exclude_unset=True, warnings="error")

    def from_python(self, value: object) -> object:
        """Return the value that bytes, or parts of a form, mean; raise `Misfit`."""
        try:
            return self.adapter.validate_python(value)
        except ValidationError as error:
            raise Misfit(list(_places(error, value))) from error


class Encoded(Typed):
    """A type that some media types encode in a way of their own, neither as JSON nor as one text."""

    def covers(self, media_type: str) -> bool:
        """Tell whether a media type without parameters is one of them."""
        raise NotImplementedError

    async def read(self, content: bytes, headers: Headers) -> object:
        """Return the value of a body; raise `ValueError`, or `Misfit` for one that does not fit the type."""
        raise NotImplementedError

    def from_text(self, text: str) -> object:
        """Return the value of a whole query; raise `ValueError` or `Misfit`."""
        raise NotImplementedError


class Shape:
    """What a type looks like in JSON, as far as it takes to read text: its alternatives, items and members."""

    def __init__(self, schema: object, definitions: Mapping[str, object]) -> None:
        self._definitions = definitions
        self._branches = tuple(self._resolve(schema, frozenset()))
        types = {branch.get("type") for branch in self._branches}
        self.is_object = "object" in types
        self.is_array = "array" in types
        self.is_text = "string" in types and not (self.is_object or self.is_array)
        self.is_bytes = any(branch.get("format") == "binary" for branch in self._branches)
        self.is_only_array = self.is_array and types <= {"array", "object", "null"}
        self.is_only_object = self.is_object and types <= {"object", "null"}

    @cached_property
    def items(self) -> Shape:
        return self._either([branch["items"] for branch in self._branches if "items" in branch])

    @cached_property
    def members(self) -> Mapping[str, Shape]:
        """The declared members of an object."""
        found: dict[str, list[object]] = {}
        for branch in self._branches:
            for name, schema in branch.get("properties", {}).items():
                found.setdefault(name, []).append(schema)
        return {name: self._either(schemas) for name, schemas in found.items()}

    def member(self, name: str) -> Shape:
        """The shape of a member, declared or not."""
        return self.members.get(name) or self._either([branch.get("additionalProperties") for branch in self._branches])

    def scalar(self, text: str) -> str:
        """Return the JSON of one string: the first alternative that it can be, else a JSON string."""
        return next((value for branch in self._branches if (value := _read(text, branch))), json.dumps(text))

    def _either(self, schemas: Sequence[object]) -> Shape:
        return Shape({"anyOf": schemas}, self._definitions)

    def _resolve(self, schema: object, seen: frozenset[str]) -> Iterator[Mapping[str, Any]]:
        node: Mapping[str, Any] = schema if isinstance(schema, Mapping) else {}
        name = str(node.get("$ref", "")).removeprefix("#/$defs/")
        unions = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
        if name and name not in seen:
            yield from self._resolve(self._definitions.get(name), seen | {name})
        for branch in unions:
            yield from self._resolve(branch, seen)
        if not name and not unions:
            yield node


def to_json(tree: Tree, shape: Shape) -> str:
    """Return the JSON text that a tree means for a shape. What does not fit stays a string, to be refused later."""
    if isinstance(tree, JsonText):
        return tree
    if isinstance(tree, str):
        return to_json([tree], shape) if shape.is_only_array else shape.scalar(tree)
    if isinstance(tree, Mapping):
        if shape.is_array and not shape.is_object and all(key.isdecimal() for key in tree):
            return to_json([tree[key] for key in sorted(tree, key=int)], shape)
        members = (f"{json.dumps(name)}:{to_json(value, shape.member(name))}" for name, value in tree.items())
        return "{" + ",".join(members) + "}"
    if len(tree) == 1 and not shape.is_only_array:
        return to_json(tree[0], shape)
    return "[" + ",".join(to_json(item, shape.items) for item in tree) + "]"


def grow(pairs: Iterable[tuple[str, str]], shape: Shape) -> Mapping[str, Tree]:
    """Build a tree from the pairs of a form: `a=1&a=2`, `a[]=1`, `a[0]=1`, `a[b][c]=1`.

    Raise `ValueError` for a name that is both a value and an object, or nested deeper than 32 levels.
    """
    root: dict[str, _Branch] = {}
    for key, text in pairs:
        *parents, last = [key] if key in shape.members else _steps(key)
        branch: _Branch = root
        for step in parents:
            branch = branch.setdefault(step, {}) if isinstance(branch, dict) else branch
        leaf = branch.setdefault(last, []) if isinstance(branch, dict) else {}
        if not isinstance(leaf, list):
            raise ValueError(f"{key!r} is both a value and an object")
        leaf.append(text)
    return root


def escaped(step: str) -> str:
    """Return a name as a part of a JSON pointer (RFC 6901, 3)."""
    return step.replace("~", "~0").replace("/", "~1")


def _places(error: ValidationError, given: object) -> Iterator[tuple[str, str]]:
    """Say what a validator found. The values are not repeated, and its steps through alternatives are left out."""
    items = error.errors(include_url=False, include_context=False, include_input=False)[:100]
    readable = isinstance(given, str | bytes) and items[0]["type"] != "json_invalid"
    document = from_json(given) if isinstance(given, str | bytes) and readable else given
    for item in items:
        value, pointer = document, ""
        for number, step in enumerate(item["loc"], 1):
            is_missing = item["type"] == "missing" and number == len(item["loc"])
            if isinstance(value, Mapping) and (step in value or is_missing):
                value = value.get(step)
            elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and isinstance(step, int):
                value = value[step] if step < len(value) else None
            else:
                continue
            pointer += f"/{escaped(str(step))}"
        yield pointer, item["msg"].removeprefix("Value error, ")


def _steps(key: str) -> list[str]:
    if not (key.endswith("]") and "[" in key[1:]):
        return [key]
    head, *rest = key.replace("]", "").split("[")
    if len(rest) > 32:
        raise ValueError(f"{head!r} is nested too deeply")
    return [head, *(step for step in rest if step)]


def _read(text: str, branch: Mapping[str, Any]) -> str | None:
    for choice in branch.get("enum", [branch["const"]] if "const" in branch else []):
        if choice == text or (not isinstance(choice, str) and json.dumps(choice) == text):
            return json.dumps(choice)
    type = branch.get("type", "string")
    if type == "string":
        return json.dumps(text)
    if type == "null":
        return None if text else "null"
    number = type in _SCALARS and _SCALARS[type].fullmatch(text) and (type == "boolean" or isfinite(float(text)))
    return text if number else None
