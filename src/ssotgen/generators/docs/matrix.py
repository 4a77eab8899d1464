"""The page that people look at rather than read: roles across, permissions and operations down, a sign in each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ssotgen.analysis.grants import reach
from ssotgen.core.markdown import escape_text, inline_code, label, table
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.split import grouped
from ssotgen.generators.docs.view import PageView, SectionView
from ssotgen.ir.registry import Access, Rbac, Reach, Requires
from ssotgen.plugin import Code, Markdown

Row: TypeAlias = tuple[Markdown, ...]

TITLE = "Who may do what"
_SIGNS = {Reach.ANY: Markdown("●"), Reach.OWN: Markdown("◐"), None: Markdown("·")}
_LEGEND = (
    (_SIGNS[Reach.ANY], Markdown("of anybody")),
    (_SIGNS[Reach.OWN], Markdown("of the caller's own things")),
    (_SIGNS[None], Markdown("not at all")),
)


def matrix_view(scope: Scope, rbac: Rbac) -> PageView:
    """`docs/rbac.md`."""
    roles = tuple(sorted(rbac.roles))
    return PageView(
        label(TITLE),
        scope.path("docs/index.md", "Index"),
        Markdown(TITLE),
        (table(("Sign", "The role may do it"), _LEGEND),),
        (
            _section("permissions", "Permissions by role", _permissions(scope, rbac, roles)),
            _section("operations", "Operations by role", _operations(scope, rbac, roles)),
        ),
    )


def _section(anchor: str, title: str, blocks: Iterator[Markdown]) -> SectionView:
    return SectionView(Code(anchor), Markdown(title), tuple(block for block in blocks if block.text))


def _permissions(scope: Scope, rbac: Rbac, roles: Sequence[str]) -> Iterator[Markdown]:
    """Grouped by what permissions are about: what stands before their first dot."""
    rows: list[Row] = []
    for name, ids in grouped(sorted(rbac.permissions), lambda id: id.partition(".")[0]).items():
        rows.append(_group(inline_code(name), roles))
        for id in ids:
            signs = (_sign(scope, rbac, role, Requires(id)) for role in roles)
            rows.append((scope.to(f"permission:{id}"), *signs))
    yield _table(scope, "Permission", roles, rows)


def _operations(scope: Scope, rbac: Rbac, roles: Sequence[str]) -> Iterator[Markdown]:
    """Grouped as the pages of operations are."""
    yield Markdown("What somebody gets who has that role alone.")
    rows: list[Row] = []
    for contract in scope.program.contracts:
        for page in scope.site.operation_pages[contract.symbol]:
            routes = [(operation, scope.program.route_of.get(operation.symbol)) for operation in page.operations]
            bound = [(operation, route) for operation, route in routes if route is not None]
            rows += [_group(escape_text(page.title), roles)] if bound else []
            for operation, route in bound:
                signs = (_sign(scope, rbac, role, route.access) for role in roles)
                rows.append((scope.to(operation.symbol, inline_code(f"{operation.method} {operation.path}")), *signs))
    yield _table(scope, "Operation", roles, rows)


def _group(name: Markdown, roles: Sequence[str]) -> Row:
    return (Markdown(f"**{name.text}**"), *(Markdown("") for _ in roles))


def _table(scope: Scope, corner: str, roles: Sequence[str], rows: Sequence[Row]) -> Markdown:
    return table([corner, *(scope.to(f"role:{role}").text for role in roles)], rows, centred=len(roles))


def _sign(scope: Scope, rbac: Rbac, role: str, access: Access | None) -> Markdown:
    return _SIGNS[reach(rbac, role, access, scope.site.held[role])]
