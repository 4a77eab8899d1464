"""Program to the map of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.analysis.grants import held
from ssotgen.generators.docs.cut import OperationPage, SchemaPage, folder, operation_pages, schema_pages
from ssotgen.generators.docs.named import called, name_of
from ssotgen.generators.docs.site import Place, Site
from ssotgen.generators.docs.slugs import slug, slugs
from ssotgen.generators.docs.usage import answered, usage
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Requires

REGISTRY_PAGES = {
    "permission": "docs/permissions.md", "role": "docs/roles.md", "error": "docs/errors.md", "owner": "docs/owners.md",
    "feature": "docs/features.md", "middleware": "docs/middleware.md",
}  # fmt: skip
"""The page of each kind of thing that a registry defines."""


def survey(program: Program) -> Site:
    """Decide where everything stands, and turn every link that is written at one end."""
    operations = {contract.symbol: operation_pages(contract) for contract in program.contracts}
    schemas = {contract.symbol: schema_pages(program, contract) for contract in program.contracts}
    places: dict[str, Place] = dict(_registered(program))
    for contract in program.contracts:
        places[contract.symbol] = Place(f"{folder(contract)}.md")
        places |= dict(_operations(contract, operations[contract.symbol]))
    return Site(
        program,
        places,
        {item.symbol: called(item) for contract in program.contracts for item in answered(contract)},
        {
            contract.symbol: _schemas(program, contract.symbol, schemas[contract.symbol], places)
            for contract in program.contracts
        },
        operations,
        schemas,
        {contract.symbol: usage(program, contract) for contract in program.contracts},
        {role: held(program.rbac, role) for role in program.rbac.roles} if program.rbac else {},
        _bound(program),
    )


def registered(program: Program) -> Mapping[str, tuple[str, ...]]:
    """The ids of what registries define, by kind, sorted; reserved error codes only where a contract names them."""
    rbac, routing = program.rbac, program.routing
    ids = {
        "permission": rbac.permissions if rbac else (),
        "role": rbac.roles if rbac else (),
        "error": program.errors.codes if any(contract.is_api for contract in program.contracts) else (),
        "owner": program.owners.owners if program.owners else (),
        "feature": program.features,
        "middleware": routing.middleware if routing else (),
    }
    return {kind: tuple(sorted(known)) for kind, known in ids.items()}


def _registered(program: Program) -> Iterator[tuple[str, Place]]:
    for kind, ids in registered(program).items():
        for id in ids:
            yield f"{kind}:{id}", Place(REGISTRY_PAGES[kind], f"{kind}-{slug(id)}")


def _operations(contract: Contract, pages: tuple[OperationPage, ...]) -> Iterator[tuple[str, Place]]:
    names = slugs({operation.symbol: called(operation) for operation in answered(contract)})
    for page in pages:
        for operation in page.operations:
            yield operation.symbol, Place(page.path, f"operation-{names[operation.symbol]}")
            for inner in (inner for callback in operation.callbacks for inner in callback.operations):
                yield inner.symbol, Place(page.path, f"callback-{names[inner.symbol]}")
    for operation in (operation for webhook in contract.webhooks for operation in webhook.operations):
        yield operation.symbol, Place(webhooks_page(contract), f"webhook-{names[operation.symbol]}")


def changelog_page(contract: Contract) -> str:
    """Where the changelog stands that all versions of a contract share."""
    return f"docs/{contract.name}/changelog.md"


def webhooks_page(contract: Contract) -> str:
    """Where the webhooks of a contract stand."""
    return f"{folder(contract)}/webhooks.md"


def _schemas(
    program: Program, own: str, pages: tuple[SchemaPage, ...], places: Mapping[str, Place]
) -> dict[str, Place]:
    """The named schemas of the contract `own`; a root of another contract stands on that one's first page."""
    names = slugs({symbol: name_of(program, symbol) for page in pages for symbol in page.symbols}, first=f"{own}#")
    roots = {f"{contract.symbol}#": places[contract.symbol] for contract in program.contracts if contract.root}
    return roots | {symbol: Place(page.path, f"schema-{names[symbol]}") for page in pages for symbol in page.symbols}


def _bound(program: Program) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for route in program.routes:
        named = [*(f"middleware:{id}" for id in route.use), *route.emits]
        named += [f"permission:{route.access.permission}"] if isinstance(route.access, Requires) else []
        named += [f"feature:{route.feature}"] if route.feature else []
        for symbol in named:
            found.setdefault(symbol, set()).add(route.operation)
    for operation in program.operations.values():
        for error in (error for response in operation.responses for error in response.errors):
            found.setdefault(error.target, set()).add(operation.symbol)
    return {symbol: tuple(sorted(operations)) for symbol, operations in found.items()}
