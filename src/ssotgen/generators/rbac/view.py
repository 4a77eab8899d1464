"""What the templates of this generator print."""

from __future__ import annotations

from ssotgen.core.values import dataclass
from ssotgen.plugin import Code, Ident, Literal


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of an enum: its name, its value, and the sentence that stands below it."""

    name: Ident
    value: Literal
    description: Code


@dataclass(frozen=True, slots=True)
class RowView:
    """What one role holds, inheritance included."""

    role: Ident
    grants: tuple[tuple[Ident, Ident], ...]


@dataclass(frozen=True, slots=True)
class ScopeView:
    scope: Literal
    permissions: tuple[Ident, ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """`rbac.py`."""

    permissions: tuple[MemberView, ...]
    roles: tuple[MemberView, ...]
    anonymous: Ident | None
    rows: tuple[RowView, ...]
    separated: tuple[tuple[Ident, ...], ...]
    scopes: tuple[ScopeView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """One operation of a test module: how to call it, and which callers its guard lets through."""

    operation: Literal
    method: Literal
    path: Literal
    allowed: tuple[Literal, ...]
    anonymous: bool


@dataclass(frozen=True, slots=True)
class TestsView:
    """`tests/test_<contract>_access.py`: `module` is the stub application's."""

    module: Ident
    roles: tuple[Literal, ...]
    cases: tuple[CaseView, ...]
