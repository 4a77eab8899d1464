"""The verbs that need no disk to write to: read, parse, declare, link, check, generate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from time import perf_counter
from typing import TypeVar

from ssotgen.compiler import catalogue
from ssotgen.compiler.verdict import judge
from ssotgen.compiler.version import require_version
from ssotgen.core.artifact import Artifact
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.origin import Locator
from ssotgen.core.source import Source
from ssotgen.core.suggest import nearest
from ssotgen.core.tree import Tree
from ssotgen.frontends.declarations import WorkspaceDeclaration
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.plugin import Generated, Generator
from ssotgen.rules.catalogue import RULES
from ssotgen.syntax.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compilation:
    """What a workspace says, and what should follow from it.

    `program` is `None` where it does not link, `artifacts` is empty where anything is an error. `timings` holds each
    verb with its seconds.
    """

    workspace: WorkspaceDeclaration
    program: Program | None
    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    locator: Locator
    timings: tuple[tuple[str, float], ...]

    @property
    def failed(self) -> bool:
        """Whether any finding stops the build."""
        return has_errors(self.diagnostics)


def compile_tree(tree: Tree, *, only: str | None = None) -> Compilation:
    """Compile the workspace in `tree` as far as its mistakes allow; with `only`, just one generator's artifacts.

    Artifacts are made only if no finding is an error. Raises `UsageError` where the workspace asks for another version
    of ssotgen.
    """
    timings: list[tuple[str, float]] = []

    def timed(verb: str, work: Callable[[], T]) -> T:
        start = perf_counter()
        result = work()
        timings.append((verb, perf_counter() - start))
        return result

    library = Library(tree)
    workspace = declare_workspace(library)
    require_version(workspace)
    declarations = timed("declare", lambda: declare(library, workspace))
    findings: list[Diagnostic] = list(library.diagnostics)
    program: Program | None = None
    artifacts: tuple[Artifact, ...] = ()
    if declarations is not None:
        linked = timed("link", lambda: link(declarations))
        program = linked.program
        findings += linked.diagnostics
    if program is not None:
        linked_program = program
        findings += timed("check", lambda: tuple(chain.from_iterable(rule(linked_program) for rule in RULES)))
    verdict = judge(findings, workspace, catalogue.messages(), complete=False)
    if program is not None and not has_errors(verdict):
        linked_program = program
        artifacts, remarks = timed("generate", lambda: _generate(linked_program, _chosen(workspace, only)))
        verdict = judge((*findings, *remarks), workspace, catalogue.messages(), complete=only is None)
        artifacts = () if has_errors(verdict) else artifacts
    return Compilation(workspace, program, artifacts, verdict, library.sources, library.locator(), tuple(timings))


def _chosen(workspace: WorkspaceDeclaration, only: str | None) -> tuple[Generator, ...]:
    off = {reference.target for reference in workspace.generators_off}
    on = {reference.target for reference in workspace.generators_on}
    chosen = tuple(g for g in catalogue.generators() if g.name not in off and (g.on or g.name in on))
    if only is not None and only not in (names := [generator.name for generator in chosen]):
        near = nearest(only, names)
        hint = f" Did you mean '{near}'?" if near else f" There are: {', '.join(names)}."
        raise UsageError(f"no generator that is switched on is called '{only}'.{hint}")
    return tuple(generator for generator in chosen if only is None or generator.name == only)


def _generate(program: Program, chosen: Iterable[Generator]) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    artifacts: list[Artifact] = []
    diagnostics: list[Diagnostic] = []
    for generator in chosen:
        made = generator.generate(program)
        if isinstance(made, Generated):
            diagnostics += made.diagnostics
            made = made.artifacts
        artifacts += (replace(artifact, generator=generator.name) for artifact in made)
    return tuple(artifacts), tuple(diagnostics)
