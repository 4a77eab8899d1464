"""Markdown for readers: contracts, schemas, events, who may do what, and what can go wrong."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.plugin import Artifact, Generator, Program


def generate(program: Program) -> Iterator[Artifact]:
    """`docs/index.md`, pages of each contract below `docs/<contract>/`, a page for each registry's things."""
    from ssotgen.generators.docs.pages import artifacts

    return artifacts(program)


GENERATOR = Generator("docs", "Markdown for readers", generate)
