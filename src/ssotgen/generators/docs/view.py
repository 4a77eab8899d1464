"""What the templates of this generator print."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.plugin import Markdown


@dataclass(frozen=True, slots=True)
class LinkView:
    """A line of the index."""

    link: Markdown
    text: Markdown


@dataclass(frozen=True, slots=True)
class IndexView:
    apis: tuple[LinkView, ...]
    documents: tuple[LinkView, ...]
    more: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table."""

    cells: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    title: Markdown
    call: Markdown
    summary: Markdown
    description: Markdown
    deprecated: bool
    guard: Markdown
    callers: tuple[RowView, ...]
    parameters: tuple[RowView, ...]
    bodies: tuple[RowView, ...]
    responses: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ApiView:
    title: Markdown
    facts: tuple[RowView, ...]
    description: Markdown
    operations: tuple[OperationView, ...]
    schemas: tuple[SchemaView, ...]


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A schema: a table of its fields, or what it is where it has none."""

    title: Markdown
    description: Markdown
    type: Markdown
    fields: tuple[RowView, ...]
