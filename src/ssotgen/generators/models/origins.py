"""What the classes, fields and members of a contract's models come from, whichever engine prints them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ssotgen.analysis.classes import AliasView, ClassView, EnumView, ModelModule, RecordView
from ssotgen.core.artifact import Cause, Causes
from ssotgen.core.json import Json
from ssotgen.ir.contract import Contract
from ssotgen.ir.shapes.names import member_key
from ssotgen.ir.shapes.nodes import Record


def origins(contract: Contract, module: ModelModule, classes: Collection[str]) -> Causes:
    """The causes of a module that holds some of the classes of one contract's models."""
    whole = {"": Cause(contract.symbol, contract.origin)}
    held = (view for view in module.classes if view.name in classes)
    return whole | {anchor: cause for view in held for anchor, cause in _class(view, module)}


def _class(view: ClassView, module: ModelModule) -> Iterator[tuple[str, Cause]]:
    definition = module.shapes.definitions[view.symbol]
    yield view.name, Cause(view.symbol, definition.origin.at_key())
    match view:
        case RecordView(fields=fields):
            assert isinstance(definition, Record)
            places = {item.symbol: item.origin.at_key() for item in definition.fields}
            for item in fields:
                yield f"{view.name}.{item.name}", Cause(item.symbol, places[item.symbol])
        case EnumView(members=members):
            numbers = _numbers(view.symbol, module)
            for number, (name, value) in enumerate(members):
                written = numbers.get(value)
                origin = definition.origin
                place = origin.at_key() if written is None else origin.child("enum", written)
                yield f"{view.name}.{name}", Cause(member_key(view.symbol, number), place)
        case AliasView():
            return


def _numbers(symbol: str, module: ModelModule) -> dict[Json, int]:
    """Where in its list each value of an enumeration stands; none where the list is merged from others."""
    source = module.shapes.sources.get(symbol)
    values = source.enum if source is not None and source.enum is not None else ()
    return {value: number for number, value in reversed([*enumerate(values)])}
