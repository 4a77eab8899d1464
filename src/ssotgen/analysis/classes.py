"""Which classes a contract's module of models holds, and what is in each: names and directions are settled here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ssotgen.analysis.tags import tag_of
from ssotgen.analysis.types import Direction, Speller, TypeExpr
from ssotgen.core.json import Json
from ssotgen.core.text import python_literal
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.closure import ContractShapes
from ssotgen.ir.shapes.names import member_key

SUPPORT = "_support"
"""What modules of models call the shared module; no field may begin with an underscore, so nothing hides it."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: `name` in Python, `wire` in JSON. `default` is Python code; without it, an optional field is `None`."""

    name: str
    wire: str
    symbol: str
    shape: nodes.Shape
    required: bool
    default: str | None
    description: str | None

    @property
    def nullable(self) -> bool:
        return isinstance(self.shape, nodes.Nullable | nodes.Anything)


@dataclass(frozen=True, slots=True)
class RecordView:
    """A class with fields, required ones first. `closed` refuses other properties, `extra` is their shape."""

    name: str
    symbol: str
    direction: Direction
    fields: tuple[FieldView, ...]
    closed: bool
    extra: nodes.Shape | None
    description: str | None


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enumeration: names and values of its members, all strings or all integers."""

    name: str
    symbol: str
    members: tuple[tuple[str, str | int], ...]
    description: str | None


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for another type."""

    name: str
    symbol: str
    direction: Direction
    shape: nodes.Shape
    description: str | None


ClassView: TypeAlias = RecordView | EnumView | AliasView


@dataclass(frozen=True, slots=True)
class ModelModule:
    """One module of models: its classes sorted by name, and the shapes they were made of."""

    classes: tuple[ClassView, ...]
    shapes: ContractShapes
    names: Mapping[str, str]

    def speller(self, direction: Direction) -> Speller:
        """How this module spells types."""
        return Speller(self.names, direction, support=SUPPORT, discriminator=self.discriminator)

    def discriminator(self, choice: nodes.Choice) -> str | None:
        """The field that alone tells the members of a union apart."""
        tag = tag_of(choice, self.shapes.definitions)
        return self.names[tag.field] if tag else None


def model_module(program: Program, contract: Contract) -> ModelModule:
    """Everything that the models of one contract consist of."""
    shapes = program.shapes[contract.symbol]
    names = program.names["python"]
    views = (
        _view(shapes.definitions[symbol], direction, names, shapes) for symbol, direction in _used(contract, shapes)
    )
    return ModelModule(tuple(sorted(views, key=lambda view: view.name)), shapes, names)


def _used(contract: Contract, shapes: ContractShapes) -> Iterator[tuple[str, Direction]]:
    """The definitions that are needed, and for which direction; those that are alike for both count as output.

    A component that no operation reaches is printed as it is answered; in both ways where there is no operation at all.
    """
    home = {component: symbol for symbol, component in shapes.lent.items()}
    waiting = [(home.get(symbol, symbol), direction) for symbol, direction in _spoken(contract, shapes)]
    if contract.root is not None:
        waiting.append((home.get(contract.root.symbol, contract.root.symbol), Direction.OUTPUT))
    rest = [symbol for symbol in contract.schemas if symbol in shapes.definitions]
    unsaid = (Direction.OUTPUT,) if any(contract.all_operations()) else (Direction.OUTPUT, Direction.INPUT)
    seen: dict[str, set[Direction]] = {}
    while waiting or rest:
        if not waiting:
            symbol = rest.pop()
            waiting += [] if symbol in seen else [(symbol, direction) for direction in unsaid]
            continue
        symbol, wanted = waiting.pop()
        direction = wanted if symbol in shapes.divided else Direction.OUTPUT
        known = seen.setdefault(symbol, set())
        if symbol in shapes.definitions and direction not in known:
            known.add(direction)
            yield symbol, direction
            for shape in _shapes(shapes.definitions[symbol], direction):
                waiting += ((used, direction) for used in nodes.references(shape))


