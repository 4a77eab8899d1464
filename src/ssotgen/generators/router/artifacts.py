"""The files of this generator."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.generators import layout
from ssotgen.generators.bundle import canonical
from ssotgen.generators.router import support
from ssotgen.generators.router.imports import grouped
from ssotgen.generators.router.lower import app_view, routes_view, served
from ssotgen.generators.router.view import PackageView
from ssotgen.plugin import Artifact, JsonBody, Literal, Program, Template

_EXPORTED = {
    "Authenticate": "call", "Call": "call", "FeatureEnabled": "call", "HasRoles": "call", "HasScopes": "call",
    "Owns": "call", "Reach": "call", "Unauthenticated": "problems",
}  # fmt: skip


def artifacts(program: Program) -> Iterator[Artifact]:
    """Every file that follows from the served contracts and from who may call them."""
    registries = layout.registry_sources(program, "routes", "rbac", "errors")
    for contract in served(program):
        folder = layout.contract_package(program, contract)
        sources = (*contract.sources, *registries)
        yield Artifact(
            f"{folder}/routes.py", Template("router/routes.py.jinja", routes_view(program, contract)), sources
        )
        yield Artifact(f"{folder}/app.py", Template("router/app.py.jinja", app_view(program, contract)), sources)
        yield Artifact(f"{folder}/openapi.json", JsonBody(canonical(contract.document)), contract.sources)
    yield from support.artifacts(program)
    if program.contracts or program.rbac is not None:
        sources = (*layout.contract_sources(program), *registries)
        package = layout.package(program)
        yield Artifact(f"{package}/__init__.py", Template("router/package.py.jinja", _package(program)), sources)
        yield Artifact(f"{package}/_support/__init__.py", Template("router/support.py.jinja", None), sources)


def _package(program: Program) -> PackageView:
    names = _EXPORTED if served(program) else {}
    imports = grouped((f"._support.{module}", name) for name, module in names.items())
    return PackageView(imports, tuple(Literal(name) for name in sorted(names)))
