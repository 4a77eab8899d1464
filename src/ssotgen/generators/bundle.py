"""Each contract as one JSON document, its references resolved within."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.plugin import Artifact, Generator, JsonBody, Program


def generate(program: Program) -> Iterator[Artifact]:
    """One file a contract: `contracts/<contract>/v<major>.bundle.json`."""
    for contract in program.contracts:
        path = f"contracts/{contract.name}/v{contract.major}.bundle.json"
        yield Artifact(path, JsonBody(contract.document), contract.sources)


GENERATOR = Generator("bundle", "each contract as one JSON document", generate)
