"""A value that a schema suggests, for examples: the contract's own where it gives one."""

from __future__ import annotations

from decimal import Decimal

from ssotgen.analysis.exact_schema import ordered
from ssotgen.core.json import FrozenMap, Json
from ssotgen.ir.program import Program
from ssotgen.ir.schema import NumberRules, Schema, StringRules, TypeName

_DEEPEST = 6
_MOST_ITEMS = 20
_FORMATS = {
    "uuid": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "date": "2027-01-15", "date-time": "2027-01-15T09:30:00Z",
    "time": "09:30:00Z", "duration": "PT1H", "email": "name@example.com", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1",
    "uri": "https://example.com/", "uri-reference": "/", "hostname": "example.com", "byte": "dGV4dA==",
}  # fmt: skip
_ORDER: tuple[TypeName, ...] = ("object", "array", "string", "integer", "number", "boolean", "null")


def value(program: Program, schema: Schema | None, *, sent: bool, depth: int = 0) -> Json:
    """One value: an example, a default, a constant, else the smallest that types and bounds suggest.

    `sent` leaves out what only comes back. A pattern without an example is not satisfied on purpose.
    """
    if schema is None or depth > _DEEPEST:
        return None
    if (own := _own(schema)) is not None:
        return own
    if schema.ref and not (schema.object or schema.logic):
        return value(program, program.schemas.get(schema.ref.target), sent=sent, depth=depth + 1)
    if schema.logic and (parts := schema.logic.one_of or schema.logic.any_of):
        return _merged(value(program, parts[0], sent=sent, depth=depth + 1), _whole(program, schema, sent, depth))
    return _whole(program, schema, sent, depth)


def _own(schema: Schema) -> Json:
    """What the contract itself says that may stand there."""
    if schema.notes.examples:
        return ordered(schema.notes.examples[-1 if schema.notes.has_example else 0])
    if schema.const:
        return ordered(schema.const.value)
    if schema.enum:
        return ordered(next((item for item in schema.enum if item is not None), None))
    return ordered(schema.notes.default.value) if schema.notes.default else None


def _whole(program: Program, schema: Schema, sent: bool, depth: int) -> Json:
    """A value of the schema's own type, with what `allOf` and a reference beside it add."""
    made: Json = None
    if schema.ref:
        made = value(program, program.schemas.get(schema.ref.target), sent=sent, depth=depth + 1)
    for part in schema.logic.all_of if schema.logic else ():
        made = _merged(made, value(program, part, sent=sent, depth=depth + 1))
    kind = next((name for name in _ORDER if name in schema.types), "object" if schema.object else None)
    match kind:
        case "object":
            return _merged(made, _object(program, schema, sent, depth))
        case "array":
            return _array(program, schema, sent, depth)
        case "string":
            return _string(schema.string or StringRules(), schema.format or "")
        case "integer" | "number":
            return _number(schema.number or NumberRules(), whole=kind == "integer")
        case "boolean":
            return True
        case _:
            return made


def _object(program: Program, schema: Schema, sent: bool, depth: int) -> Json:
    properties = schema.object.properties if schema.object else ()
    wanted = [item for item in properties if item.required] or ([] if depth else list(properties))
    made: dict[str, Json] = {}
    for item in sorted(wanted, key=lambda item: item.name):
        named = program.resolve(item.schema) if item.schema.is_bare_reference else item.schema
        if not any(notes.read_only if sent else notes.write_only for notes in (item.schema.notes, named.notes)):
            made[item.name] = value(program, item.schema, sent=sent, depth=depth + 1)
    return FrozenMap(made)


def _array(program: Program, schema: Schema, sent: bool, depth: int) -> Json:
    rules = schema.array
    if rules is None or (rules.items is None and not rules.prefix_items):
        return ()
    first = tuple(value(program, item, sent=sent, depth=depth + 1) for item in rules.prefix_items)
    least = max(rules.min_items or 0, 1 if rules.max_items != 0 else 0)
    missing = 0 if rules.items is None else min(least, _MOST_ITEMS) - len(first)
    return first + (value(program, rules.items, sent=sent, depth=depth + 1),) * max(missing, 0)


def _string(rules: StringRules, format_: str) -> str:
    text = _FORMATS.get(format_, "text")
    if format_ in _FORMATS:
        return text
    return text.ljust(min(rules.min_length or 0, 200), "x")[: rules.max_length]


def _number(rules: NumberRules, *, whole: bool) -> Json:
    if rules.minimum is not None:
        return rules.minimum
    if rules.exclusive_minimum is not None:
        return rules.exclusive_minimum + 1
    most = rules.maximum if rules.maximum is not None else rules.exclusive_maximum
    if most is not None and most < 2:
        return most - 1
    return rules.multiple_of or (1 if whole else Decimal("1.5"))


def _merged(one: Json, other: Json) -> Json:
    if isinstance(one, FrozenMap) and isinstance(other, FrozenMap):
        return FrozenMap({**one, **other})
    return one if other is None else other
