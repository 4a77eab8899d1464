"""The whole compiler on one screen: nine verbs, from hand-written files to generated ones."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from ssotgen.compiler.memory import passed, recall, remember
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import has_errors
from ssotgen.core.values import dataclass, replace
from ssotgen.emit import journal
from ssotgen.emit.apply import apply
from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.faults import InternalError, LockHeld, WriteFailed
from ssotgen.emit.manifest import Manifest, load
from ssotgen.emit.plan import plan
from ssotgen.emit.recover import left_behind, recover
from ssotgen.syntax.library import Library

if TYPE_CHECKING:  # an answer from memory makes none
    from ssotgen.core.artifact import Artifact


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command was asked for. Paths are workspace-relative.

    After a merge, `manifest` stands in for the one on disk.
    """

    only: str | None = None
    force: tuple[str, ...] = ()
    adopt: tuple[str, ...] = ()
    manifest: Manifest | None = None


NOTHING = Wish()
"""No wishes: everything, and no file given up or taken over."""


def preview(project: Project, wish: Wish = NOTHING) -> Outcome:
    """Everything up to the plan: read, parse, declare, link, check, generate, render, plan. Writes nothing.

    Raises `UsageError` where the workspace asks for another version of ssotgen, or where there is none.
    """
    # Imported only now: an answer from memory must not pay for the compiler.
    from ssotgen.compiler.compile import compile_tree
    from ssotgen.compiler.running import blamed
    from ssotgen.compiler.settings import settings_of
    from ssotgen.emit.render import Rendered, render

    compilation = compile_tree(project.tree, only=wish.only, tell=project.tell)
    if compilation.failed:
        return Outcome(compilation.diagnostics, compilation.locator, None, compilation, compilation.timings)
    project.tell("render")
    start = perf_counter()
    settings = settings_of(project, compilation)
    disk = WorkDisk(project.root)
    artifacts = list(compilation.artifacts)
    compilation = replace(compilation, artifacts=tuple(artifact.spent for artifact in artifacts))
    try:
        rendered = render(
            _handed_over(artifacts),
            settings.templates,
            output=settings.output,
            copies=settings.copies,
            passed=passed(project, settings.templates),
        )
    except InternalError as cause:
        rendered = Rendered((), (blamed(cause, compilation.artifacts, settings.output, compilation.catalogue),))
    printed = perf_counter()
    known = load(disk, settings.output)
    manifest = wish.manifest or known.manifest
    if not compilation.sources and manifest is not None and not manifest.entries:
        raise UsageError(f"{project.root} is no workspace: it has neither contracts nor registries; see `ssotgen init`")
    of_templates = (*settings.diagnostics, *rendered.diagnostics)
    for found in of_templates:
        compilation.library.text(found.origin.document)  # what is about to be printed must be located
    findings = [*compilation.diagnostics, *of_templates]
    findings += () if wish.manifest else known.diagnostics
    planned = None
    if manifest is not None and not has_errors(of_templates):
        only = None if wish.only is None else (wish.only,)
        planned = plan(
            rendered.files,
            manifest.trusting(left_behind(disk)),
            disk,
            output=settings.output,
            tools=settings.tools,
            force=wish.force,
            adopt=wish.adopt,
            only=only,
        )
        findings += planned.diagnostics
    timings = (*compilation.timings, ("render", printed - start), ("plan", perf_counter() - printed))
    return Outcome(tuple(findings), compilation.locator, planned, compilation, timings)


def _handed_over(artifacts: list[Artifact]) -> Iterator[Artifact]:
    """Let go of each artifact: what a large contract is lowered to takes as much memory as what is printed of it."""
    while artifacts:
        yield artifacts.pop()


def build(project: Project, wish: Wish = NOTHING) -> Outcome:
    """Preview, then apply the plan: all of it, or nothing where any finding is an error.

    Raises `UsageError` where another process writes in this workspace, or the disk refuses.
    """
    try:
        return _build(project, wish)
    except (LockHeld, WriteFailed) as cause:
        raise UsageError(str(cause)) from cause


def _build(project: Project, wish: Wish) -> Outcome:
    if journal.read(WorkDisk(project.root)) is not None:
        from ssotgen.frontends.declare import declare_workspace

        recover(project.root, output=declare_workspace(Library(project.tree)).workspace.output)
    if wish == NOTHING and (known := recall(project)) is not None:
        return known
    from ssotgen.compiler.maps import keep
    from ssotgen.compiler.triggers import triggers

    outcome = preview(project, wish)
    if outcome.failed or not outcome.plan:
        remember(project, outcome)
        keep(project, outcome, applied=False)
        return outcome
    start = perf_counter()
    moved = triggers(project.root, outcome)  # before the memory of the last run is gone
    project.tell("apply")
    apply(project.root, outcome.plan)
    applied = perf_counter()
    remember(project, outcome)
    keep(project, outcome, applied=True)
    timings = (*outcome.timings, ("apply", applied - start), ("remember", perf_counter() - applied))
    return replace(outcome, timings=timings, triggers=moved)
