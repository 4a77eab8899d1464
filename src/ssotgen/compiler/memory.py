"""When the last run may speak for this one: only while no byte of input, output or tool has moved."""

from __future__ import annotations

from ssotgen.compiler import state as states
from ssotgen.compiler.compile import Compilation
from ssotgen.compiler.project import Project
from ssotgen.compiler.state import State
from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.emit.changes import Plan


def recall(project: Project) -> tuple[Diagnostic, ...] | None:
    """The findings of the last run, where they must be those of this one too; else `None`."""
    known = states.load(project.root)
    return known.findings if known is not None and states.holds(known, project.root) else None


def remember(project: Project, compilation: Compilation, plan: Plan, findings: tuple[Diagnostic, ...]) -> None:
    """Keep the digests and findings of a run whose outputs are all in place."""
    if plan.partial:
        return
    inputs = states.input_digests(project.root, tuple(source.path for source in compilation.sources))
    if any(inputs.get(source.path) != source.digest for source in compilation.sources):
        return  # a file moved while it was compiled
    outputs = {change.path: digest.of_text(change.new) for change in plan.changes if change.new is not None}
    outputs |= {path: states.output_digest(project.root / path) or "" for path in plan.keep}
    states.save(project.root, State(states.tool_digest(), inputs, outputs, findings))
