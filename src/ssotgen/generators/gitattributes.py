"""How git treats the outputs: LF line ends, and no line-by-line merge of files that are made anew anyway."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.plugin import Artifact, Generator, Program, Template


def generate(program: Program) -> Iterator[Artifact]:
    """`.gitattributes` of the output folder."""
    yield Artifact(".gitattributes", Template("gitattributes/gitattributes.jinja", None), ())


GENERATOR = Generator("gitattributes", "how git treats the outputs", generate)
