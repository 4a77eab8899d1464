"""A page of schemas: each with its fields, its values, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.exact_schema import ordered
from ssotgen.core.markdown import bullets, code_block, escape_text, inline_code, label, listed, table
from ssotgen.emit.printing import json_text
from ssotgen.generators.docs.cut import SchemaPage
from ssotgen.generators.docs.diagrams import related
from ssotgen.generators.docs.fields import fields, parents
from ssotgen.generators.docs.named import name_of
from ssotgen.generators.docs.operations import trail
from ssotgen.generators.docs.prose import prose
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.types import bounds, type_text, value_text
from ssotgen.generators.docs.view import PartView, SchemasView, SchemaView
from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Code, Markdown

_MOST_VALUES = 200
_MOST_USES = 20
_LONGEST_EXAMPLE = 4_000


def schemas_view(scope: Scope, contract: Contract, page: SchemaPage) -> SchemasView:
    """`docs/<contract>/v<major>/schemas.md`, or one of the pages below `schemas/`."""
    names = {symbol: name_of(scope.program, symbol) for symbol in page.symbols}
    title = f"Schemas: {page.title}" if page.title else "Schemas"
    return SchemasView(
        label(title),
        trail(scope, contract),
        escape_text(title),
        related(names, scope.site.usages[contract.symbol].refers),
        tuple(schema_view(scope, contract, contract.schemas[symbol], names[symbol]) for symbol in page.symbols),
    )


def schema_view(scope: Scope, contract: Contract, schema: Schema, title: str) -> SchemaView:
    """One schema."""
    place = scope.site.schemas[contract.symbol].get(schema.symbol)
    kind = type_text(scope, schema)
    limits = bounds(schema)
    return SchemaView(
        anchor=Code(place.anchor if place else ""),
        title=escape_text(title),
        kind=listed([kind, *([limits] if limits.text else [])]),
        description=prose(schema.notes.description, level=4),
        parts=tuple(part for part in _parts(scope, contract, schema) if part.body.text),
    )


def _parts(scope: Scope, contract: Contract, schema: Schema) -> Iterator[PartView]:
    whole = sorted(set(parents(scope.program, schema)))
    if whole:
        yield PartView(Markdown("Has all fields of"), listed(scope.schema(symbol) for symbol in whole))
    yield PartView(Markdown("Fields"), fields(scope, schema))
    if schema.enum is not None:
        values = [value_text(value) for value in schema.enum[:_MOST_VALUES]]
        more = [Markdown(f"{len(schema.enum) - _MOST_VALUES} more")] if len(schema.enum) > _MOST_VALUES else []
        yield PartView(Markdown("Values"), bullets([*values, *more]))
    if schema.discriminator:
        header = (f"{inline_code(schema.discriminator.property_name).text} is", "then it is")
        rows = ((inline_code(tag), scope.schema(to.target)) for tag, to in sorted(schema.discriminator.mapping))
        yield PartView(Markdown("Told apart by"), table(header, rows))
    for example in schema.notes.examples[:1]:
        text = json_text(ordered(example))
        if len(text) <= _LONGEST_EXAMPLE:
            yield PartView(Markdown("Example"), code_block(text, "json"))
    uses = scope.site.usages[contract.symbol]
    called = [scope.operation(symbol) for symbol in uses.operations.get(schema.symbol, ())]
    yield PartView(Markdown("Used by operations"), _some(called))
    contained = [scope.schema(symbol) for symbol in uses.schemas.get(schema.symbol, ())]
    yield PartView(Markdown("Used by schemas"), _some(contained))


def _some(links: list[Markdown]) -> Markdown:
    if not links:
        return Markdown("")
    more = [Markdown(f"and {len(links) - _MOST_USES} more")] if len(links) > _MOST_USES else []
    return bullets([*links[:_MOST_USES], *more])
