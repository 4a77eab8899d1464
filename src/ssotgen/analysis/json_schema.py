"""Models as one canonical JSON Schema document (2020-12), for engines that print classes from one.

Everything in it is decided: each class stands under `$defs` by its own name, each property under its field's name.
What an engine would have to think about (bounds, formats, patterns, constants, nested unions) is a leaf: a stand-in
under a made-up name, with the type expression that belongs there. So no text of a contract ever passes through an
engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from ssotgen.analysis.classes import AliasView, ClassView, EnumView, FieldView, ModelModule, RecordView
from ssotgen.analysis.types import Direction, Speller, TypeExpr
from ssotgen.core.values import dataclass, replace
from ssotgen.ir.shapes import nodes

Plain: TypeAlias = "None | bool | int | str | list[Plain] | dict[str, Plain]"

LEAVES = "leaves"
"""The module that stand-ins claim to come from; no decided name looks like theirs."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Lowered:
    """The document, and what its leaves stand for by their made-up names."""

    document: Mapping[str, Plain]
    leaves: Mapping[str, TypeExpr]


def lower(module: ModelModule) -> Lowered:
    """Lower all classes of a module; the order of definitions and properties is theirs."""
    lowering = _Lowering(module)
    definitions: dict[str, Plain] = {view.name: lowering.definition(view) for view in module.classes}
    return Lowered({"$schema": DIALECT, "$defs": definitions}, dict(lowering.leaves))


@dataclass(slots=True)
class _Lowering:
    module: ModelModule
    leaves: dict[str, TypeExpr] = field(default_factory=dict)

    def definition(self, view: ClassView) -> dict[str, Plain]:
        match view:
            case RecordView():
                properties: dict[str, Plain] = {item.name: self._field(item, view.direction) for item in view.fields}
                extra: Plain = False
                if view.extra is not None and not isinstance(view.extra, nodes.Anything):
                    extra = self._top(view.extra, view.direction)
                required: list[Plain] = [item.name for item in view.fields if item.required]
                found: dict[str, Plain] = {"type": "object", "properties": properties, "additionalProperties": extra}
                return found | ({"required": required} if required else {})
            case EnumView(members=members):
                names: list[Plain] = [name for name, _ in members]
                # Values are printed later; only their number and their type matter here.
                values: list[Plain] = [i if isinstance(value, int) else str(i) for i, (_, value) in enumerate(members)]
                kind = "integer" if isinstance(members[0][1], int) else "string"
                return {"type": kind, "enum": values, "x-enum-varnames": names}
            case AliasView(symbol=symbol, shape=shape, direction=direction):
                if symbol in nodes.references(shape):  # type checkers want what refers to itself as one text
                    return self._leaf(self._forward(shape, direction))
                return self._top(shape, direction)

    def _field(self, item: FieldView, direction: Direction) -> dict[str, Plain]:
        return self._top(item.shape, direction)

    def _top(self, shape: nodes.Shape, direction: Direction) -> dict[str, Plain]:
        """A shape in a form that an engine prints as it is: names, leaves, and lists, maps and unions of them."""
        speller = self.module.speller(direction)
        if (leaf := self._part(shape, speller)) is not None:
            return leaf
        match shape:
            case nodes.Sequence(item, fewest, most) if (part := self._part(item, speller)) is not None:
                array: dict[str, Plain] = {"type": "array", "items": part}
                return array | _given(minItems=fewest, maxItems=most)
            case nodes.Table(value, fewest, most) if (part := self._part(value, speller)) is not None:
                found: dict[str, Plain] = {"type": "object", "additionalProperties": part}
                return found | _given(minProperties=fewest, maxProperties=most)
            case nodes.Choice() | nodes.Nullable() if (union := self._union(shape, speller)) is not None:
                return union
        return self._leaf(self._forward(shape, direction))

    def _forward(self, shape: nodes.Shape, direction: Direction) -> TypeExpr:
        return replace(self.module.speller(direction), forward=True).spell(shape).closed()

    def _union(self, shape: nodes.Choice | nodes.Nullable, speller: Speller) -> dict[str, Plain] | None:
        inner = shape.shape if isinstance(shape, nodes.Nullable) else shape
        members = inner.members if isinstance(inner, nodes.Choice) else (inner,)
        parts = [self._part(member, speller) for member in members]
        if isinstance(inner, nodes.Choice) and self.module.discriminator(inner):
            return None
        known: list[Plain] = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return {"anyOf": [*known, {"type": "null"}] if isinstance(shape, nodes.Nullable) else known}

    def _part(self, shape: nodes.Shape, speller: Speller) -> dict[str, Plain] | None:
        """A name or a leaf; `None` for what holds names inside."""
        if isinstance(shape, nodes.Named):
            return {"$ref": f"#/$defs/{speller.name(shape.symbol)}"}
        return None if any(nodes.references(shape)) else self._leaf(speller.spell(shape))

    def _leaf(self, expression: TypeExpr) -> dict[str, Plain]:
        name = f"Leaf__{len(self.leaves)}"
        self.leaves[name] = expression
        return {"customTypePath": f"{LEAVES}.{name}"}


def _given(**limits: int | None) -> dict[str, Plain]:
    return {key: value for key, value in limits.items() if value is not None}
