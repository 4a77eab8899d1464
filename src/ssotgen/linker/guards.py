"""What guards an operation, decided by which registries exist, and held against the contract's own `security`.

| rbac | routes | what decides                                                                                        |
|------|--------|-----------------------------------------------------------------------------------------------------|
| no   | no     | the contract: credentials are demanded, or everybody is let in                                      |
| no   | yes    | the routes; only `public` and `authenticated` lead anywhere, any other name is an unknown permission |
| yes  | no     | an error as soon as a contract is served: roles that guard nothing are a trap                       |
| yes  | yes    | the routes: an entry for each operation of each served contract                                     |

With routes, contract and route answer one question each, and the answers must be the same: **is a request without
credentials let in?**

| route                                      | let in |   | contract's `security` for the operation        | let in |
|--------------------------------------------|--------|---|------------------------------------------------|--------|
| `public`                                   | yes    |   | nothing written anywhere, or `[]`              | yes    |
| `authenticated`                            | no     |   | `{}` among the alternatives                    | yes    |
| permission that the anonymous role holds   | yes    |   | alternatives, each with at least one scheme    | no     |
| any other permission                       | no     |   |                                                |        |
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.registry import Authenticated, Public, Rbac, Requires, Route
from ssotgen.linker.messages_routes import RBAC_WITHOUT_ROUTES, SECURITY_CONTRADICTION


def without_routes(contracts: Iterable[Contract]) -> tuple[Route, ...]:
    """The routes of served contracts where no registry of routes exists."""
    return tuple(
        Route(
            operation=operation.symbol,
            origin=operation.origin,
            access=Public("") if is_open(operation) else Authenticated(),
            written=False,
        )
        for contract in contracts
        if contract.is_api and contract.served
        for operation in contract.operations
    )


def rbac_without_routes(rbac: Rbac, contracts: Iterable[Contract]) -> Iterator[Diagnostic]:
    """The finding about roles that guard nothing; none while no API is served."""
    served = next((contract for contract in contracts if contract.is_api and contract.served), None)
    if served is not None:
        yield RBAC_WITHOUT_ROUTES.at(
            rbac.origin,
            "roles and permissions are defined, but no registries/routes.yaml says which operation needs which",
            labels=(Label(served.origin, "the operations of this contract are served"),),
        )


def is_open(operation: Operation) -> bool:
    """Whether the contract lets requests without credentials in."""
    return not operation.security or any(not alternative.schemes for alternative in operation.security)


def contradictions(routes: Sequence[Route], rbac: Rbac | None, contracts: Iterable[Contract]) -> Iterator[Diagnostic]:
    """One finding for each `security` that all its routes contradict; else one for each entry at odds with it."""
    operations = {operation.symbol: operation for contract in contracts for operation in contract.operations}
    origins = {operation.symbol: contract.origin for contract in contracts for operation in contract.operations}
    wrong = [route for route in routes if _contradicts(route, operations[route.operation], rbac)]
    # `security` at the root of a contract (or its absence) speaks for many operations.
    place = {
        route.operation: operations[route.operation].security_origin or origins[route.operation] for route in routes
    }
    total = Counter(place[route.operation] for route in routes)
    at_fault = Counter(place[route.operation] for route in wrong)
    whole: dict[Origin, list[Route]] = defaultdict(list)
    single: dict[Origin, list[Route]] = defaultdict(list)
    for route in wrong:
        origin = place[route.operation]
        if total[origin] == at_fault[origin] > 1:
            whole[origin].append(route)
        else:
            single[route.origin].append(route)
    for origin, group in whole.items():
        yield _of_contract(origin, group, operations[group[0].operation])
    for group in single.values():
        yield _of_entry(group, operations[group[0].operation], rbac)


def _contradicts(route: Route, operation: Operation, rbac: Rbac | None) -> bool:
    if route.access is None:
        return False
    return _lets_in(route, rbac) != is_open(operation)


def _lets_in(route: Route, rbac: Rbac | None) -> bool:
    match route.access:
        case Public():
            return True
        case Requires(permission):
            return _anonymous_holds(permission, rbac)
        case _:
            return False


def _anonymous_holds(permission: str, rbac: Rbac | None) -> bool:
    role = rbac.anonymous if rbac else None
    if rbac is None or role is None:
        return False
    return any(grant.permission == permission for held in rbac.lineage(role.id) for grant in rbac.roles[held].grants)


def _of_contract(origin: Origin, group: list[Route], operation: Operation) -> Diagnostic:
    lets, others = ("lets requests without credentials in", "do not") if is_open(operation) else (
        "demands credentials", "let requests without them in")  # fmt: skip
    labels = tuple(Label(route.origin, "for example here") for route in group[:2])
    text = f"`{operation.contract}` {lets}, but the routes of all {len(group)} operations that this holds for {others}"
    return SECURITY_CONTRADICTION.at(origin, text, labels=labels)


def _of_entry(group: list[Route], operation: Operation, rbac: Rbac | None) -> Diagnostic:
    route = group[0]
    name = f"`{operation.symbol}`" + (f" (and {len(group) - 1} more)" if len(group) > 1 else "")
    labels = [Label(operation.security_origin or operation.origin.at_key(), _says(operation))]
    help = None
    match route.access:
        case Public():
            text = f"{name} is public here, but its contract demands credentials"
            help = "add the alternative `{}` to the operation's `security`, or write `security: []` there"
        case Requires(permission) if not is_open(operation):
            text = f"the anonymous role holds `{permission}`, but the contract of {name} demands credentials"
            help = "add the alternative `{}` to the operation's `security`"
            role = rbac.anonymous if rbac else None
            labels += [Label(role.origin, "the anonymous role")] if role else []
        case Requires(permission):
            text = f"{name} needs `{permission}` here, but its contract lets requests without credentials in"
        case _:
            text = f"{name} needs a principal here, but its contract lets requests without credentials in"
    return SECURITY_CONTRADICTION.at(route.origin.child("permission"), text, labels=labels, help=help)


def _says(operation: Operation) -> str:
    if operation.security_origin is None:
        return "no `security` is written for this operation"
    return "lets requests without credentials in" if is_open(operation) else "demands credentials"
