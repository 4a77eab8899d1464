"""owners.yaml as a CODEOWNERS file."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.values import dataclass
from ssotgen.generators import layout
from ssotgen.plugin import Artifact, Code, Generator, Program, Template


@dataclass(frozen=True, slots=True)
class CodeownersView:
    """Lines of a pattern and its handles; patterns and handles are held to a grammar when they are read."""

    lines: tuple[Code, ...]


def generate(program: Program) -> Iterator[Artifact]:
    """`CODEOWNERS`, where a registry of owners exists."""
    if program.owners is None:
        return
    known = program.owners.owners
    width = max((len(line.pattern) for line in program.owners.paths), default=0)
    lines = []
    for line in program.owners.paths:
        handles = dict.fromkeys(handle for owner in line.owners for handle in known[owner].handles)
        lines.append(Code(f"{line.pattern:<{width}} {' '.join(handles)}".rstrip()))
    sources = layout.registry_sources(program, "owners")
    yield Artifact("CODEOWNERS", Template("codeowners/CODEOWNERS.jinja", CodeownersView(tuple(lines))), sources)


GENERATOR = Generator("codeowners", "who reviews which path", generate)
