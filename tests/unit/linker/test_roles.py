"""Inheritance of roles: rings are found whatever the graph looks like, and each is printed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ssotgen.core.origin import Origin
from ssotgen.frontends.declarations import Declarations, RbacDeclaration, RoleDeclaration
from ssotgen.frontends.workspace import DEFAULTS
from ssotgen.ir.schema import Reference
from ssotgen.linker.link import link

FILE = "registries/rbac.yaml"
ROLES = "abcdef"
GRAPHS = st.fixed_dictionaries({role: st.lists(st.sampled_from(ROLES), unique=True, max_size=3) for role in ROLES})


def linked(graph):
    roles = tuple(
        RoleDeclaration(
            role,
            Origin(FILE, f"/roles/{role}", "key"),
            "",
            anonymous=False,
            inherits=tuple(Reference(p, Origin(FILE, f"/roles/{role}/inherits/{i}")) for i, p in enumerate(parents)),
            grants=(),
        )
        for role, parents in graph.items()
    )
    return link(Declarations(DEFAULTS, rbac=RbacDeclaration(Origin(FILE), (), roles, (), ())))


def reachable(graph, start):
    found, waiting = set(), list(graph[start])
    while waiting:
        role = waiting.pop()
        if role not in found:
            found.add(role)
            waiting += graph[role]
    return found


@given(GRAPHS)
def test_a_ring_is_reported_exactly_where_there_is_one(graph):
    result = linked(graph)
    assert {item.id for item in result.diagnostics} <= {"role-cycle"}
    on_a_ring = {role for role in graph if role in reachable(graph, role)}
    assert bool(result.diagnostics) == bool(on_a_ring)
    assert (result.program is None) == bool(on_a_ring)
    for item in result.diagnostics:
        path = item.text.partition(": ")[2].split(" → ")
        assert path[0] == path[-1]
        assert all(parent in graph[role] for role, parent in pairwise(path))


@given(GRAPHS)
def test_lineage_is_everything_reachable_by_real_steps(graph):
    rings = {role for role in graph if role in reachable(graph, role)}
    program = linked({role: [p for p in parents if p not in rings] for role, parents in graph.items()}).program
    for role in graph:
        lineage = program.rbac.lineage(role)
        assert set(lineage) == {role} | reachable({k: v.inherits for k, v in program.rbac.roles.items()}, role)
        for ancestor, path in lineage.items():
            assert (path[0], path[-1]) == (role, ancestor)
            assert all(b in program.rbac.roles[a].inherits for a, b in pairwise(path))
