"""Roles and permissions: names resolved, wildcards expanded, inheritance free of rings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.json import FrozenMap
from ssotgen.core.suggest import did_you_mean
from ssotgen.frontends.declarations import GrantDeclaration, RbacDeclaration, RoleDeclaration
from ssotgen.ir.contract import Contract
from ssotgen.ir.registry import Grant, OauthScope, Rbac, Reach, Role, Separation
from ssotgen.ir.schema import Reference
from ssotgen.linker.messages import EMPTY_WILDCARD, ROLE_CYCLE, SECOND_ANONYMOUS_ROLE
from ssotgen.linker.messages_unknown import UNKNOWN_SCOPE
from ssotgen.linker.table import Kind, SymbolTable, not_found


def link(declaration: RbacDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Rbac:
    """Resolve everything in rbac.yaml. Permissions, roles and grants come out sorted by id."""
    roles = sorted(declaration.roles, key=lambda role: role.id)
    findings.extend(_cycles(roles))
    findings.extend(_anonymous(declaration.roles))
    findings.extend(_undeclared_scopes(declaration, table.contracts.values()))
    return Rbac(
        origin=declaration.origin,
        permissions=FrozenMap({item.id: item for item in sorted(declaration.permissions, key=lambda item: item.id)}),
        roles=FrozenMap({role.id: _role(role, table, findings) for role in roles}),
        separation=tuple(
            Separation(
                line.origin,
                table.resolve_all(Kind.PERMISSION, line.permissions, findings),
                table.resolve_all(Kind.ROLE, line.roles, findings),
                line.reason,
            )
            for line in declaration.separation
        ),
        scopes=tuple(
            OauthScope(scope.id, scope.origin, table.resolve_all(Kind.PERMISSION, scope.permissions, findings))
            for scope in sorted(declaration.scopes, key=lambda scope: scope.id)
        ),
    )


def _role(role: RoleDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Role:
    inherits = table.resolve_all(Kind.ROLE, role.inherits, findings)
    widest: dict[str, Grant] = {}
    # A plain entry is named before a wildcard of the same reach, because it says more.
    for entry in sorted(role.grants, key=lambda entry: (entry.prefix is not None, entry.permission.target)):
        for permission in _covered(entry, table, findings):
            known = widest.get(permission)
            if known is None or (known.reach is Reach.OWN and entry.reach is Reach.ANY):
                pattern = entry.permission.target if entry.prefix is not None else None
                widest[permission] = Grant(role.id, permission, entry.reach, entry.permission.origin, pattern)
    grants = tuple(grant for _, grant in sorted(widest.items()))
    return Role(role.id, role.origin, role.description, role.anonymous, inherits, grants)


def _covered(entry: GrantDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> tuple[str, ...]:
    if entry.prefix is None:
        return table.resolve_all(Kind.PERMISSION, (entry.permission,), findings)
    known = table.names[Kind.PERMISSION]
    covered = tuple(sorted(permission for permission in known if permission.startswith(entry.prefix)))
    if not covered:
        pattern = entry.permission.target
        hint = did_you_mean(pattern, {f"{permission.rpartition('.')[0]}.*" for permission in known})
        text = f"`{pattern}` covers no permission: none begins with `{entry.prefix}`"
        findings.append(EMPTY_WILDCARD.at(entry.permission.origin, text, hint=hint))
    return covered


def _cycles(roles: list[RoleDeclaration]) -> Iterator[Diagnostic]:
    """One finding for each ring, at the `inherits` that closes it."""
    parents = {role.id: role.inherits for role in roles}
    finished: set[str] = set()
    for role in roles:
        trail: list[Reference] = [Reference(role.id, role.origin)]
        waiting: list[Iterator[Reference]] = [iter(parents[role.id])] if role.id not in finished else []
        while waiting:
            parent = next(waiting[-1], None)
            if parent is None:
                waiting.pop()
                finished.add(trail.pop().target)
            elif any(step.target == parent.target for step in trail):
                yield _ring(trail, parent)
            elif parent.target in parents and parent.target not in finished:
                trail.append(parent)
                waiting.append(iter(parents[parent.target]))


def _ring(trail: list[Reference], closing: Reference) -> Diagnostic:
    names = [step.target for step in trail]
    start = names.index(closing.target)
    path = " → ".join([*names[start:], closing.target])
    labels = tuple(Label(step.origin, f"`{step.target}` is inherited here") for step in trail[start + 1 :])
    return ROLE_CYCLE.at(closing.origin, f"roles inherit in a ring: {path}", hint="this closes the ring", labels=labels)


def _anonymous(roles: Iterable[RoleDeclaration]) -> Iterator[Diagnostic]:
    anonymous = [role for role in roles if role.anonymous]
    for role in anonymous[1:]:
        first = anonymous[0]
        yield SECOND_ANONYMOUS_ROLE.at(
            role.origin.child("anonymous"),
            f"`{role.id}` is a second anonymous role",
            labels=(Label(first.origin.child("anonymous"), f"`{first.id}` is the first"),),
        )


def _undeclared_scopes(declaration: RbacDeclaration, contracts: Iterable[Contract]) -> Iterator[Diagnostic]:
    """Scopes that no oauth2 flow declares; an OpenID Connect scheme lists none, so then any may be right."""
    schemes = [scheme for contract in contracts if contract.served for scheme in contract.security_schemes]
    if any(scheme.type == "openIdConnect" for scheme in schemes):
        return
    declared = {scope: scheme.origin for scheme in schemes for scope in scheme.scopes}
    for scope in declaration.scopes:
        if scope.id not in declared:
            text = f"no contract declares the OAuth scope `{scope.id}`"
            yield not_found(UNKNOWN_SCOPE, Reference(scope.id, scope.origin), text, declared, free=True)