def _spoken(contract: Contract, shapes: ContractShapes) -> Iterator[tuple[str, Direction]]:
    """The definitions that operations name. Callbacks and webhooks are called by the service: it sends the request."""
    for direction, roots in ((Direction.INPUT, shapes.requests), (Direction.OUTPUT, shapes.replies)):
        yield from ((symbol, direction) for shape in roots for symbol in nodes.references(shape))
    served = {operation.symbol for operation in contract.operations}
    for operation in contract.all_operations():
        if operation.symbol not in served:
            answered = {schema.symbol for schema in operation.answered()}
            for schema in operation.schemas():
                direction = Direction.INPUT if schema.symbol in answered else Direction.OUTPUT
                yield from ((part.ref.target, direction) for part in schema.walk() if part.ref)


def _shapes(definition: nodes.Definition, direction: Direction) -> Iterator[nodes.Shape]:
    if not isinstance(definition, nodes.Record):
        yield from nodes.shapes_of(definition)
        return
    yield from (field.shape for field in _fields(definition, direction))
    if definition.extra is not None:
        yield definition.extra


def _fields(record: nodes.Record, direction: Direction) -> list[nodes.Field]:
    """The fields that go in a direction, required ones first, then by name."""
    kept = [item for item in record.fields if not (item.read_only if direction is Direction.INPUT else item.write_only)]
    return sorted(kept, key=lambda item: not item.required)


def _view(
    definition: nodes.Definition, direction: Direction, names: Mapping[str, str], shapes: ContractShapes
) -> ClassView:
    symbol, description = definition.symbol, definition.notes.description
    speller = Speller(names, direction)
    name = speller.name(symbol)
    match definition:
        case nodes.Record(fields=_, closed=closed, extra=extra):
            fields = tuple(
                FieldView(
                    names[item.symbol], item.name, item.symbol, item.shape, item.required,
                    _default(item, speller, shapes), item.notes.description,
                )
                for item in _fields(definition, direction)
            )  # fmt: skip
            return RecordView(name, symbol, direction, fields, closed, extra, description)
        case nodes.Enumeration(values=values):
            keys = (member_key(symbol, index) for index in range(len(values)))
            return EnumView(name, symbol, tuple(zip((names[key] for key in keys), values, strict=True)), description)
        case nodes.Alias(shape=shape):
            return AliasView(name, symbol, direction, shape, description)


def _default(field: nodes.Field, speller: Speller, shapes: ContractShapes) -> str | None:
    """The default as Python code, where it is a value of the field's type."""
    if field.required or field.notes.default is None:
        return None
    shape = field.shape.shape if isinstance(field.shape, nodes.Nullable) else field.shape
    return _value(field.notes.default.value, shape, speller, shapes)


def _value(value: Json, shape: nodes.Shape, speller: Speller, shapes: ContractShapes) -> str | None:
    match shape:
        case nodes.Named(symbol):
            definition = shapes.definitions[symbol]
            if isinstance(definition, nodes.Alias):
                return _value(value, definition.shape, speller, shapes)
            if (
                isinstance(definition, nodes.Enumeration)
                and isinstance(value, str | int)
                and value in definition.values
            ):
                key = member_key(symbol, list(definition.values).index(value))
                return f"{speller.name(symbol)}.{speller.names[key]}"
        case nodes.Values(values) if value in values:
            return python_literal(value)
        case nodes.Scalar() if _plain(value, speller.scalar(shape)):
            return python_literal(value)
        case nodes.Sequence(item=item) if isinstance(value, tuple):
            items = [_value(entry, item, speller, shapes) for entry in value]
            return None if None in items else f"[{', '.join(entry for entry in items if entry)}]"
    return None


def _plain(value: Json, type: TypeExpr) -> bool:
    base = type.code.removeprefix("Annotated[").split(",")[0]
    match base.removeprefix("Int32").removeprefix("Int64") or "int":
        case "str":
            return isinstance(value, str)
        case "bool":
            return isinstance(value, bool)
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float":
            return not isinstance(value, bool | str | tuple | dict | None)
        case _:
            return False
