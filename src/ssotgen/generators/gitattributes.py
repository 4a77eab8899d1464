"""How git treats the outputs: LF line ends, no line-by-line merge of files that are made anew, and what is folded."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.plugin import Artifact, Generator, Program, Template


def generate(program: Program) -> Iterator[Artifact]:
    """`.gitattributes` of the output folder."""
    yield Artifact(".gitattributes", Template("gitattributes/gitattributes.jinja", None), ())


GENERATOR = Generator("gitattributes", "how git treats the outputs", generate)
