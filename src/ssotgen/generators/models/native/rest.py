"""What a schema demands beyond the type that its shape makes: the keywords that are checked on the JSON value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.analysis.tags import Hint, hint_of
from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.generators.models.native import kinds, members
from ssotgen.ir.schema import ArrayRules, Logic, Notes, ObjectRules, Schema, StringRules, TypeName
from ssotgen.ir.shapes import nodes, unions
from ssotgen.ir.shapes.build import object_part, types_of
from ssotgen.ir.shapes.fuel import Fuel
from ssotgen.ir.shapes.merge import Flat, Group, flatten, reference_of, targets

_BOTH: tuple[TypeName, ...] = ("object", "null")


class Rest:
    """Schemas reduced to what types leave unchecked, for one module of models.

    A record checks its own keywords as a class; everything else is checked where the type stands. `counted` are the
    places of `oneOf` that a mark on the type takes care of, `lost` those that were given up.
    """

    def __init__(
        self, schemas: Mapping[str, Schema], definitions: Mapping[str, nodes.Definition], *, exact: bool
    ) -> None:
        self._schemas = schemas
        self._exact = exact
        self._definitions = definitions
        self._fuel = Fuel()
        self.counted: dict[Origin, Hint | None] = {}
        self.lost: set[Origin] = set()

    def at(self, schema: Schema) -> Schema | None:
        """What has to be checked where the type of `schema` stands."""
        if self._is_plain(schema) or reference_of(schema) is not None:
            return None
        if not self._fuel.lasts():
            self.lost.add(schema.origin)
            return None
        with self._fuel.deeper():
            return self._left(schema, in_class=False)

    def _is_plain(self, schema: Schema) -> bool:
        """A short way for the many schemas that their types say all about."""
        if schema.ref or schema.logic or schema.dynamic_ref or schema.const or schema.number or len(schema.types) != 1:
            return False
        if schema.enum is not None:
            said = all(isinstance(value, str) for value in schema.enum)
            return said and schema.types == ("string",) and schema.string is None and schema.format is None
        match schema.types[0]:
            case "object":
                return isinstance(self._definitions.get(schema.symbol), nodes.Record)
            case "array":
                rules = schema.array or ArrayRules()
                said = not (rules.prefix_items or rules.contains or rules.unique_items or rules.unevaluated_items)
                return said and (rules.items is None or self.at(rules.items) is None)
            case "string":
                return schema.string is None or (schema.format is None and schema.string.pattern is None)
            case _:
                return True

    def within(self, schema: Schema) -> Schema | None:
        """What the record that `schema` makes has to check by itself."""
        return self._left(schema, in_class=True)

    def _left(self, schema: Schema, *, in_class: bool) -> Schema | None:
        flat = flatten(schema, self._schemas)
        own = flat.schema
        if own.boolean is not None:
            return None
        parts = list(self._parts(schema, set()))
        chosen = None if own.enum is not None else self._chosen(flat)
        names = types_of(own, exact=self._exact)
        record = own.enum is None and chosen is None and self._is_record(own, names)
        alone = record and all(name in _BOTH for name in names)
        found: list[Schema] = []
        if in_class == alone:
            if any(_is_unevaluated(part) for part in parts) and not (record and _is_plainly_closed(parts)):
                return _bare(schema)
            found += self._unions(flat, chosen)
            found += filter(None, (_logic(part) for part in parts if part.logic))
        if own.enum is not None:
            found += (kinds.beside_values(part, own) for part in parts)
        elif chosen is not None:
            said = unions.is_plain(own) or self._is_said(flat, chosen)
            found += (_unmerged(part, own) if said else kinds.untyped(part) for part in parts)
        elif not names:
            found += (kinds.untyped(part) for part in parts)
        else:
            others, records = in_class == alone, in_class == record
            found += (self._typed(part, own, names, others=others, records=records) for part in parts)
        found = [item for item in found if not _is_empty(item)]
        return _all_of(schema, list(dict.fromkeys(found)) if len(found) > 1 else found)

    def _typed(self, part: Schema, own: Schema, names: tuple[TypeName, ...], *, others: bool, records: bool) -> Schema:
        """What is left of one part where its type comes from its own keywords."""
        number = string = array = rules = format = None
        if others:
            whole = "number" not in names
            if part.number and ("integer" in names or not whole):
                number = kinds.numbers(part.number, whole=whole)
            if "string" in names:
                string = kinds.strings(part.string, own.string or StringRules(), own.format) if part.string else None
                format = part.format if part.format != own.format and part.format in kinds.ASSERTED else None
            if part.array and "array" in names:
                array = kinds.arrays(part.array, own.array or ArrayRules(), self.at)
        if records and part.object and "object" in names:
            rules = kinds.objects(part.object, own.object or ObjectRules(), self.at)
        return Schema(part.symbol, part.origin, format=format, number=number, string=string, array=array, object=rules)

    def _chosen(self, flat: Flat) -> Group | None:
        """The union that makes the shape."""
        return next((group for group in flat.groups if unions.wholes(flat, group, self._schemas) is not None), None)

    def _unions(self, flat: Flat, chosen: Group | None) -> Iterator[Schema]:
        own = flat.schema
        for group in flat.groups:
            beside_null = self._beside_null(flat, group) if group == chosen else None
            if beside_null is not None:
                left = self.at(beside_null) or _empty(own)
                yield _or_null(left) if len(group.members) > 1 else left
            elif group != chosen or not self._is_said(flat, group):
                logic = Logic(one_of=group.members) if group.exclusive else Logic(any_of=group.members)
                yield replace(_empty(own), logic=logic)
        if chosen and own.types and unions.is_plain(own):
            names = {name for member in chosen.members for name in members.types(member, self._schemas)}
            if not names <= {*own.types, *(("integer",) if "number" in own.types else ())}:
                yield replace(_empty(own), types=own.types)

    def _beside_null(self, flat: Flat, group: Group) -> Schema | None:
        """The member of a union whose only other members are null, and which is not null itself where that counts."""
        wholes = unions.wholes(flat, group, self._schemas) or []
        rest = [whole for whole, member in zip(wholes, group.members, strict=True) if member.types != ("null",)]
        if len(rest) != 1 or (group.exclusive and not members.are_apart(group.members, self._schemas)):
            return None
        return rest[0]

    def _is_said(self, flat: Flat, group: Group) -> bool:
        """Whether types say all of a union, with a mark that counts members where it is a `oneOf`."""
        wholes = unions.wholes(flat, group, self._schemas) or []
        tagged = members.are_tagged(wholes, self._schemas, self._definitions)
        for member in wholes:
            inner = flatten(member, self._schemas).groups if reference_of(member) is None else ()
            if (not tagged and any(other.exclusive for other in inner)) or self.at(member):
                return False
        if group.exclusive and not tagged and not members.are_apart(group.members, self._schemas):
            if not members.are_countable(group.members, self._schemas, self._definitions):
                return False
            others = [member for member in group.members if member.types != ("null",)]
            self.counted[group.origin] = hint_of(flat.schema.discriminator, others, self._schemas)
        return True

    def _is_record(self, own: Schema, names: tuple[TypeName, ...]) -> bool:
        definitions, symbol = self._definitions, own.symbol
        found = definitions.get(symbol), definitions.get(object_part(symbol))
        return "object" in names and any(isinstance(item, nodes.Record) for item in found)

    def _parts(self, schema: Schema, seen: set[int]) -> Iterator[Schema]:
        """Everything that holds at a place, unmerged; a part that is met again is left out."""
        seen.add(id(schema))
        yield schema
        for part in (*targets(schema, self._schemas), *(schema.logic.all_of if schema.logic else ())):
            if id(part) not in seen:
                yield from self._parts(part, seen)


def _unmerged(part: Schema, own: Schema) -> Schema:
    """Rules of a part that are lost, or are no longer the part's alone, in what all parts say together."""
    return replace(
        _empty(part),
        format=part.format if part.format != own.format and part.format in kinds.ASSERTED else None,
        number=part.number if part.number != own.number else None,
        string=part.string if part.string != own.string else None,
        array=part.array if part.array != own.array else None,
        object=part.object if part.object != own.object else None,
    )


