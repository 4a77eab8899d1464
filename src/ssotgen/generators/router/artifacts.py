"""The files of this generator."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial

from ssotgen.generators import layout
from ssotgen.generators.bundle import origins as document_origins
from ssotgen.generators.router import support
from ssotgen.generators.router.imports import grouped
from ssotgen.generators.router.lower import app_view, served
from ssotgen.generators.router.modules import routes_views
from ssotgen.generators.router.origins import Definers, definers, origins, without_operations
from ssotgen.generators.router.view import PackageView, RoutesView
from ssotgen.plugin import Artifact, Causes, Contract, JsonBody, Literal, Program, Template

_EXPORTED = {
    "Authenticate": "call", "Call": "call", "Credential": "credentials", "Event": "streams", "FeatureEnabled": "call",
    "HasRoles": "call", "HasScopes": "call", "Owns": "call", "Reach": "call", "Unauthenticated": "problems",
    "Upload": "bodies", "verifying": "credentials",
}  # fmt: skip


def artifacts(program: Program) -> Iterator[Artifact]:
    """Every file that follows from the served contracts and from who may call them."""
    registries = layout.registry_sources(program, "routes", "rbac", "errors")
    routes: list[RoutesView] = []
    for contract in served(program):
        folder = layout.contract_package(program, contract)
        sources = (*contract.sources, *registries)
        app = Template("router/app.py.jinja", app_view(program, contract))
        known = cache(partial(definers, program, contract))
        for name, view in routes_views(program, contract).items():
            routes.append(view)
            causes = partial(_causes, program, contract, view, known)
            yield Artifact(f"{folder}/{name}", Template("router/routes.py.jinja", view), sources, origins=causes)
        yield Artifact(f"{folder}/app.py", app, sources, origins=partial(without_operations, contract))
        document = JsonBody(program.documents[contract.symbol])
        described = partial(document_origins, contract)
        yield Artifact(f"{folder}/openapi.json", document, contract.sources, origins=described)
    shared = support.modules(program, routes)
    yield from support.artifacts(program, shared)
    if program.contracts or program.rbac is not None:
        sources = (*layout.contract_sources(program), *registries)
        package = layout.package(program)
        yield Artifact(f"{package}/__init__.py", Template("router/package.py.jinja", _package(shared)), sources)
        yield Artifact(f"{package}/_support/__init__.py", Template("router/support.py.jinja", None), sources)


def _causes(program: Program, contract: Contract, view: RoutesView, known: Callable[[], Definers]) -> Causes:
    return origins(program, contract, view, known())


def _package(shared: Collection[str]) -> PackageView:
    """What users import, of the modules of `_support/` that there are; nothing where nothing is served."""
    names = {name: module for name, module in _EXPORTED.items() if module in shared and "routing" in shared}
    imports = grouped((f"._support.{module}", name) for name, module in names.items())
    return PackageView(imports, tuple(Literal(name) for name in sorted(names)))
