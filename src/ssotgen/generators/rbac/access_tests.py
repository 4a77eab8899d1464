"""Tests of the generated guards: each operation against each role, over HTTP on the stub application."""

from __future__ import annotations

import re

from ssotgen.generators.rbac.matrix import decision
from ssotgen.generators.rbac.view import CaseView, TestsView
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Access, Authenticated, Public, Rbac
from ssotgen.plugin import Ident, Literal


def tests_view(program: Program, rbac: Rbac, contract: Contract) -> TestsView:
    """`tests/test_<contract>_access.py`."""
    roles = tuple(sorted(rbac.roles))
    cases = []
    for operation in sorted(contract.operations, key=lambda operation: operation.symbol):
        access = program.route_of[operation.symbol].access
        anonymous = isinstance(access, Public) or bool(rbac.anonymous and decision(rbac, rbac.anonymous.id, access))
        cases.append(
            CaseView(
                operation=Literal(operation.symbol.partition("#")[2]),
                method=Literal(operation.method),
                path=Literal(contract.base_path + re.sub(r"\{[^{}]*\}", "1", operation.path.partition("?")[0])),
                allowed=tuple(Literal(role) for role in roles if _lets_through(rbac, role, access)),
                anonymous=anonymous,
            )
        )
    module = f"{program.workspace.package}.{program.names['python'][contract.symbol]}.app"
    return TestsView(Ident(module), tuple(Literal(role) for role in roles), tuple(cases))


def _lets_through(rbac: Rbac, role: str, access: Access | None) -> bool:
    """Whether a principal with just this role passes; also one that holds the anonymous role is a principal."""
    return isinstance(access, Authenticated) or bool(decision(rbac, role, access))