def _logic(part: Schema) -> Schema | None:
    logic = replace(part.logic, all_of=(), any_of=(), one_of=()) if part.logic else Logic()
    if logic.if_ is None or (logic.then is None and logic.else_ is None):
        logic = replace(logic, if_=None, then=None, else_=None)
    return None if logic == Logic() else Schema(part.symbol, part.origin, logic=logic)


def _is_unevaluated(part: Schema) -> bool:
    items = part.array.unevaluated_items if part.array else None
    properties = part.object.unevaluated_properties if part.object else None
    return any(rest is not None and rest.boolean is not True for rest in (items, properties))


def _is_plainly_closed(parts: list[Schema]) -> bool:
    """Whether `unevaluatedProperties: false` means no more than that declared properties are all there are."""
    for part in parts:
        logic, rules = part.logic or Logic(), part.object or ObjectRules()
        rest = rules.unevaluated_properties
        conditional = (
            logic != Logic(all_of=logic.all_of) or rules.dependent_schemas or rules.additional or rules.patterns
            or part.wanders
        )  # fmt: skip
        if conditional or (rest is not None and rest.boolean is not False):
            return False
        if part.array and part.array.unevaluated_items:
            return False
    declared = {item.name for part in parts if part.object for item in part.object.properties}
    required = {name for part in parts if part.object for name in part.object.required}
    return required <= declared and parts[0].object is not None and parts[0].object.unevaluated_properties is not None


def _empty(schema: Schema) -> Schema:
    return Schema(schema.symbol, schema.origin)


def _bare(schema: Schema) -> Schema:
    return replace(schema, notes=Notes(), discriminator=None)


def _or_null(left: Schema) -> Schema:
    """The same where null is allowed beside it."""
    if not (left.logic or left.types or left.ref or left.enum is not None or left.const is not None):
        return left
    null = Schema(left.symbol, left.origin, types=("null",))
    return replace(_empty(left), logic=Logic(any_of=(left, null)))


def _is_empty(schema: Schema) -> bool:
    rules = schema.number or schema.string or schema.array or schema.object or schema.logic
    values = schema.enum is not None or schema.const is not None or schema.boolean is not None
    return not (rules or values or schema.types or schema.ref or schema.dynamic_ref or schema.format)


def _all_of(schema: Schema, found: list[Schema]) -> Schema | None:
    """One schema that says what several say, in one breath where no two speak of the same."""
    if len(found) < 2:
        return found[0] if found else None
    said: dict[str, object] = {}
    for item in found:
        own = {name: value for name in _SAYING if (value := getattr(item, name)) not in (None, ())}
        if said.keys() & own.keys():
            return replace(_empty(schema), logic=Logic(all_of=tuple(found)))
        said |= own
    return replace(_empty(schema), **said)  # type: ignore[arg-type]


_SAYING = ("types", "ref", "dynamic_ref", "enum", "const", "format", "number", "string", "array", "object", "logic")
