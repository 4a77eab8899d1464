"""Program to the view of `rbac.py`."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.analysis.grants import held, separated_pairs
from ssotgen.generators.docstrings import sentence
from ssotgen.generators.rbac.view import MemberView, ModuleView, RowView, ScopeView
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Permission, Rbac, Role
from ssotgen.plugin import Ident, Literal


def module_view(program: Program, rbac: Rbac) -> ModuleView:
    """`rbac.py`: everything in the order of ids, so that the order in the registry changes nothing."""
    names = program.names["python"]

    def member(kind: str, thing: Permission | Role) -> MemberView:
        return MemberView(Ident(names[f"{kind}:{thing.id}"]), Literal(thing.id), sentence(thing.description, "    "))

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
