"""Who may do what, inheritance included, and by which entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from ssotgen.core.values import dataclass
from ssotgen.ir.registry import Access, Authenticated, Grant, Public, Rbac, Reach, Requires


@dataclass(frozen=True, slots=True)
class Held:
    """A permission that a role holds: how far it reaches, and the entry that says so.

    `path` leads from the role to the one whose own entry it is; it has one element where the role grants it itself.
    """

    reach: Reach
    path: tuple[str, ...]
    grant: Grant


def held(rbac: Rbac, role: str) -> Mapping[str, Held]:
    """Every permission that `role` holds, by id: the widest reach, among equals by the shortest path."""
    found: dict[str, Held] = {}
    for ancestor, path in rbac.lineage(role).items():
        for grant in rbac.roles[ancestor].grants:
            known = found.get(grant.permission)
            if known is None or (known.reach is Reach.OWN and grant.reach is Reach.ANY):
                found[grant.permission] = Held(grant.reach, path, grant)
    return dict(sorted(found.items()))


def holders(rbac: Rbac, permission: str) -> Mapping[str, Held]:
    """Every role that holds `permission`, by id."""
    found = ((role, held(rbac, role).get(permission)) for role in rbac.roles)
    return {role: item for role, item in found if item is not None}


def reach(rbac: Rbac, role: str, access: Access | None, holds: Mapping[str, Held]) -> Reach | None:
    """How far a caller with just this role gets past a guard; `holds` are its permissions (see `held`).

    No credentials count as the anonymous role; `None` where it does not get past.
    """
    match access:
        case Public():
            return Reach.ANY
        case Authenticated():
            return None if rbac.roles[role].anonymous else Reach.ANY
        case Requires(permission):
            return hold.reach if (hold := holds.get(permission)) else None
        case None:
            return None


def separated_pairs(rbac: Rbac) -> tuple[tuple[str, str], ...]:
    """Pairs of roles that no principal may hold together, sorted: those written, and all that inherit from them."""
    heirs = {role: [heir for heir in rbac.roles if role in rbac.lineage(heir)] for role in rbac.roles}
    pairs = {
        (min(one, other), max(one, other))
        for line in rbac.separation
        for left, right in combinations(line.roles, 2)
        for one, other in product(heirs[left], heirs[right])
        if one != other
    }
    return tuple(sorted(pairs))


def decision(rbac: Rbac, roles: Iterable[str], permission: str) -> Reach | None:
    """How far a principal with `roles` reaches by `permission`; `None` where it may not.

    A role that is not in the registry grants nothing.
    """
    reaches = {
        item.reach for role in roles if role in rbac.roles if (item := held(rbac, role).get(permission)) is not None
    }
    return Reach.ANY if Reach.ANY in reaches else Reach.OWN if reaches else None
