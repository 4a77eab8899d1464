"""Violations of a JSON Schema, reduced to what the author did wrong: one fault for each mistake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from ssotgen.core.json import FrozenMap, Json, freeze, identity
from ssotgen.core.values import dataclass, replace

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator

Path: TypeAlias = tuple[str, ...]

LONGEST_NUMBER = 1000
"""Longer keys of digits are no numbers to any validator."""
NAMELESS = "\ufdd0"
"""Stands for the empty key, as often as it takes to be no key of the same map."""
UNEXPECTED = ("additionalProperties", "unevaluatedProperties", "falseSchema")
"""Keywords that complain about a key that stands there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One keyword that one place breaks.

    `path` leads to the place, `name` is the key where a key is at fault (unknown, missing, forbidden or badly spelled).
    `details` is what the keyword asked for; `location` the URI of the keyword in the schema.
    """

    path: Path
    keyword: str
    details: FrozenMap[Json]
    location: str
    name: str | None = None


def faults(validator: Validator, root: Json) -> list[Fault]:
    """What is wrong with `root`, in the order of the schema."""
    errors = validator.iter_errors(_named(root))
    found = [_as_written(fault, root) for error in errors for fault in _leaves(error)]
    wrong_type = {fault.path for fault in found if fault.keyword == "type" and fault.name is None}
    kept = {
        (fault.path, fault.name, fault.keyword, identity(fault.details)): fault
        for fault in found
        if fault.keyword == "type" or fault.path not in wrong_type
    }
    return _one_a_place(list(kept.values()))


def _one_a_place(found: list[Fault]) -> list[Fault]:
    """Keep the first complaint about a value; complaints about different keys of a map are different ones."""
    first: dict[tuple[Path, str | None, bool], Fault] = {}
    for fault in found:
        first.setdefault((fault.path, fault.name, fault.keyword == "required"), fault)
    return list(first.values())


def _named(value: Json) -> Json:
    """The same value with a name for each empty key, which the validator leaves out of its paths."""
    if isinstance(value, FrozenMap):
        return FrozenMap({key or _nameless(value): _named(item) for key, item in value.items()})
    return tuple(map(_named, value)) if isinstance(value, tuple) else value


def _nameless(value: FrozenMap[Json]) -> str:
    """What stands for the empty key of a map: no other key of it."""
    name = NAMELESS
    while name in value:
        name += NAMELESS
    return name


def _as_written(fault: Fault, root: Json) -> Fault:
    if fault.name is None:
        return replace(fault, path=_spelled(fault.path, root))
    *path, name = _spelled((*fault.path, fault.name), root)
    return replace(fault, path=tuple(path), name=name)


def _spelled(path: Path, root: Json) -> Path:
    """The path with its keys as they are written: the validator gives the keys `+1` and `01` as the number 1."""
    value = root
    keys: list[str] = []
    for token in path:
        key = token
        if isinstance(value, FrozenMap) and "" in value and token == _nameless(value):
            key = ""
        elif isinstance(value, FrozenMap) and token not in value:
            key = next((name for name in value if _is_number(name) and str(int(name)) == token), token)
        keys.append(key)
        if isinstance(value, FrozenMap):
            value = value.get(key)
        elif isinstance(value, tuple) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
    return tuple(keys)


def _is_number(key: str) -> bool:
    return key.isascii() and key.removeprefix("+").isdecimal() and len(key) < LONGEST_NUMBER


def _leaves(error: ValidationError) -> list[Fault]:
    keyword = error.kind.name
    match keyword:
        case "anyOf" | "oneOf" if branches := _branches(error):
            return _best(branches, tuple(map(str, error.instance_path)), error.instance)
        case "propertyNames":
            inner: ValidationError = error.kind.value
            return [_of_name(error, leaf, str(inner.instance)) for leaf in _leaves(inner)[:1]]
        case "additionalProperties" | "unevaluatedProperties":
            return [_fault(error, name=str(name)) for name in error.kind.value]
        case "required":
            return [_fault(error, name=error.kind.value)]
        case "falseSchema" if error.instance_path:
            whole = _fault(error)
            return [replace(whole, path=whole.path[:-1], name=whole.path[-1])]
        case _:
            return [_fault(error)]


def _branches(error: ValidationError) -> list[list[Fault]]:
    if type(error.kind).__name__.endswith("MultipleValid"):
        return []
    found = ([leaf for inner in branch for leaf in _leaves(inner)] for branch in error.kind.value)
    return [branch for branch in found if branch]


def _best(branches: list[list[Fault]], here: Path, instance: object) -> list[Fault]:
    """Choose the alternative that the author meant; merge the alternatives where they ask for the same thing."""
    if isinstance(instance, Mapping):
        asked = "$ref" in instance  # an alternative for references is meant if, and only if, there is a `$ref`
        branches = [b for b in branches if asked or not any(_misses_reference(f, here) for f in b)] or branches
    if len(branches) == 1:
        return branches[0]
    fitting = [b for b in branches if not any(f.keyword == "type" and f.path == here and f.name is None for f in b)]
    if not fitting:
        return [_merged([next(f for f in b if f.keyword == "type" and f.path == here) for b in branches], "types")]
    tags = [{f.path: f for f in b if f.keyword in ("enum", "const") and len(f.path) <= len(here) + 1} for b in fitting]
    common = sorted(set.intersection(*(set(tag) for tag in tags)))
    if common:
        return [_merged([tag[common[0]] for tag in tags], "options")]
    fewest = min(len(tag) for tag in tags)
    candidates = [b for b, tag in zip(fitting, tags, strict=True) if len(tag) == fewest]
    return min(candidates, key=lambda b: (sum(f.path == here for f in b), len(b)))


def _misses_reference(fault: Fault, here: Path) -> bool:
    return fault.keyword == "required" and fault.name == "$ref" and fault.path == here


def _merged(same: list[Fault], key: str) -> Fault:
    """One fault for alternatives that each want another type, or another value."""
    values: dict[object, Json] = {}
    for fault in same:
        wanted = fault.details.get(key)
        for value in wanted if isinstance(wanted, tuple) else (fault.details.get("expected_value"),):
            values.setdefault(identity(value), value)
    keyword = "type" if key == "types" else "enum"
    return replace(same[0], keyword=keyword, details=FrozenMap({key: tuple(values.values())}))


def _of_name(error: ValidationError, leaf: Fault, name: str) -> Fault:
    return Fault(tuple(map(str, error.instance_path)), leaf.keyword, leaf.details, leaf.location, name)


def _fault(error: ValidationError, name: str | None = None) -> Fault:
    keyword = error.kind.name
    plain = keyword not in ("anyOf", "oneOf", "propertyNames", "not")  # those hold errors or schemas, no plain values
    details = freeze(error.kind.as_dict()) if plain else FrozenMap()
    assert isinstance(details, FrozenMap)
    path = tuple(map(str, error.instance_path))
    return Fault(path, keyword, details, error.absolute_keyword_location or "", name)
