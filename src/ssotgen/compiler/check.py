"""Every finding and every drifted output; a workspace in which nothing moved is answered from memory."""

from __future__ import annotations

from ssotgen.compiler.build import preview
from ssotgen.compiler.memory import recall, remember
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.values import replace


def check(project: Project, *, ask_again: bool = False) -> Outcome:
    """Preview a build and report what it would change; with `ask_again`, also what openapi-spec-validator says."""
    known = None if ask_again else recall(project)
    if known is not None:
        return known
    outcome = preview(project)
    if outcome.plan is None:
        return outcome
    if not outcome.plan:
        remember(project, outcome)
    findings = (*outcome.diagnostics, *outcome.plan.drift())
    if ask_again and outcome.compilation is not None and outcome.compilation.program is not None:
        from ssotgen.compiler.second_opinion import second_opinion

        findings = (*findings, *second_opinion(outcome.compilation.program))
    return replace(outcome, diagnostics=findings)
