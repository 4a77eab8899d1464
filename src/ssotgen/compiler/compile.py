"""The verbs that need no disk to write to: read, parse, declare, link, check, generate."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from ssotgen.compiler.catalogue import Catalogue
from ssotgen.compiler.extensions import installed
from ssotgen.compiler.project import silent
from ssotgen.compiler.running import ask, run
from ssotgen.compiler.verdict import is_asked, judge, misnamed_generators
from ssotgen.compiler.version import require_version
from ssotgen.core.artifact import Artifact
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.origin import Locator
from ssotgen.core.source import Source
from ssotgen.core.suggest import nearest
from ssotgen.core.tree import Tree
from ssotgen.core.values import dataclass
from ssotgen.frontends.declarations import WorkspaceDeclaration
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.plugin import Generator
from ssotgen.syntax.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compilation:
    """What a workspace says, and what should follow from it.

    `program` is `None` where it does not link, `artifacts` is empty where anything is an error. `timings` holds each
    verb with its seconds. What is read through `library` later on can be located too.
    """

    workspace: WorkspaceDeclaration
    program: Program | None
    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    locator: Locator
    timings: tuple[tuple[str, float], ...]
    catalogue: Catalogue
    library: Library

    @property
    def failed(self) -> bool:
        """Whether any finding stops the build."""
        return has_errors(self.diagnostics)


def compile_tree(
    tree: Tree, *, only: str | None = None, catalogue: Catalogue | None = None, tell: Callable[[str], None] = silent
) -> Compilation:
    """Compile the workspace in `tree` as far as its mistakes allow; with `only`, just one generator's artifacts.

    `catalogue` holds the rules and generators; default: ssotgen's own and those of installed packages. Artifacts are
    made only if no finding is an error. `tell` is called with each verb as it begins. Raises `UsageError` where the
    workspace asks for another version of ssotgen.
    """
    timings: list[tuple[str, float]] = []

    def timed(verb: str, work: Callable[[], T]) -> T:
        tell(verb)
        start = perf_counter()
        result = work()
        timings.append((verb, perf_counter() - start))
        return result

    catalogue = catalogue or installed()
    library = Library(tree)
    workspace = declare_workspace(library)
    require_version(workspace)
    declarations = timed("declare", lambda: declare(library, workspace))
    findings: list[Diagnostic] = [*library.diagnostics, *catalogue.diagnostics]
    findings += misnamed_generators(workspace, [generator.name for generator in catalogue.generators])
    program: Program | None = None
    artifacts: tuple[Artifact, ...] = ()
    if declarations is not None:
        linked = timed("link", lambda: link(declarations))
        program = linked.program
        findings += linked.diagnostics
    if program is not None:
        linked_program = program
        asked = [rule for rule in catalogue.rules if is_asked(rule.message, workspace)]
        findings += timed("check", lambda: ask(asked, linked_program, catalogue))
    consumed = program.consumed_documents() if program is not None else frozenset()
    verdict = judge(findings, workspace, catalogue.messages, complete=False, consumed=consumed)
    if program is not None and not has_errors(verdict):
        linked_program = program
        chosen = _chosen(workspace, only, catalogue.generators)
        made = timed("generate", lambda: run(chosen, linked_program, catalogue))
        findings += made.diagnostics
        verdict = judge(findings, workspace, catalogue.messages, complete=only is None, consumed=consumed)
        artifacts = () if has_errors(verdict) else made.artifacts
    return Compilation(
        workspace, program, artifacts, verdict, library.sources, library.locator(), tuple(timings), catalogue, library
    )


def _chosen(
    workspace: WorkspaceDeclaration, only: str | None, generators: tuple[Generator, ...]
) -> tuple[Generator, ...]:
    off = {reference.target for reference in workspace.generators_off}
    on = {reference.target for reference in workspace.generators_on}
    chosen = tuple(g for g in generators if g.name not in off and (g.on or g.name in on))
    if only is not None and only not in (names := [generator.name for generator in chosen]):
        near = nearest(only, names)
        hint = f" Did you mean '{near}'?" if near else f" There are: {', '.join(names)}."
        raise UsageError(f"no generator that is switched on is called '{only}'.{hint}")
    return tuple(generator for generator in chosen if only is None or generator.name == only)
