"""Schemas in a few words, for a cell of a table."""

from __future__ import annotations

from ssotgen.core.markdown import inline_code
from ssotgen.core.origin import unescape
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Markdown


def type_text(program: Program, schema: Schema | None) -> Markdown:
    """The type of a schema: its name, its JSON type with format, or what it is an array of."""
    return inline_code(_text(program, schema, depth=0))


def _text(program: Program, schema: Schema | None, depth: int) -> str:
    if schema is None or depth > 5:
        return "any"
    if schema.ref:
        return name_of(program, schema.ref.target)
    if schema.enum is not None:
        return " or ".join("null" if value is None else str(value) for value in schema.enum)
    if schema.const:
        return "null" if schema.const.value is None else str(schema.const.value)
    if schema.logic and (parts := schema.logic.one_of or schema.logic.any_of or schema.logic.all_of):
        return (" and " if schema.logic.all_of else " or ").join(_text(program, part, depth + 1) for part in parts)
    kinds = [_kind(program, schema, kind, depth) for kind in schema.types]
    return " or ".join(kinds) or "any"


def _kind(program: Program, schema: Schema, kind: str, depth: int) -> str:
    if kind == "array":
        return f"array of {_text(program, schema.array.items if schema.array else None, depth + 1)}"
    return f"{kind} ({schema.format})" if schema.format and kind in ("string", "number", "integer") else kind


def name_of(program: Program, symbol: str) -> str:
    """What readers of the contract call a schema; one that the contract gives no name is called as in the models."""
    last = symbol.rpartition("/")[2] if _is_component(symbol) else program.names["python"].get(symbol)
    return unescape(last) if last else symbol.partition("#")[0].rpartition("/")[2]


def is_named(symbol: str) -> bool:
    """Whether a schema is a thing of its own to readers: a component, or a whole file."""
    return _is_component(symbol) or symbol.endswith("#")


def _is_component(symbol: str) -> bool:
    return symbol.partition("#")[2].rpartition("/")[0] in ("/components/schemas", "/$defs", "/definitions")
