"""Text to values: parameters and forms carry only strings; the JSON Schema of a type says which JSON each one means.

One validator then judges everything as JSON, exactly like a JSON body.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias, cast

from pydantic import PydanticInvalidForJsonSchema, TypeAdapter

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"
"""Text as it was sent, taken apart: lists and objects of strings."""

_Branch: TypeAlias = "list[str] | dict[str, _Branch]"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,308})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,308})(\.[0-9]{1,308})?([eE][+-]?[0-9]{1,3})?")


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

    def from_tree(self, tree: Tree) -> object:
        """Return the value that text means; raise `pydantic.ValidationError`."""
        return self.adapter.validate_json(to_json(tree, self.shape), strict=True)


class Shape:
    """What a type looks like in JSON, as far as it takes to read text: its alternatives, items and members."""

    def __init__(self, schema: object, definitions: Mapping[str, object]) -> None:
        self._definitions = definitions
        self._schema = schema

    @cached_property
    def branches(self) -> tuple[Mapping[str, object], ...]:
        """The alternatives, in the order in which they were written."""
        return tuple(self._resolve(self._schema, frozenset()))

    @cached_property
    def types(self) -> frozenset[object]:
        return frozenset(branch.get("type") for branch in self.branches)

    @property
    def is_array(self) -> bool:
        return "array" in self.types

    @property
    def is_object(self) -> bool:
        return "object" in self.types

    @property
    def is_only_array(self) -> bool:
        return self.is_array and self.types <= {"array", "object"}

    @cached_property
    def items(self) -> Shape:
        return self._either([branch["items"] for branch in self.branches if "items" in branch])

    @cached_property
    def members(self) -> Mapping[str, Shape]:
        """The declared members of an object."""
        found: dict[str, list[object]] = {}
        for branch in self.branches:
            for name, schema in _mapping(branch.get("properties")).items():
                found.setdefault(name, []).append(schema)
        return {name: self._either(schemas) for name, schemas in found.items()}

    def member(self, name: str) -> Shape:
        """The shape of a member, declared or not."""
        return self.members.get(name) or self._either([branch.get("additionalProperties") for branch in self.branches])

    def scalar(self, text: str) -> str:
        """Return the JSON of one string: the first alternative that it can be, else a JSON string."""
        return next((value for branch in self.branches if (value := _read(text, branch))), json.dumps(text))

    def _either(self, schemas: Sequence[object]) -> Shape:
        return Shape(schemas[0] if len(schemas) == 1 else {"anyOf": schemas}, self._definitions)

    def _resolve(self, schema: object, seen: frozenset[str]) -> Iterator[Mapping[str, object]]:
        node = _mapping(schema)
        if (name := str(node.get("$ref", "")).removeprefix("#/$defs/")) and name not in seen:
            yield from self._resolve(self._definitions.get(name), seen | {name})
        unions = [union for key in ("anyOf", "oneOf", "allOf") if isinstance(union := node.get(key), list)]
        for branch in (branch for union in unions for branch in union):
            yield from self._resolve(branch, seen)
        if not name and not unions:
            yield node


def to_json(tree: Tree, shape: Shape) -> str:
    """Return the JSON text that a tree means for a shape. What does not fit stays a string, to be refused later."""
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
        branch = root
        for step in parents:
            below = branch.setdefault(step, {})
            if not isinstance(below, dict):
                raise ValueError(f"{key!r} is both a value and an object")
            branch = below
        leaf = branch.setdefault(last, [])
        if not isinstance(leaf, list):
            raise ValueError(f"{key!r} is both a value and an object")
        leaf.append(text)
    return root


def _steps(key: str) -> list[str]:
    if not (key.endswith("]") and "[" in key[1:]):
        return [key]
    head, *rest = key.replace("]", "").split("[")
    if len(rest) > 32:
        raise ValueError(f"{head!r} is nested too deeply")
    return [head, *(step for step in rest if step)]


def _read(text: str, branch: Mapping[str, object]) -> str | None:
    choices = branch.get("enum", [branch["const"]] if "const" in branch else [])
    for choice in choices if isinstance(choices, list) else []:
        if choice == text or (not isinstance(choice, str) and json.dumps(choice) == text):
            return json.dumps(choice)
    match branch.get("type"):
        case "string" | None:
            return json.dumps(text)
        case "integer" if _INTEGER.fullmatch(text):
            return text
        case "number" if _NUMBER.fullmatch(text):
            return text
        case "boolean" if text in ("true", "false"):
            return text
        case "null" if text == "":
            return "null"
    return None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
