"""What the templates of this generator print: every text is decided, templates choose the order and the headings."""

from __future__ import annotations

from ssotgen.core.values import dataclass
from ssotgen.plugin import Code, Markdown


@dataclass(frozen=True, slots=True)
class PartView:
    """A piece of a page under a name of its own: a table, a list, an example. `name` is one of our own words."""

    name: Markdown
    body: Markdown


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading that other pages may lead to by `anchor`, and what stands below it."""

    anchor: Code
    title: Markdown
    blocks: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of sections: what leads to it, its title, what it is about, and the sections.

    The `label` of a page is what a site's navigation calls it.
    """

    label: Code
    trail: Markdown
    title: Markdown
    blocks: tuple[Markdown, ...]
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation, a webhook or a callback. `access` tells who may call it; `parts` are tables and examples."""

    anchor: Code
    title: Markdown
    call: Markdown
    notes: tuple[Markdown, ...]
    description: Markdown
    access: tuple[Markdown, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class OperationsView:
    """A page of operations of one contract."""

    label: Code
    trail: Markdown
    title: Markdown
    description: Markdown
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A schema. `kind` is what it is in a few words, `parts` its fields, values and examples."""

    anchor: Code
    title: Markdown
    kind: Markdown
    description: Markdown
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class SchemasView:
    """A page of schemas of one contract, with diagrams of who refers to whom where they are small enough to read."""

    label: Code
    trail: Markdown
    title: Markdown
    diagrams: tuple[Markdown, ...]
    schemas: tuple[SchemaView, ...]


@dataclass(frozen=True, slots=True)
class ContractView:
    """The first page of a contract; `root` is the schema that a document's contract consists of."""

    label: Code
    trail: Markdown
    title: Markdown
    facts: Markdown
    description: Markdown
    prose: Markdown
    sections: tuple[SectionView, ...]
    root: SchemaView | None
