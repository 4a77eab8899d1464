"""Values that a contract gives beside its schemas, and those of them that their schemas refuse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from ssotgen.analysis.exact_schema import DIALECT, Direction, Printer
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema


@dataclass(frozen=True, slots=True)
class Place:
    """A schema where it is used; what it describes travels in one of `directions` (`None`: in neither)."""

    schema: Schema
    directions: tuple[Direction | None, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A value that should fit its schema, in one of the directions of the place at least."""

    origin: Origin
    value: Json
    place: Place


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with a sample, and where."""

    origin: Origin
    text: str


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

    All schemas of one direction are compiled together, so that the cost grows with their size alone.
    """
    distinct = list({sample.origin: sample for sample in samples}.values())
    directions = dict.fromkeys(direction for sample in distinct for direction in sample.place.directions)
    refused = {direction: _refused(program, distinct, direction) for direction in directions}
    for number, sample in enumerate(distinct):
        found = [refused[direction].get(number, ()) for direction in sample.place.directions]
        if all(found):
            yield from {misfit.origin: misfit for misfit in reversed(found[0])}.values()


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
    validator = validator_for(whole, validate_formats=True, registry=registry, mask="the value", offline=True)
    found: dict[int, list[Misfit]] = defaultdict(list)
    for error in validator.iter_errors(FrozenMap(values)):
        key, *path = error.instance_path
        origin = samples[int(key)].origin.child(*path)
        found[int(key)].append(Misfit(origin, error.message))
    return found


@cache
def _compiles(pattern: str) -> bool:
    from jsonschema_rs import validator_for

    try:
        validator_for({"$schema": DIALECT, "pattern": pattern})
    except ValueError:
        return False
    return True
