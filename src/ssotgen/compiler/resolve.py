"""A build after a merge: what either side generated is ours, whatever the merge made of the manifest."""

from __future__ import annotations

from ssotgen.compiler.build import Wish, build
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.diagnostics import has_errors
from ssotgen.core.values import replace
from ssotgen.emit.resolve import resolve as read_sides
from ssotgen.frontends.declare import declare_workspace
from ssotgen.syntax.library import Library


def resolve(project: Project, *, force: tuple[str, ...] = ()) -> Outcome:
    """Build on the manifests of both sides of the merge that goes on, or that HEAD is.

    A file that is as one side recorded it is made anew; an edit by hand stays a conflict, unless `force` gives it up.
    """
    library = Library(project.tree)
    output = declare_workspace(library).workspace.output
    sides = read_sides(project.root, output=output, force=force)
    if sides.manifest is None or has_errors(sides.diagnostics):
        return Outcome(sides.diagnostics, library.locator(), None)
    outcome = build(project, Wish(force=force, manifest=sides.manifest))
    return replace(outcome, diagnostics=(*sides.diagnostics, *outcome.diagnostics))
