"""What the template of native models prints; every text in it is typed."""

from __future__ import annotations

from typing import Literal as Kind

from ssotgen.core.text import Code, Ident, Literal
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field; `statement` is the whole of it, laid out for its place."""

    statement: Code
    doc: Code | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A class of fields. `head`, `settings` and `checks` are statements, `extra` is one about other properties."""

    head: Code
    doc: Code | None
    settings: Code | None
    extra: Code | None
    fields: tuple[FieldView, ...]
    checks: Code | None
    kind: Kind["record"] = "record"


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enumeration: `base` is a class, perhaps with its module."""

    name: Ident
    base: Ident
    doc: Code | None
    members: tuple[tuple[Ident, Literal], ...]
    kind: Kind["enum"] = "enum"


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for a type, as one statement."""

    statement: Code
    doc: Code | None
    kind: Kind["alias"] = "alias"


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module: groups of import lines, schemas that checks refer to, and classes after what they use."""

    imports: tuple[tuple[Code, ...], ...]
    definitions: Code | None
    classes: tuple[RecordView | EnumView | AliasView, ...]
