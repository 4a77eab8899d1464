"""What unions need: joining shapes, and telling members from one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssotgen.core.json import Json, identity
from ssotgen.core.origin import Origin, tokens
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.merge import Flat, reference_of
from ssotgen.ir.shapes.nodes import Anything, Choice, Nothing, Nullable, Shape, Values

_TAGS = ("type", "kind", "object", "event")
_LONGEST_TITLE = 40


def join(shapes: Iterable[Shape], one_of: Origin | None) -> Shape:
    """The smallest shape that admits what any of `shapes` does."""
    members: list[Shape] = []
    null = False
    for shape in shapes:
        if isinstance(shape, Nullable):
            null, shape = True, shape.shape  # noqa: PLW2901  # the rest of the loop asks about what is not null
        for member in shape.members if isinstance(shape, Choice) else (shape,):
            if not isinstance(member, Nothing) and member not in members:
                members.append(member)
    if any(isinstance(member, Anything) for member in members):
        return Anything()
    members = _literals_first(members)
    match members:
        case []:
            joined: Shape = Nothing()
        case [only]:
            joined = only
        case _:
            joined = Choice(tuple(members), one_of)
    return Nullable(joined) if null else joined


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


def label(member: Schema, flat: Schema, siblings: Sequence[Schema]) -> str:
    """A word for one member, from what it says itself: the name of its reference, a title, a tag, what it requires."""
    target = reference_of(member)
    if target is not None:
        last = tokens(target.partition("#")[2])
        return last[-1] if last else target.partition("#")[0]
    title = member.notes.title
    if title and len(title) <= _LONGEST_TITLE and sum(other.notes.title == title for other in siblings) == 1:
        return title
    rules = flat.object
    if rules is None or not rules.properties:
        return flat.types[0] if len(flat.types) == 1 else "value"
    constant = {item.name: _constant(item.schema) for item in rules.properties}
    for name in (*_TAGS, *sorted(constant)):
        if value := constant.get(name):
            return value
    names = sorted(rules.required) or sorted(item.name for item in rules.properties)
    return "with " + " ".join(names[:2])


def _constant(schema: Schema) -> str | None:
    value = schema.const.value if schema.const else schema.enum[0] if schema.enum and len(schema.enum) == 1 else None
    return value if isinstance(value, str) else None
