"""The fields of a schema as rows; what has no name of its own is opened in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ssotgen.core.markdown import inline_code, table
from ssotgen.generators.docs.named import is_named
from ssotgen.generators.docs.prose import line
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.types import bounds, type_text
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Property, Schema
from ssotgen.plugin import Markdown

_MOST_ROWS = 200
_DEEPEST = 3
HEADER = ("Field", "Type", "Required", "Bounds", "Meaning")


def fields(scope: Scope, schema: Schema, *, sent: bool = False) -> Markdown:
    """The table of fields; empty where the schema declares none, or is itself known by a name.

    With `sent` it is what a sender may write: a name is followed, and what only comes back is left out.
    """
    rows = list(islice(_rows(scope, schema, "", 0, sent), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        rows[_MOST_ROWS:] = [(Markdown("…"), *[Markdown("")] * 3, Markdown("There are more."))]
    return table(HEADER, rows)


def parents(program: Program, schema: Schema) -> Iterator[str]:
    """The named schemas all of whose fields a schema has."""
    for part in schema.logic.all_of if schema.logic else ():
        if part.ref and is_named(part.ref.target):
            yield part.ref.target
        else:
            yield from parents(program, part)


def _rows(scope: Scope, schema: Schema, prefix: str, depth: int, sent: bool) -> Iterator[tuple[Markdown, ...]]:
    for item in _properties(scope.program, [schema], named=sent and not depth):
        name = f"{prefix}{item.name}"
        inner = item.schema
        spoken = scope.program.resolve(inner) if inner.is_bare_reference else inner
        if sent and (inner.notes.read_only or spoken.notes.read_only):
            continue
        yield (
            inline_code(name),
            type_text(scope, inner),
            Markdown("yes" if item.required else "no"),
            bounds(inner),
            line(inner.notes.description or spoken.notes.description),
        )
        if depth < _DEEPEST:
            opened, sign = _opened(inner)
            yield from _rows(scope, opened, f"{name}{sign}", depth + 1, sent)


def _opened(schema: Schema) -> tuple[Schema, str]:
    """What is inside a field: its own fields, or those of its items."""
    if schema.array and schema.array.items and not schema.object:
        return schema.array.items, "[]."
    return schema, "."


def _properties(program: Program, schemas: Iterable[Schema], *, named: bool = False) -> list[Property]:
    """The properties of unnamed schemas, by name; those that `allOf` adds included, with `named` also by reference."""
    found: dict[str, Property] = {}
    waiting, seen = list(schemas), set[str]()
    while waiting:
        schema = waiting.pop()
        target = schema.ref.target if schema.ref else ""
        if target and (named or not is_named(target)) and target not in seen and target in program.schemas:
            seen.add(target)
            waiting.append(program.schemas[target])
        for item in schema.object.properties if schema.object else ():
            found.setdefault(item.name, item)
        waiting += schema.logic.all_of if schema.logic else ()
    return sorted(found.values(), key=lambda item: item.name)
