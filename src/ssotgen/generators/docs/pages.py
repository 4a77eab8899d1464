"""The pages of a workspace, each with the files that it is made from."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.generators import layout
from ssotgen.generators.docs import overview
from ssotgen.generators.docs.cut import folder
from ssotgen.generators.docs.index import index_view
from ssotgen.generators.docs.matrix import matrix_view
from ssotgen.generators.docs.operations import operations_view
from ssotgen.generators.docs.registries import REGISTRIES, kinds, registry_view
from ssotgen.generators.docs.routing import public_view, routes_view
from ssotgen.generators.docs.schemas import schemas_view
from ssotgen.generators.docs.site import Scope, Site
from ssotgen.generators.docs.survey import changelog_page, survey, webhooks_page
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.plugin import Artifact, Template

_PAGE = "docs/page.md.jinja"
_GUARDS = ("routes", "rbac", "errors", "features")


def artifacts(program: Program) -> Iterator[Artifact]:
    """Every page below `docs/`, and the style sheet that a site may use."""
    site = survey(program)
    everything = (*layout.contract_sources(program), *program.registries.values())
    index = Scope(site, "docs/index.md")
    yield Artifact(index.page, Template(_PAGE, index_view(index)), everything)
    yield Artifact("docs/docs.css", Template("docs/docs.css.jinja", None), ())
    for contract in program.contracts:
        yield from _contract(site, contract)
    logs = {contract.changelog.path: contract for contract in program.contracts if contract.changelog}
    for path, contract in logs.items():
        log = Scope(site, changelog_page(contract))
        yield Artifact(log.page, Template(_PAGE, overview.changelog_view(log, contract)), (path,))
    for kind, page in kinds(index):
        told = layout.registry_sources(program, *REGISTRIES[kind])
        sources = told if kind == "role" else (*told, *layout.contract_sources(program))
        yield Artifact(page, Template(_PAGE, registry_view(Scope(site, page), kind)), sources)
    if program.rbac:
        matrix = Scope(site, "docs/rbac.md")
        yield Artifact(matrix.page, Template(_PAGE, matrix_view(matrix, program.rbac)), _routed(program))
    if program.routes:
        routes, public = Scope(site, "docs/routes.md"), Scope(site, "docs/public.md")
        yield Artifact(routes.page, Template(_PAGE, routes_view(routes)), _routed(program))
        yield Artifact(public.page, Template(_PAGE, public_view(public)), _routed(program))


def _contract(site: Site, contract: Contract) -> Iterator[Artifact]:
    program = site.program
    guarded = (*contract.sources, *layout.registry_sources(program, *_GUARDS))
    first = Scope(site, f"{folder(contract)}.md", contract.symbol)
    beside = tuple(source.path for source in (contract.prose, contract.changelog) if source)
    about = (*contract.sources, *beside, *layout.registry_sources(program, "routes", "owners"))
    yield Artifact(first.page, Template("docs/contract.md.jinja", overview.contract_view(first, contract)), about)
    for page in site.operation_pages[contract.symbol]:
        scope = Scope(site, page.path, contract.symbol)
        view = operations_view(scope, contract, page)
        yield Artifact(page.path, Template("docs/operations.md.jinja", view), guarded)
    if contract.webhooks:
        scope = Scope(site, webhooks_page(contract), contract.symbol)
        view = overview.webhooks_view(scope, contract)
        yield Artifact(scope.page, Template("docs/operations.md.jinja", view), contract.sources)
    for group in site.schema_pages[contract.symbol]:
        scope = Scope(site, group.path, contract.symbol)
        schemas = schemas_view(scope, contract, group)
        yield Artifact(group.path, Template("docs/schemas.md.jinja", schemas), contract.sources)


def _routed(program: Program) -> tuple[str, ...]:
    return (*layout.registry_sources(program, "rbac", "routes", "features"), *layout.contract_sources(program))
