"""Which classes of a module of models name which others, and which of them an operation speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ssotgen.analysis.classes import AliasView, ClassView, EnumView, ModelModule, RecordView
from ssotgen.analysis.types import Direction
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.names import class_name

_NAME = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\b[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An operation and the classes that its parameters, bodies and responses are made of, by name."""

    operation: Operation
    classes: frozenset[str]


def uses(module: ModelModule) -> Mapping[str, frozenset[str]]:
    """Names of classes to the names of those that their definitions mention, itself included where it does."""
    known = {view.name for view in module.classes}
    return {view.name: frozenset(mentioned(view, module)) & known for view in module.classes}


def spoken(module: ModelModule, contract: Contract) -> Iterator[Spoken]:
    """Every operation with its classes: shapes stand in the order of operations and their schemas."""
    requests, replies = iter(module.shapes.requests), iter(module.shapes.replies)
    for operation in contract.operations:
        outward = {schema.symbol for schema in operation.answered()}
        found: set[str] = set()
        for schema in operation.schemas():
            answered = schema.symbol in outward
            shape = next(replies if answered else requests)
            found |= set(_named(shape, Direction.OUTPUT if answered else Direction.INPUT, module))
        yield Spoken(operation, frozenset(found))


def mentioned(view: ClassView, module: ModelModule) -> Iterator[str]:
    """The names in a class's definition; those of its defaults are not all names of classes."""
    match view:
        case RecordView(fields=fields, extra=extra, direction=direction):
            shapes = [item.shape for item in fields]
            shapes += [extra] if extra is not None else []
            for item in fields:  # a default may be a member of an enumeration that an alias stands for
                yield from (name for name in _NAME.findall(item.default or "") if name[0] not in "\"'")
        case AliasView(shape=shape, direction=direction):
            shapes = [shape]
        case EnumView():
            return
    for shape in shapes:
        yield from _named(shape, direction, module)


def _named(shape: nodes.Shape, direction: Direction, module: ModelModule) -> Iterator[str]:
    for symbol in nodes.references(shape):
        yield class_name(module.names, symbol, as_input=direction is Direction.INPUT)
