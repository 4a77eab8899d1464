"""Schemas in a few words, for a cell of a table: what may stand there, and within which bounds."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import Json
from ssotgen.core.markdown import inline_code, listed
from ssotgen.emit.printing import json_line
from ssotgen.generators.docs.named import is_named
from ssotgen.generators.docs.site import Scope
from ssotgen.ir.schema import ArrayRules, NumberRules, ObjectRules, Schema, StringRules
from ssotgen.plugin import Markdown

_DEEPEST = 5
_MANY = 8
_LONG = 80
_WITH_FORMAT = ("string", "number", "integer")


def type_text(scope: Scope, schema: Schema | None, depth: int = 0) -> Markdown:
    """The type of a schema: a link to it, its JSON type with format, or what it is an array of."""
    if schema is None or depth > _DEEPEST:
        return Markdown("anything")
    if schema.boolean is not None:
        return Markdown("anything" if schema.boolean else "nothing")
    if schema.ref:
        return _referred(scope, schema.ref.target, depth)
    if schema.enum is not None:
        shown = [value_text(value) for value in schema.enum[:_MANY]]
        return listed([*shown, *([Markdown("…")] if len(schema.enum) > _MANY else [])], " or ")
    if schema.const:
        return value_text(schema.const.value)
    if schema.logic and (parts := schema.logic.one_of or schema.logic.any_of or schema.logic.all_of):
        words = dict.fromkeys(type_text(scope, part, depth + 1) for part in parts[:_MANY])
        more = [Markdown("…")] if len(parts) > _MANY else []
        return listed([*words, *more], " and " if parts is schema.logic.all_of else " or ")
    return (
        listed((_kind(scope, schema, kind, depth) for kind in sorted(schema.types, key="null".__eq__)), " or ")
        if schema.types
        else (Markdown("object" if schema.object else "anything"))
    )


def value_text(value: Json) -> Markdown:
    """A JSON value as code; a string without its quotes."""
    text = value if isinstance(value, str) and value else json_line(value)
    return inline_code(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")


def bounds(schema: Schema) -> Markdown:
    """What holds beyond the type, in words and signs, separated by commas; empty where nothing does."""
    found = [*_directions(schema)]
    if schema.number:
        found += _numbers(schema.number)
    if schema.string:
        found += _strings(schema.string)
    if schema.array:
        found += _arrays(schema.array)
    if schema.object:
        found += _objects(schema.object)
    if schema.notes.default:
        found.append(f"default {value_text(schema.notes.default.value).text}")
    return Markdown(", ".join(found))


def _referred(scope: Scope, target: str, depth: int) -> Markdown:
    inner = scope.program.schemas.get(target)
    if is_named(target) or inner is None:
        return scope.schema(target)
    return type_text(scope, inner, depth + 1)


def _kind(scope: Scope, schema: Schema, kind: str, depth: int) -> Markdown:
    if kind == "array":
        items = schema.array.items if schema.array else None
        return Markdown(f"array of {type_text(scope, items, depth + 1).text}" if items else "array")
    if kind == "object" and schema.object and not schema.object.properties and schema.object.additional:
        if schema.object.additional.boolean is False and not schema.object.patterns:
            return Markdown("empty object")
        return Markdown(f"map to {type_text(scope, schema.object.additional, depth + 1).text}")
    if schema.format and kind in _WITH_FORMAT:
        return Markdown(f"{kind} ({inline_code(schema.format).text})")
    return Markdown(kind)


def _directions(schema: Schema) -> Iterator[str]:
    if schema.notes.deprecated:
        yield "**deprecated**"
    if schema.notes.read_only:
        yield "read only"
    if schema.notes.write_only:
        yield "write only"


def _numbers(rules: NumberRules) -> Iterator[str]:
    signs = (("≥", rules.minimum), (">", rules.exclusive_minimum), ("≤", rules.maximum), ("<", rules.exclusive_maximum))
    for sign, bound in signs:
        if bound is not None:
            yield f"{sign.replace('<', '&lt;').replace('>', '&gt;')} {json_line(bound)}"
    if rules.multiple_of is not None:
        yield f"multiple of {json_line(rules.multiple_of)}"


def _strings(rules: StringRules) -> Iterator[str]:
    yield from _range(rules.min_length, rules.max_length, "character")
    if rules.pattern is not None:
        yield f"matches {inline_code(rules.pattern).text}"
    if rules.content_media_type:
        yield f"holds {inline_code(rules.content_media_type).text}"
    if rules.content_encoding:
        yield f"as {inline_code(rules.content_encoding).text}"


def _arrays(rules: ArrayRules) -> Iterator[str]:
    yield from _range(rules.min_items, rules.max_items, "item")
    if rules.unique_items:
        yield "no two alike"


def _objects(rules: ObjectRules) -> Iterator[str]:
    yield from _range(rules.min_properties, rules.max_properties, "property", "properties")
    if rules.additional is not None and rules.additional.boolean is False:
        yield "no other fields"


def _range(least: int | None, most: int | None, one: str, many: str = "") -> Iterator[str]:
    many = many or f"{one}s"
    if least is not None and least == most:
        yield f"{least} {one if least == 1 else many}"
    elif least and most is not None:
        yield f"{least} to {most} {many}"
    elif least:
        yield f"at least {least} {one if least == 1 else many}"
    elif most is not None:
        yield f"at most {most} {one if most == 1 else many}"
