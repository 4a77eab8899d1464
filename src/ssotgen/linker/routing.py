"""The parts of routes.yaml that belong to no operation: middleware, operational routes, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap
from ssotgen.frontends.declarations import PageDeclaration, RoutesDeclaration
from ssotgen.ir.registry import Page, Routing
from ssotgen.ir.schema import Reference
from ssotgen.linker.access import link_access
from ssotgen.linker.table import Kind, SymbolTable


def link_routing(declaration: RoutesDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Routing:
    """Resolve what pages refer to. Middleware and pages come out sorted by id."""
    middleware = sorted(declaration.middleware, key=lambda item: item.id)
    return Routing(
        origin=declaration.origin,
        middleware=FrozenMap({item.id: item for item in middleware}),
        operational=tuple(sorted(declaration.operational, key=lambda route: route.path)),
        pages=FrozenMap({page.id: page for page in _pages(declaration, table, findings)}),
    )


def _pages(declaration: RoutesDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Iterator[Page]:
    for page in sorted(declaration.pages, key=lambda page: page.id):
        access = link_access(page.permission, page.reason, table, findings)
        operations = tuple(_operations(page, table, findings))
        if access is not None:
            yield Page(page.id, page.origin, page.path.text, page.title, access, operations, page.options)


def _operations(page: PageDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Iterable[str]:
    for reference in page.operations:
        contract, mark, operation = reference.target.partition("#")
        written = Reference(contract, reference.origin)
        symbol = table.resolve(Kind.CONTRACT, written, findings, around=("", f"{mark}{operation}"))
        if symbol is not None:
            named = Reference(operation, reference.origin)
            found = table.operation(symbol, named, findings, around=(f"{contract}{mark}", ""))
            if found is not None:
                yield found.symbol
