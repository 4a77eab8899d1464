"""Markdown for readers: an index, and a page for each contract."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.generators import layout
from ssotgen.plugin import Artifact, Generator, Program, Template


def generate(program: Program) -> Iterator[Artifact]:
    """`docs/index.md` and `docs/<contract>/v<major>.md`."""
    from ssotgen.generators.docs.lower import contract_view, index_view

    registries = tuple(program.registries.values())
    sources = (*layout.contract_sources(program), *registries)
    yield Artifact("docs/index.md", Template("docs/index.md.jinja", index_view(program)), sources)
    for contract in program.contracts:
        path = f"docs/{contract.name}/v{contract.major}.md"
        about = (*contract.sources, *layout.registry_sources(program, "routes", "rbac", "owners"))
        yield Artifact(path, Template("docs/contract.md.jinja", contract_view(program, contract)), about)


GENERATOR = Generator("docs", "Markdown for readers", generate)
