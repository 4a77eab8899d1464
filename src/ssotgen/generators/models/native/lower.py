"""From decided classes to what the template prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from typing import TypeAlias

from ssotgen.analysis import classes
from ssotgen.analysis.exact_schema import Direction as Side
from ssotgen.analysis.references import mentioned
from ssotgen.analysis.types import Direction
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.text import Code, Ident, Literal, python_literal
from ssotgen.core.values import dataclass
from ssotgen.generators.docstrings import docstring
from ssotgen.generators.models.engine import Part
from ssotgen.generators.models.imports import imported, in_order
from ssotgen.generators.models.native.layout import statement
from ssotgen.generators.models.native.literals import Literals
from ssotgen.generators.models.native.order import dependencies_first
from ssotgen.generators.models.native.pieces import CHECKS, SUPPORT, Pieces
from ssotgen.generators.models.native.rest import Rest
from ssotgen.generators.models.native.view import AliasView, EnumView, FieldView, ModuleView, RecordView
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.merge import flatten
from ssotgen.ir.shapes.names import class_name

_Printed: TypeAlias = RecordView | EnumView | AliasView
_INDENT = 4
_DEFINITIONS = "_definitions"


@dataclass(frozen=True, slots=True)
class Whole:
    """What all parts of a contract's models have in common: `schemas` are those of the whole program."""

    module: classes.ModelModule
    views: Mapping[str, classes.ClassView]
    schemas: Mapping[str, Schema]
    rest: Rest
    is_api: bool


def lower(whole: Whole, part: Part) -> ModuleView:
    """Lower one part."""
    return _Lowering(whole, part).module_view()


