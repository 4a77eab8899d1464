"""Program to the views of `rbac.py` and of the Markdown page."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.analysis.grants import held, separated_pairs
from ssotgen.core.markdown import escape_text, inline_code
from ssotgen.generators.rbac import matrix
from ssotgen.generators.rbac.view import MemberView, ModuleView, PageView, RowView, ScopeView, TableView
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Permission, Rbac, Role
from ssotgen.plugin import Ident, Literal, Markdown

REACH = {"own": "own", "any": "**any**", "": "–"}


def module_view(program: Program, rbac: Rbac) -> ModuleView:
    """`rbac.py`: everything in the order of ids, so that the order in the registry changes nothing."""
    names = program.names["python"]

    def member(kind: str, thing: Permission | Role) -> MemberView:
        return MemberView(Ident(names[f"{kind}:{thing.id}"]), Literal(thing.id), Literal(thing.description))

    def permissions(ids: Iterable[str]) -> tuple[Ident, ...]:
        return tuple(Ident(f"Permission.{names[f'permission:{id}']}") for id in sorted(ids))

    def roles(ids: Iterable[str]) -> tuple[Ident, ...]:
        return tuple(Ident(f"Role.{names[f'role:{id}']}") for id in sorted(ids))

    def row(role: str) -> RowView:
        return RowView(
            roles([role])[0],
            tuple(
                (permissions([permission])[0], Ident(f"Reach.{hold.reach.name}"))
                for permission, hold in sorted(held(rbac, role).items())
            ),
        )

    return ModuleView(
        permissions=tuple(member("permission", rbac.permissions[id]) for id in sorted(rbac.permissions)),
        roles=tuple(member("role", rbac.roles[id]) for id in sorted(rbac.roles)),
        anonymous=roles([rbac.anonymous.id])[0] if rbac.anonymous else None,
        rows=tuple(row(role) for role in sorted(rbac.roles)),
        separated=tuple(roles(pair) for pair in separated_pairs(rbac)),
        scopes=tuple(
            ScopeView(Literal(scope.id), permissions(scope.permissions))
            for scope in sorted(rbac.scopes, key=lambda scope: scope.id)
        ),
    )


def page_view(program: Program, rbac: Rbac) -> PageView:
    """`docs/rbac.md`: roles by permissions, operations by roles, and where each grant comes from."""
    roles = tuple(sorted(rbac.roles))
    heads = tuple(inline_code(role) for role in roles)
    return PageView(
        roles=_table(
            ("Role", "Who", "Inherits"),
            (
                (inline_code(role), escape_text(rbac.roles[role].description), _codes(rbac.roles[role].inherits))
                for role in roles
            ),
        ),
        permissions=_table(
            ("Permission", *heads),
            (
                (inline_code(permission), *(_reach(rbac, role, permission) for role in roles))
                for permission in sorted(rbac.permissions)
            ),
        ),
        operations=_table(
            ("Operation", "Guard", *heads),
            (
                (inline_code(f"{row[2]} {row[3]}"), inline_code(row[4]), *(Markdown(REACH[cell]) for cell in row[6:]))
                for row in matrix.operation_rows(program, rbac, roles)
            ),
        ),
        grants=_table(
            ("Role", "Permission", "Reach", "Through", "Written as"),
            (tuple(inline_code(cell) for cell in row[:5]) for row in matrix.grant_rows(rbac)),
        ),
    )


def _reach(rbac: Rbac, role: str, permission: str) -> Markdown:
    hold = held(rbac, role).get(permission)
    return Markdown(REACH[hold.reach.value if hold else ""])


def _codes(ids: Iterable[str]) -> Markdown:
    return Markdown(", ".join(inline_code(id).text for id in ids) or "–")


def _table(header: Iterable[str | Markdown], rows: Iterable[tuple[Markdown, ...]]) -> TableView:
    return TableView(tuple(h if isinstance(h, Markdown) else Markdown(h) for h in header), tuple(rows))
