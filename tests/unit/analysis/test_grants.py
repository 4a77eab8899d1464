"""Effective grants: inheritance, reach and the path that a grant came by."""

import pytest

from ssotgen.analysis.grants import decision, held, holders, separated_pairs
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.ir.registry import Grant, Permission, Rbac, Reach, Role, Separation

HERE = Origin("registries/rbac.yaml")


def role(id, inherits=(), **grants):
    own = tuple(Grant(id, name, reach, HERE) for name, reach in sorted(grants.items()))
    return Role(id, HERE, "", anonymous=id == "guest", inherits=inherits, grants=own)


@pytest.fixture
def rbac():
    roles = (
        role("guest", book=Reach.ANY),
        role("customer", ("guest",), read=Reach.OWN, book=Reach.OWN),
        role("clerk", ("customer",), audit=Reach.OWN),
        role("manager", ("clerk", "reader")),
        role("reader", read=Reach.ANY),
        role("idle"),
    )
    permissions = {name: Permission(name, HERE, "") for name in ("book", "read", "audit", "unused")}
    return Rbac(HERE, FrozenMap(permissions), FrozenMap({item.id: item for item in roles}), (), ())


def test_the_wider_reach_wins_wherever_it_comes_from(rbac):
    found = held(rbac, "customer")
    assert (found["book"].reach, found["book"].path) == (Reach.ANY, ("customer", "guest"))
    assert (found["read"].reach, found["read"].path) == (Reach.OWN, ("customer",))


def test_the_shortest_path_is_named(rbac):
    found = held(rbac, "manager")
    assert found["read"].path == ("manager", "reader")
    assert found["book"].path == ("manager", "clerk", "customer", "guest")
    assert found["book"].grant.role == "guest"
    assert list(found) == ["audit", "book", "read"]


def test_holders(rbac):
    assert {role: item.reach for role, item in holders(rbac, "read").items()} == {
        "customer": Reach.OWN,
        "clerk": Reach.OWN,
        "manager": Reach.ANY,
        "reader": Reach.ANY,
    }
    assert holders(rbac, "unused") == {}


@pytest.mark.parametrize(
    ("roles", "permission", "expected"),
    [
        (["customer"], "read", Reach.OWN),
        (["customer", "reader"], "read", Reach.ANY),
        (["idle"], "read", None),
        ([], "book", None),
        (["nobody"], "book", None),
        (["guest"], "book", Reach.ANY),
    ],
)
def test_decision(rbac, roles, permission, expected):
    assert decision(rbac, roles, permission) is expected


def test_a_ring_ends(rbac):
    turned = {**rbac.roles, "guest": role("guest", ("clerk",), book=Reach.ANY)}
    ring = Rbac(HERE, rbac.permissions, FrozenMap(turned), (), ())
    assert list(ring.lineage("guest")) == ["guest", "clerk", "customer"]


def test_what_is_kept_apart_includes_heirs():
    roles = {item.id: item for item in (role("boss", ("clerk",)), role("clerk"), role("auditor"))}
    line = Separation(HERE, permissions=(), roles=("clerk", "auditor"), reason="never both")
    rbac = Rbac(HERE, FrozenMap(), FrozenMap(roles), separation=(line,), scopes=())
    assert separated_pairs(rbac) == (("auditor", "boss"), ("auditor", "clerk"))