class _Lowering:
    """One part on its way to be printed."""

    def __init__(self, whole: Whole, part: Part) -> None:
        self._part = part
        self._views = whole.views
        self._module = module = whole.module
        self._schemas = whole.schemas
        self._sources = module.shapes.sources
        self._rest = whole.rest
        self._above = {name for names in part.imports.values() for name in names}
        self._imports: set[tuple[str, str]] = set()
        self._pieces = {direction: self._speller(direction) for direction in Direction}
        self._literals = {direction: self._printer(direction, is_api=whole.is_api) for direction in Direction}
        self._refers = False

    def _speller(self, direction: Direction) -> Pieces:
        speller = self._module.speller(direction)
        return Pieces(speller, self._above.__contains__, self._rest.counted, self._imports)

    def _printer(self, direction: Direction, *, is_api: bool) -> Literals:
        side: Side | None = None
        if is_api:
            side = "request" if direction is Direction.INPUT else "response"
        names = self._module.names

        def named(symbol: str) -> str:
            known = symbol in self._module.shapes.definitions
            return class_name(names, symbol, as_input=direction is Direction.INPUT) if known else symbol

        return Literals(self._schemas, side, named)

    def module_view(self) -> ModuleView:
        views = {name: self._views[name] for name in sorted(self._part.classes)}
        graph = {name: frozenset(mentioned(view, self._module)) for name, view in views.items()}
        printed: list[_Printed] = []
        for name in dependencies_first(graph):
            printed.append(self._class(views[name]))
            self._above.add(name)
        definitions = self._definitions()
        return ModuleView(self._import_lines(printed, definitions), definitions, tuple(printed))

    def _class(self, view: classes.ClassView) -> _Printed:
        match view:
            case classes.RecordView():
                return self._record(view)
            case classes.EnumView(name=name, members=members, description=description):
                base = f"{SUPPORT}.IntegerEnum" if isinstance(members[0][1], int) else "StrEnum"
                if base == "StrEnum":
                    self._imports.add(("enum", base))
                items = tuple((Ident(member), Literal(value)) for member, value in members)
                return EnumView(Ident(name), Ident(base), _doc(description, _INDENT), items)
            case classes.AliasView():
                return self._alias(view)

    def _alias(self, view: classes.AliasView) -> AliasView:
        pieces = self._pieces[view.direction]
        self._imports.add(("typing_extensions", "TypeAliasType"))
        source = self._sources[view.symbol]
        rest = self._rest.at(source)
        piece = pieces.spell(view.shape)
        if rest is not None:
            piece = piece.with_marks(self._keeps("Keeps", rest, view.direction))
        code = f"TypeAliasType({python_literal(view.name)}, {pieces.written(piece)})"
        return AliasView(Code(statement(f"{view.name} = ", code, 0)), _doc(view.description, 0))

    def _record(self, view: classes.RecordView) -> RecordView:
        pieces = self._pieces[view.direction]
        source = self._sources[view.symbol]
        rest = self._rest.within(source)
        own = flatten(source, self._schemas).schema
        properties = {item.name: item.schema for item in own.object.properties} if own.object else {}
        fields = tuple(self._field(item, properties.get(item.wire), view.direction) for item in view.fields)
        settings = extra = checks = None
        if view.closed or view.extra is not None:
            self._imports.add(("pydantic", "ConfigDict"))
            settings = Code(f'model_config = ConfigDict(extra="{"forbid" if view.closed else "allow"}")')
        if view.extra is not None and not isinstance(view.extra, nodes.Anything):
            value = pieces.written(pieces.spell(nodes.Table(view.extra)))
            self._imports.add(("pydantic", "Field"))
            extra = Code(statement("__pydantic_extra__: ", value, _INDENT, " = Field(init=False)"))
        if rest is not None:
            checks = Code(statement("_keeps = ", self._keeps("keeps", rest, view.direction), _INDENT))
        head = statement(f"class {Ident(view.name)}", f"({SUPPORT}.Model)", 0, ":")
        return RecordView(Code(head), _doc(view.description, _INDENT), settings, extra, fields, checks)

    def _field(self, item: classes.FieldView, schema: Schema | None, direction: Direction) -> FieldView:
        pieces = self._pieces[direction]
        rest = self._rest.at(schema) if schema is not None else None
        shape = item.shape
        piece = pieces.spell(shape)
        if rest is not None:
            piece = piece.with_marks(self._keeps("Keeps", rest, direction))
        if not item.required and item.default is None and not item.nullable:
            piece = piece.within(f"{SUPPORT}.Omittable")
        if item.name != item.wire:
            piece = piece.with_arguments(alias=item.wire)
        default = "" if item.required else f" = {item.default or 'None'}"
        code = statement(f"{Ident(item.name)}: ", pieces.written(piece), _INDENT, default)
        return FieldView(Code(code), _doc(item.description, _INDENT))

    def _keeps(self, mark: str, rest: Schema, direction: Direction) -> str:
        printer = self._literals[direction]
        value, refers = printer.printed(rest)
        place = python_literal(f"#{rest.origin.pointer}")
        self._refers = self._refers or refers
        return f"{CHECKS}.{mark}({python_literal(value)}, {place}{f', {_DEFINITIONS}' if refers else ''})"

    def _definitions(self) -> Code | None:
        if not self._refers:
            return None
        found: dict[str, Json] = {}
        for printer in self._literals.values():
            found |= printer.definitions()
        literal = python_literal(FrozenMap(dict(sorted(found.items()))))
        return Code(statement("return ", literal, _INDENT))

    def _import_lines(self, printed: Iterable[_Printed], definitions: Code | None) -> tuple[tuple[Code, ...], ...]:
        by_module: dict[str, set[str]] = {}
        for module, name in self._imports:
            by_module.setdefault(module, set()).add(name)
        lines = {module: imported(module, in_order(names)) for module, names in sorted(by_module.items())}
        theirs = ("pydantic", "typing_extensions")
        groups = (
            tuple(line for module, line in lines.items() if module not in theirs),
            tuple(line for module, line in lines.items() if module in theirs),
            self._relative(printed, definitions),
        )
        return tuple(group for group in groups if group)

    def _relative(self, printed: Iterable[_Printed], definitions: Code | None) -> tuple[Code, ...]:
        texts = [text for view in printed for text in _texts(view)] + ([definitions.text] if definitions else [])
        prefixes = {"checks": f"{CHECKS}.", "models": f"{SUPPORT}."}
        used = [name for name, prefix in prefixes.items() if any(prefix in text for text in texts)]
        own = {"checks": "checks as _checks", "models": "models as _support"}
        lines = (imported(self._part.shared, [own[name]]) for name in used)
        return (*lines, *(imported(f".{name}", found) for name, found in self._part.imports.items()))


def _texts(view: _Printed) -> Iterator[str]:
    """The code of a class, without what it says to readers."""
    match view:
        case RecordView(head=head, settings=settings, extra=extra, fields=fields, checks=checks):
            yield from (code.text for code in (head, settings, extra, checks) if code is not None)
            yield from (field.statement.text for field in fields)
        case EnumView(base=base):
            yield base.text
        case AliasView(statement=statement):
            yield statement.text


def _doc(text: str | None, indent: int) -> Code | None:
    """A docstring without the indentation of its first line and without its last line break."""
    if text is None or not text.strip():
        return None
    return Code(docstring(cleandoc(text), " " * indent).strip())
