"""When the last run may speak for this one: only while no byte of input, output or tool has moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ssotgen.compiler import state as states
from ssotgen.compiler.kept_places import KeptPlaces, lines_of, spans_of
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.compiler.state import State
from ssotgen.emit.changes import Plan

if TYPE_CHECKING:  # an answer from memory prints nothing
    from ssotgen.emit.templates import TemplateSet

FOLDERS = ("contracts", "registries")
"""Where every file may be an input."""


def recall(project: Project) -> Outcome | None:
    """How the last run came out, where this one must come out alike; else `None`."""
    known = states.load(project.root)
    if known is None or not states.holds(known, project.root):
        return None
    return Outcome(
        known.findings, KeptPlaces(known.spans, known.lines, project.tree), Plan("", keep=tuple(known.outputs))
    )


def passed(project: Project, templates: TemplateSet) -> Mapping[str, str]:
    """The outputs of the last run and their digests, where the gates that they passed are those of today."""
    known = None if templates.overrides else states.load(project.root)
    if known is None or known.folders != FOLDERS or known.tool != states.tool_digest(known.extensions):
        return {}
    return known.outputs


def remember(project: Project, outcome: Outcome) -> None:
    """Keep the digests and findings of a run whose outputs are all in place."""
    compilation, plan = outcome.compilation, outcome.plan
    if compilation is None or plan is None or plan.partial or plan.conflict or outcome.failed:
        return
    from ssotgen.compiler.extensions import code_of  # an answer from memory asks no package

    templates = compilation.workspace.templates
    folders = (*FOLDERS, *((templates.text,) if templates else ()))
    inputs = states.input_digests(project.root, folders, tuple(source.path for source in compilation.sources))
    if any(inputs.get(source.path) != source.digest for source in compilation.sources):
        return  # a file moved while it was compiled
    outputs = {change.path: change.sha256 for change in plan.changes if change.sha256 is not None}
    outputs |= {path: states.output_digest(project.root / path) or "" for path in plan.keep}
    lasting = tuple(finding for finding in outcome.diagnostics if finding not in plan.diagnostics)  # these are settled
    extensions = code_of(compilation.catalogue)
    tool = states.tool_digest(extensions)
    spans = spans_of(lasting, outcome.locator)
    lines = lines_of(spans, outcome.locator)
    states.save(project.root, State(tool, extensions, folders, inputs, outputs, lasting, spans, lines))
