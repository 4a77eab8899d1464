"""Values that a contract gives beside its schemas, and those of them that their schemas refuse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ssotgen.analysis.exact_schema import DIALECT, Direction, Printer
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

VALUE = "\0"
"""Stands in the validator's sentences for the value they speak of."""


@dataclass(frozen=True, slots=True)
class Place:
    """A schema where it is used; what it describes travels in one of `directions` (`None`: in neither)."""

    schema: Schema
    directions: tuple[Direction | None, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A value that should fit its schema, in one of the directions of the place at least.

    `used` is where it is referred to, if it is written elsewhere.
    """

    origin: Origin
    value: Json
    place: Place
    used: Origin | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with a sample, and where; `used` as in the sample."""

    origin: Origin
    text: str
    used: Origin | None = None


def places(program: Program, contract: Contract) -> Iterator[Place]:
    """Every schema of a contract, also those inside others; a schema that several things use comes more than once."""
    for operation in contract.operations:
        answered = {schema.symbol for schema in operation.answered()}
        for schema in operation.schemas():
            direction: Direction = "response" if schema.symbol in answered else "request"
            yield from (Place(inner, (direction,)) for inner in schema.walk())
    both: tuple[Direction | None, ...] = ("response", "request") if contract.is_api else (None,)
    roots = [*contract.schemas.values(), *([contract.root] if contract.root else [])]
    for schema in roots:
        yield from (Place(inner, both) for inner in schema.walk())


def misfits(program: Program, samples: Iterable[Sample]) -> Iterator[Misfit]:
    """What the schemas of the samples refuse, in the order of the samples; each place at most once.

    All schemas of one direction are compiled together, so that the cost grows with their size alone. A value that
    several things share has to fit each of them.
    """
    uses = {(sample.origin, sample.place.schema.symbol, sample.place.directions): sample for sample in samples}
    distinct = list(uses.values())
    directions = dict.fromkeys(direction for sample in distinct for direction in sample.place.directions)
    refused = {direction: _refused(program, distinct, direction) for direction in directions}
    told: set[Origin] = set()
    for number, sample in enumerate(distinct):
        found = [refused[direction].get(number, ()) for direction in sample.place.directions]
        for misfit in found[0] if all(found) else ():
            if misfit.origin not in told:
                told.add(misfit.origin)
                yield misfit


def _refused(program: Program, samples: list[Sample], direction: Direction | None) -> dict[int, list[Misfit]]:
    from jsonschema_rs import Draft202012, Registry, validator_for

    printer = Printer(program.schemas, direction, _compiles)
    schemas: dict[str, Json] = {}
    values: dict[str, Json] = {}
    for number, sample in enumerate(samples):
        if direction in sample.place.directions:
            schemas[str(number)] = printer.schema(sample.place.schema)
            values[str(number)] = sample.value
    whole = {"$schema": DIALECT, "properties": schemas, "$defs": printer.definitions()}
    registry = Registry([], draft=Draft202012)
    validator = validator_for(whole, validate_formats=True, registry=registry, mask=VALUE, offline=True)
    found: dict[int, list[Misfit]] = defaultdict(list)
    for error in map(_nearest, validator.iter_errors(FrozenMap(values))):
        key, *path = error.instance_path
        sample = samples[int(key)]
        found[int(key)].append(Misfit(sample.origin.child(*path), _said(error, path), sample.used))
    return found


def _nearest(error: ValidationError) -> ValidationError:
    """What is wrong by the one alternative that was surely meant, where a value fits none of several."""
    while error.kind.name in ("anyOf", "oneOf") and (branches := getattr(error.kind, "context", None)):
        meant = [branch for branch in branches if not any(map(_is_other_kind, branch, [error] * len(branch)))]
        if len(meant) != 1 or not meant[0]:
            break
        error = meant[0][0]
    return error


def _is_other_kind(part: ValidationError, whole: ValidationError) -> bool:
    """Whether an alternative speaks of another kind of value altogether: its type, or its tag, is another one."""
    below = len(part.instance_path) - len(whole.instance_path)
    options = getattr(part.kind, "options", ())
    is_tag = part.kind.name == "const" or (part.kind.name == "enum" and len(options) == 1)
    return (below == 0 and part.kind.name in ("type", "const", "enum")) or (below == 1 and is_tag)


def _said(error: ValidationError, path: Sequence[str | int]) -> str:
    """What is wrong, in a sentence; `path` is where, seen from the whole value."""
    kind, shown = error.kind, f"`{'/'.join(map(str, path))}`" if path else "the value"
    within = f" in {shown}" if path else ""
    match kind.name:
        case "required":
            return f"`{getattr(kind, 'property', '')}` is missing{within}"
        case "additionalProperties" | "unevaluatedProperties":
            names = ", ".join(f"`{name}`" for name in getattr(kind, "unexpected", ()))
            return f"{names} may not stand there{within}"
        case "anyOf" | "oneOf":
            if "more than one" in error.message:
                return f"{shown} fits more than one alternative of `{kind.name}`"
            return f"{shown} fits none of the {len(getattr(kind, 'context', ()))} alternatives of `{kind.name}`"
    return error.message.replace(VALUE, shown)


@cache
def _compiles(pattern: str) -> bool:
    from jsonschema_rs import validator_for

    try:
        validator_for({"$schema": DIALECT, "pattern": pattern})
    except ValueError:
        return False
    return True
