"""The files of this generator."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ssotgen.generators import layout
from ssotgen.generators.rbac import matrix, origins
from ssotgen.generators.rbac.access_tests import tests_view
from ssotgen.generators.rbac.lower import module_view
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Rbac
from ssotgen.plugin import Artifact, Table, Template


def artifacts(program: Program) -> Iterator[Artifact]:
    """Every file that follows from rbac.yaml and routes.yaml."""
    rbac = program.rbac
    if rbac is None:
        return
    own = layout.registry_sources(program, "rbac")
    routed = (*layout.registry_sources(program, "rbac", "routes"), *layout.contract_sources(program))
    roles = tuple(sorted(rbac.roles))
    grants = Table(matrix.GRANT_HEADER, tuple(matrix.grant_rows(rbac)))
    operations = Table((*matrix.OPERATION_HEADER, *roles), tuple(matrix.operation_rows(program, rbac, roles)))
    module = Template("rbac/rbac.py.jinja", module_view(program, rbac))
    yield Artifact(f"{layout.package(program)}/rbac.py", module, own, origins=partial(origins.of_module, program, rbac))
    yield Artifact("policy/model.conf", Template("rbac/model.conf.jinja", None), ())
    yield Artifact("policy/policy.csv", Table((), tuple(_policy(rbac))), own, origins=partial(origins.of_policy, rbac))
    yield Artifact("policy/matrix.csv", grants, own, origins=partial(origins.of_grants, rbac))
    yield Artifact("policy/operations.csv", operations, routed, origins=partial(origins.of_operations, program, rbac))
    yield Artifact("tests/pytest.ini", Template("rbac/pytest.ini.jinja", None), ())
    for contract in program.contracts:
        if contract.is_api and contract.served and contract.operations:
            view = tests_view(program, rbac, contract)
            path = f"tests/test_{program.names['python'][contract.symbol].replace('.', '_')}_access.py"
            sources = (*layout.registry_sources(program, "rbac", "routes"), *contract.sources)
            causes = partial(origins.of_tests, program, rbac, contract)
            yield Artifact(path, Template("rbac/access_tests.py.jinja", view), sources, origins=causes)


def _policy(rbac: Rbac) -> Iterator[tuple[str, ...]]:
    """casbin's `p` lines for each role's own grants, its `g` lines for inheritance."""
    for role in sorted(rbac.roles.values(), key=lambda role: role.id):
        for grant in sorted(role.grants, key=lambda grant: grant.permission):
            yield "p", role.id, grant.permission, grant.reach.value
        for parent in sorted(role.inherits):
            yield "g", role.id, parent
