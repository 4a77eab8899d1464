"""What unions need: joining shapes, and telling members from one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ssotgen.core.json import Json, identity
from ssotgen.core.origin import Origin, tokens
from ssotgen.core.values import replace
from ssotgen.ir.schema import Logic, Schema
from ssotgen.ir.shapes.merge import Flat, Group, flatten, reference_of
from ssotgen.ir.shapes.nodes import Anything, Choice, Nothing, Nullable, Shape, Values

_TAGS = ("type", "kind", "object", "event")
_LONGEST_TITLE = 40


def join(shapes: Iterable[Shape], one_of: Origin | None) -> Shape:
    """The smallest shape that admits what any of `shapes` does."""
    shapes = list(shapes)
    if len(shapes) == 1 and not isinstance(shapes[0], Nullable):
        return shapes[0]
    found: dict[Shape, None] = {}
    null = False
    if isinstance(only := _alone(shapes), Choice):
        return Nullable(only) if len(shapes) > 1 else only  # it stays exclusive if it is
    for shape in shapes:
        if isinstance(shape, Nullable):
            null, shape = True, shape.shape  # noqa: PLW2901  # the rest of the loop asks about what is not null
        for member in shape.members if isinstance(shape, Choice) else (shape,):
            if not isinstance(member, Nothing):
                found.setdefault(member)
    if any(isinstance(member, Anything) for member in found):
        return Anything()
    members = _literals_first(list(found))
    match members:
        case []:
            joined: Shape = Nothing()
        case [only]:
            joined = only
        case _:
            joined = Choice(tuple(members), one_of)
    return Nullable(joined) if null else joined


def _alone(shapes: list[Shape]) -> Shape | None:
    """The only shape beside `null`."""
    rest = [shape for shape in shapes if not (isinstance(shape, Nullable) and isinstance(shape.shape, Nothing))]
    return rest[0] if len(rest) == 1 else None


def _literals_first(members: list[Shape]) -> list[Shape]:
    """All literal values as one member, in the place of the first."""
    literals = [member for member in members if isinstance(member, Values)]
    if len(literals) < 2:
        return members
    distinct: dict[object, Json] = {identity(value): value for member in literals for value in member.values}
    rest: list[Shape] = [member for member in members if not isinstance(member, Values)]
    rest.insert(members.index(literals[0]), Values(tuple(distinct.values())))
    return rest


def is_plain(own: Schema) -> bool:
    """Whether a schema beside its union says nothing but a type."""
    return own.enum is None and not (own.number or own.string or own.array or own.object or own.format)


def only_demands(flat: Flat) -> bool:
    """Whether a member adds no shape: `{required: [email]}`, `{not: …}`, `{}`."""
    own = flat.schema
    rules = own.object
    adds = own.enum is not None or own.number or own.string or own.array or own.format or flat.groups
    return not adds and own.types in ((), ("object",)) and not (rules and rules.properties) and own.boolean is not False


def wholes(flat: Flat, group: Group, schemas: Mapping[str, Schema]) -> list[Schema] | None:
    """The members of a union with what stands beside it; `None` where they only demand what fields cannot say.

    `{properties, oneOf: [A, B]}` is "A with the properties, or B with the properties". Such a member has a place of its
    own, another one where somebody refers to the bare member.
    """
    own = flat.schema
    if is_plain(own):
        return list(group.members)
    if any(only_demands(flatten(member, schemas)) for member in group.members):
        return None
    found = []
    own = without_unevaluated(own)
    for index, member in enumerate(group.members):
        place = f"{own.symbol}/{'oneOf' if group.exclusive else 'anyOf'}/{index}"
        symbol = f"{place}/allOf/-" if place in schemas else place
        found.append(Schema(symbol, member.origin, notes=member.notes, logic=Logic(all_of=(member, own))))
    return found


def without_unevaluated(own: Schema) -> Schema:
    """A schema that says nothing about what no other keyword evaluated."""
    array = replace(own.array, unevaluated_items=None) if own.array else None
    rules = replace(own.object, unevaluated_properties=None) if own.object else None
    return replace(own, array=array, object=rules)


def labels(members: Sequence[tuple[Schema, Schema]]) -> list[str]:
    """A word for each member, given as it is written and flattened; the same for two only where nothing differs.

    It is the name of a reference, a title, a constant, what the member requires, or its type: the first of these that
    no other member shares.
    """
    shared = set(members[0][1].object.required if members and members[0][1].object else ())
    for _, flat in members[1:]:
        shared &= set(flat.object.required if flat.object else ())
    words = [tuple(_words(member, flat, shared)) for member, flat in members]
    users = Counter(word for own in words for word in dict.fromkeys(own))
    return [next((word for word in own if users[word] == 1), own[0]) for own in words]


def _words(member: Schema, flat: Schema, shared: set[str]) -> Iterator[str]:
    target = reference_of(member)
    if target is not None:
        document, _, pointer = target.partition("#")
        yield (*tokens(pointer), document)[-1 if not pointer else -2]
    title = member.notes.title
    if title and len(title) <= _LONGEST_TITLE:
        yield title
    rules = flat.object
    if rules is None or not rules.properties:
        yield flat.types[0] if len(flat.types) == 1 else "value"
        return
    constants = {item.name: _constant(item.schema) for item in rules.properties}
    for name in (*_TAGS, *sorted(constants)):
        if value := constants.get(name):
            yield value
    names = sorted(set(rules.required) - shared) or sorted(item.name for item in rules.properties)
    yield f"with {names[0]}"
    yield "with " + " ".join(names[:3])


def _constant(schema: Schema) -> str | None:
    value = schema.const.value if schema.const else schema.enum[0] if schema.enum and len(schema.enum) == 1 else None
    return value if isinstance(value, str) else None
