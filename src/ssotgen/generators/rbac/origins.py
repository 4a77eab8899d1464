"""What the members, grants and rows that follow from rbac.yaml come from."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.grants import Held, held
from ssotgen.core.artifact import Cause, Causes
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Permission, Rbac, Requires, Role


def of_module(program: Program, rbac: Rbac) -> Causes:
    """The causes of `rbac.py`."""
    names = program.names["python"]
    registry = Cause("rbac", rbac.origin)
    found = {"": registry}
    for kind, things in (("permission", rbac.permissions), ("role", rbac.roles)):
        enum = kind.capitalize()
        found[enum] = Cause("rbac", rbac.origin.child(f"{kind}s").at_key())
        found |= {f"{enum}.{names[f'{kind}:{id}']}": _thing(kind, item) for id, item in things.items()}
    found["MATRIX"] = _roles(rbac)
    for role, item in rbac.roles.items():
        row = f"MATRIX[Role.{names[f'role:{role}']}]"
        found[row] = _thing("role", item)
        for permission, hold in held(rbac, role).items():
            found[f"{row}[Permission.{names[f'permission:{permission}']}]"] = _grant(role, permission, hold)
    if rbac.anonymous is not None:
        place = rbac.anonymous.origin.child("anonymous")
        found["POLICY.anonymous"] = Cause(f"role:{rbac.anonymous.id}", place)
    if rbac.separation:
        found["POLICY.separated"] = Cause("rbac", rbac.origin.child("separation").at_key())
    for scope in rbac.scopes:
        found[f"POLICY.ceilings[{scope.id!r}]"] = Cause("rbac", scope.origin.at_key())
    return found


def of_policy(rbac: Rbac) -> Causes:
    """The causes of `policy.csv`: each role's own grants, and what it inherits from."""
    found = {"": Cause("rbac", rbac.origin)}
    for role in rbac.roles.values():
        for grant in role.grants:
            others = (f"role:{role.id}", f"permission:{grant.permission}")
            found[f"p,{role.id},{grant.permission}"] = Cause(grant.symbol, grant.origin.at_key(), others)
        for number, parent in enumerate(role.inherits):
            place = role.origin.child("inherits", number)
            found[f"g,{role.id},{parent}"] = Cause(f"role:{role.id}", place, (f"role:{parent}",))
    return found


def of_grants(rbac: Rbac) -> Causes:
    """The causes of `matrix.csv`."""
    rows = {
        f"{role},{permission}": _grant(role, permission, hold)
        for role in rbac.roles
        for permission, hold in held(rbac, role).items()
    }
    return {"": Cause("rbac", rbac.origin), **rows}


def of_operations(program: Program, rbac: Rbac) -> Causes:
    """The causes of `operations.csv`."""
    rows = (
        (f"{program.operations[symbol].contract},{symbol.partition('#')[2]}", cause)
        for symbol, cause in _routes(program)
    )
    return {"": Cause("rbac", rbac.origin), **dict(rows)}


def of_tests(program: Program, rbac: Rbac, contract: Contract) -> Causes:
    """The causes of the tests of one contract's guards: a case for each operation, in the order of symbols."""
    cases = sorted(item for item in _routes(program) if item[0].startswith(f"{contract.symbol}#"))
    found = {f"CASES[{number}]": cause for number, (_, cause) in enumerate(cases)}
    return {"": Cause(contract.symbol, contract.origin), "ROLES": _roles(rbac), **found}


def _thing(kind: str, item: Permission | Role) -> Cause:
    return Cause(f"{kind}:{item.id}", item.origin.at_key())


def _roles(rbac: Rbac) -> Cause:
    return Cause("rbac", rbac.origin.child("roles").at_key())


def _grant(role: str, permission: str, hold: Held) -> Cause:
    """A role's hold on a permission, which may be another role's own entry."""
    ancestors = (f"role:{name}" for name in hold.path)
    return Cause(hold.grant.symbol, hold.grant.origin.at_key(), (*ancestors, f"permission:{permission}"))


def _routes(program: Program) -> Iterator[tuple[str, Cause]]:
    for route in program.routes:
        others = (f"permission:{route.access.permission}",) if isinstance(route.access, Requires) else ()
        yield route.operation, Cause(route.operation, route.origin.at_key(), others)
