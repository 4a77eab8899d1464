"""Holds a document against the JSON Schema of its format; every mistake becomes a finding with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.suggest import nearest
from ssotgen.core.values import dataclass
from ssotgen.frontends.faults import UNEXPECTED, Fault, Path, faults
from ssotgen.frontends.repairs import Tolerate, repaired
from ssotgen.frontends.vocabulary import Vocabulary
from ssotgen.frontends.wording import finding
from ssotgen.syntax.nodes import Node

if TYPE_CHECKING:
    from jsonschema_rs import Validator

UNNAMED = "urn:ssotgen:unnamed"


@dataclass(frozen=True, slots=True)
class Structure:
    """A compiled schema; `resources` are all schemas that it may refer to, by URI."""

    validator: Validator
    resources: Mapping[str, Json]

    def findings(self, node: Node, format_name: str, tolerate: Tolerate | None = None) -> list[Diagnostic]:
        """All findings about `node`, in the order of the schema; none where it is valid.

        `format_name` is what people call the format: `routes.yaml`, `OpenAPI 3.1`. Faults that `tolerate` forgives come
        first.
        """
        if self.validator.is_valid(node.value):
            return []
        vocabulary = Vocabulary(self.resources)
        found = faults(self.validator, node.value)
        kept = _without_consequences(found, vocabulary)
        repairs = [(fault, repair) for fault in found if tolerate and (repair := tolerate(fault, node))]
        if repairs:  # what a forgiven fault hid, or only seemed to cause, shows without it
            rest = self.findings(repaired(node, (repair for _, repair in repairs)), format_name)
            return [*(repair.finding for fault, repair in repairs if fault in kept), *rest]
        moved = _outdented(kept, node, vocabulary)
        beside = {(*path[:-1], name) for path, names in moved.items() for name in names}
        kept = [fault for fault in kept if not any(_place(fault)[: len(place)] == place for place in beside)]
        return [finding(fault, node, vocabulary, format_name, moved.get(fault.path, ())) for fault in kept]


def validate(node: Node, validator_schema: Json, *, format_name: str) -> list[Diagnostic]:
    """Hold `node` against one self-contained schema (2020-12 unless its `$schema` says otherwise).

    Gives `unknown-key`, `missing-key`, `wrong-type` and `invalid-value`, one finding for each mistake.
    """
    from jsonschema_rs import Draft202012, Registry, validator_for

    assert isinstance(validator_schema, FrozenMap | dict)
    name = validator_schema.get("$id")
    base = name if isinstance(name, str) else UNNAMED
    schema: dict[str, Json] = {**validator_schema, "$id": base}
    validator = validator_for(schema, validate_formats=True, registry=Registry([], draft=Draft202012), offline=True)
    return Structure(validator, {base: FrozenMap(schema)}).findings(node, format_name)


def _place(fault: Fault) -> Path:
    return (*fault.path, fault.name) if fault.keyword in UNEXPECTED and fault.name is not None else fault.path


def _outdented(kept: list[Fault], root: Node, vocabulary: Vocabulary) -> dict[Path, tuple[str, ...]]:
    """For each map that is empty, the wrong entries right behind it that belong into it: one mistake, not several."""
    wrong = {_place(fault)[:length] for fault in kept for length in range(1, len(_place(fault)) + 1)}
    strange = {
        _place(fault)
        for fault in kept
        if fault.keyword in UNEXPECTED and fault.name and not nearest(fault.name, vocabulary.keys(fault.location))
    }
    found: dict[Path, tuple[str, ...]] = {}
    for fault in kept:
        around = fault.path[:-1]
        parent = root.at(around)
        if fault.keyword != "type" or fault.name is not None or not fault.path or parent is None:
            continue
        types = fault.details.get("types")
        if not isinstance(types, tuple) or "object" not in types or not isinstance(parent.value, FrozenMap):
            continue
        if parent.value.get(fault.path[-1]) is not None:
            continue
        known = {(*around, name) for name in vocabulary.keys(fault.location)} & wrong | strange
        behind = list(parent.value)[list(parent.value).index(fault.path[-1]) + 1 :]
        count = next((number for number, name in enumerate(behind) if (*around, name) not in known), len(behind))
        found[fault.path] = tuple(behind[:count])
    return {path: names for path, names in found.items() if names}


def _without_consequences(found: list[Fault], vocabulary: Vocabulary) -> list[Fault]:
    """Leave out what only follows from another fault.

    A key counts as unexpected also where its value is wrong, or where the key that would allow it is; a misspelt key
    is missing under its right name as well; and an empty map lacks every key.
    """
    broken = {fault.path[:length] for fault in found for length in range(1, len(fault.path) + 1)}
    undecided = {fault.path for fault in found if fault.keyword not in UNEXPECTED}
    undecided |= {fault.path[:-1] for fault in found if fault.keyword in ("const", "enum", "type")}
    empty = {fault.path for fault in found if fault.keyword == "minProperties"}
    kept: list[Fault] = []
    misspelt: set[tuple[tuple[str, ...], str | None]] = set()
    for fault in found:
        if fault.keyword in UNEXPECTED and fault.name is not None:
            known = vocabulary.keys(fault.location)
            if (*fault.path, fault.name) in broken or (fault.name in known and fault.path in undecided):
                continue
            misspelt.add((fault.path, nearest(fault.name, known - {fault.name})))
        kept.append(fault)
    return [f for f in kept if f.keyword != "required" or not ((f.path, f.name) in misspelt or f.path in empty)]
