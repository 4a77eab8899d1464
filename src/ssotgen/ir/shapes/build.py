"""From schemas to shapes and definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.ir.schema import ObjectRules, Property, Schema, TypeName
from ssotgen.ir.shapes import unions, values
from ssotgen.ir.shapes.fuel import Fuel
from ssotgen.ir.shapes.merge import Flat, Group, flatten, notes_at, reference_of
from ssotgen.ir.shapes.nodes import (
    Alias,
    Anything,
    Choice,
    Definition,
    Enumeration,
    Field,
    Named,
    Nothing,
    Nullable,
    Record,
    Row,
    Scalar,
    Sequence,
    Shape,
    Table,
)
from ssotgen.ir.shapes.nulls import Nulls

_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_STRING_FORMATS = frozenset({
    "uuid", "date", "date-time", "time", "duration", "email", "ipv4", "ipv6", "uri", "byte", "binary",
})  # fmt: skip


class Shaper:
    """Shapes of schemas, and the definitions that they name, collected as they are met.

    `labels` say what tells a member of a union from the others, by the member's symbol; empty where there are none.
    `lost` are the unions that shapes cannot say, with their keywords. `sources` are the schemas that definitions were
    made of. A schema without `type` is read as one of the type that its keywords speak of, unless shapes are `exact`:
    then it admits every type. `assumed` are the places of schemas that were read as one type.
    """

    def __init__(self, schemas: Mapping[str, Schema], *, exact: bool = False) -> None:
        self._schemas = schemas
        self._exact = exact
        self.fuel = Fuel()
        self._nulls = Nulls(schemas, self._resolve, exact=exact)
        self._waiting: list[str] = []
        self.definitions: dict[str, Definition] = {}
        self.labels: dict[str, str] = {}
        self.lost: dict[Origin, str] = {}
        self.sources: dict[str, Schema] = {}
        self.assumed: dict[Origin, TypeName] = {}

    def shape(self, schema: Schema) -> Shape:
        """The shape of the schema at a place; what it refers to is defined by `finish`."""
        target = reference_of(schema)
        if target is None:
            self.sources.setdefault(schema.symbol, schema)
            if not self.fuel.lasts():
                self.lost[schema.origin] = "$ref"
                return Anything()
            if is_plain_scalar(schema):  # most are: there is nothing to merge and nothing inside
                return self._typed(schema, schema.types[0])
            with self.fuel.deeper():
                return self._flat(flatten(schema, self._schemas))
        found = self._resolve(target)
        if found is None:
            return Anything()
        if found.symbol not in self.definitions:
            self._waiting.append(found.symbol)
        named = Named(found.symbol)
        return Nullable(named) if self._admits_null(found) else named

    def finish(self) -> None:
        """Define everything that was referred to."""
        while self._waiting:
            symbol = self._waiting.pop()
            if symbol not in self.definitions:
                self._define(self._schemas[symbol])

    def define(self, schemas: Iterable[Schema]) -> None:
        """Define each schema under its own symbol, and everything that they refer to."""
        for schema in schemas:
            if schema.symbol not in self.definitions:
                self._define(schema)
        self.finish()

    def _resolve(self, symbol: str) -> Schema | None:
        """The schema at the end of a chain of bare references; `None` where the chain is a ring."""
        seen = set()
        while symbol not in seen:
            seen.add(symbol)
            schema = self._schemas.get(symbol)
            if schema is None:
                return None
            following = reference_of(schema)
            if following is None:
                return schema
            symbol = following
        return None

    def _admits_null(self, schema: Schema) -> bool:
        """Whether a schema admits null beside its definition; one that may be anything does so within unions only."""
        flat = flatten(schema, self._schemas)
        own = flat.schema
        if own.boolean is not False and own.enum is None and not own.types and not flat.groups:
            return self._exact and bool(types_of(own, exact=True))
        answer = self._nulls.admitted(flat)
        return self._nulls.admitted_by_all(flat.groups) if answer is None else answer

    def _define(self, schema: Schema) -> None:
        flat = flatten(schema, self._schemas)
        own = flat.schema
        literals = values.without_null(own.enum)
        self.sources.setdefault(schema.symbol, schema)
        typed = all(values.has_type(value, own.types) for value in literals)
        if literals and typed and own.boolean is None and not flat.groups and values.all_of_one_type(literals):
            self.definitions[schema.symbol] = Enumeration(schema.symbol, schema.origin, own.notes, literals)  # type: ignore[arg-type]
            return
        shape = self.shape(schema)
        if isinstance(shape, Nullable):
            shape = shape.shape
        if isinstance(shape, Choice) and isinstance(self.definitions.get(schema.symbol), Record):
            shape = self._apart(schema, shape)
        if shape == Named(schema.symbol):  # a record defines itself; anything else here would be a ring
            if schema.symbol in self.definitions:
                return
            shape = Anything()
        self.definitions[schema.symbol] = Alias(schema.symbol, schema.origin, own.notes, shape)

    def _apart(self, schema: Schema, shape: Choice) -> Shape:
        """The union that a schema of several types is: the record in it gets a place of its own."""
        symbol = object_part(schema.symbol)
        record = self.definitions.pop(schema.symbol)
        self.definitions[symbol] = replace(record, symbol=symbol)
        self.sources[symbol] = replace(schema, symbol=symbol, types=("object",))
        members = (Named(symbol) if member == Named(schema.symbol) else member for member in shape.members)
        return replace(shape, members=tuple(members))

    def _flat(self, flat: Flat) -> Shape:
        own = flat.schema
        if own.boolean is False:
            return Nothing()
        if own.enum is not None:
            return values.enumerated(own)
        for group in flat.groups:
            if (found := self._group(flat, group)) is not None:
                return found
        if flat.groups or own.logic or own.wanders or (own.object and own.object.dependent_schemas):
            own = unions.without_unevaluated(own)  # what counts as evaluated depends on the value
        return unions.join([self._typed(own, name) for name in self._types(own)] or [Anything()], None)

    def _types(self, own: Schema) -> tuple[TypeName, ...]:
        found = types_of(own, exact=self._exact)
        if found and not own.types and not self._exact:
            self.assumed[own.origin] = found[0]
        return found

    def _group(self, flat: Flat, group: Group) -> Shape | None:
        """The union that a group makes of a schema; `None` where its members only demand what fields cannot say."""
        keyword = "oneOf" if group.exclusive else "anyOf"
        for other in flat.groups:
            if other != group:
                self.lost[other.origin] = "oneOf" if other.exclusive else "anyOf"
        members = unions.wholes(flat, group, self._schemas)
        if members is None:
            self.lost[group.origin] = keyword
            return None
        pairs = zip(members, group.members, strict=True)
        self._label([(whole.symbol, member) for whole, member in pairs if member.types != ("null",)])
        shapes = [self.shape(whole) for whole in members]
        return unions.join(shapes, group.origin if group.exclusive else None)

    def _label(self, members: list[tuple[str, Schema]]) -> None:
        words = unions.labels([(member, flatten(member, self._schemas).schema) for _, member in members])
        if len(members) == 1:
            words = [""]
        self.labels |= {symbol: word for (symbol, _), word in zip(members, words, strict=True)}

    def _typed(self, own: Schema, name: TypeName) -> Shape:
        match name:
            case "null":
                return Nullable(Nothing())
            case "object":
                return self._object(own)
            case "array":
                return self._array(own)
            case "string":
                return Scalar("string", own.format, string=own.string)
            case "boolean":
                return Scalar("boolean")
            case _:
                return Scalar(name, own.format, number=own.number)

    def _array(self, own: Schema) -> Shape:
        rules = own.array
        if rules is None:
            return Sequence(Anything())
        fixed = len(rules.prefix_items)
        closed = rules.items is not None and rules.items.boolean is False
        if fixed and (closed or rules.max_items == fixed) and rules.min_items == fixed:
            return Row(tuple(self.shape(item) for item in rules.prefix_items))
        if fixed:
            rest = [] if closed else [self.shape(rules.items) if rules.items else Anything()]
            item = unions.join([*(self.shape(item) for item in rules.prefix_items), *rest], None)
        else:
            item = self.shape(rules.items) if rules.items else Anything()
        longest = min(fixed, rules.max_items or fixed) if fixed and closed else rules.max_items
        return Sequence(item, rules.min_items, longest)

    def _object(self, own: Schema) -> Shape:
        rules = own.object or ObjectRules()
        additional = rules.additional or rules.unevaluated_properties
        closed = additional is not None and additional.boolean is False
        if not rules.properties and not (closed and not rules.patterns):
            values = [self.shape(value) for _, value in rules.patterns]
            if not closed:
                values = [] if rules.patterns and additional is None else values
                values.append(self.shape(additional) if additional else Anything())
            return Table(unions.join(values, None), rules.min_properties, rules.max_properties)
        symbol = own.symbol
        if symbol not in self.definitions:
            record = Record(symbol, own.origin, own.notes, (), closed and not rules.patterns)
            self.definitions[symbol] = record  # first, so that fields may refer back to it
            extra: Shape | None = None
            if rules.patterns:
                extra = Anything()
            elif additional is not None and not closed:
                extra = self.shape(additional)
            fields = tuple(self._field(item) for item in _all_properties(own, rules))
            self.definitions[symbol] = replace(record, fields=fields, extra=extra)
        return Named(symbol)

    def _field(self, item: Property) -> Field:
        notes = notes_at(item.schema, self._schemas)
        if notes.default is not None and item.schema.notes.default is None:
            notes = replace(notes, default=None)
        shape = self.shape(item.schema)
        return Field(
            item.symbol, item.name, shape, item.required, notes.read_only, notes.write_only, notes, item.schema.origin
        )


def is_plain_scalar(schema: Schema) -> bool:
    """Whether a schema says no more than one scalar type and its limits."""
    return (
        len(schema.types) == 1
        and schema.types[0] in _SCALARS
        and not (schema.ref or schema.logic or schema.dynamic_ref or schema.const or schema.object)
        and schema.enum is None
        and schema.boolean is None
    )


def object_part(symbol: str) -> str:
    """The place of the record in a schema that admits other types as well."""
    return f"{symbol}/type/object"


def _all_properties(own: Schema, rules: ObjectRules) -> list[Property]:
    """Declared properties and names that are only required, sorted by name."""
    declared = {item.name: item for item in rules.properties}
    for name in rules.required:
        if name not in declared:
            place = own.origin.child("required")
            symbol = f"{own.symbol}/properties/{name}"
            declared[name] = Property(name, symbol, Schema(symbol, place), required=True)
    return [declared[name] for name in sorted(declared)]


def types_of(own: Schema, *, exact: bool) -> tuple[TypeName, ...]:
    """The types that a schema is shaped as; none where it may be anything.

    One without `type` is of the type that its keywords speak of. Where `exact`, it is so beside every other type if
    that gives names to what is inside; a limit on texts or numbers alone makes no type.
    """
    found = own.types or implied(own)
    if own.types or not exact:
        return found
    return _EVERY if found in (("object",), ("array",)) else ()


_EVERY: tuple[TypeName, ...] = ("object", "array", "string", "number", "boolean", "null")


def implied(own: Schema) -> tuple[TypeName, ...]:
    """The type that a schema without `type` speaks of: keywords of a type are read as demanding that type."""
    rules = own.object
    if rules and (rules.properties or rules.additional or rules.patterns):
        return ("object",)
    if own.array and (own.array.items or own.array.prefix_items):
        return ("array",)
    if own.string or own.format in _STRING_FORMATS:
        return ("string",)
    return ("number",) if own.number else ()
