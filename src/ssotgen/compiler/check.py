"""Every finding and every drifted output; a workspace in which nothing moved is answered from memory."""

from __future__ import annotations

from dataclasses import replace

from ssotgen.compiler.build import Outcome, preview
from ssotgen.compiler.memory import recall, remember
from ssotgen.compiler.project import Project
from ssotgen.compiler.second_opinion import second_opinion
from ssotgen.syntax.library import Library


def check(project: Project, *, ask_again: bool = False) -> Outcome:
    """Preview a build and report what it would change; with `ask_again`, also what openapi-spec-validator says."""
    known = None if ask_again else recall(project)
    if known is not None:
        return Outcome(known, Library(project.tree).locator(), None)
    outcome = preview(project)
    if outcome.plan is None or outcome.compilation is None:
        return outcome
    if not outcome.plan and not outcome.failed:
        remember(project, outcome.compilation, outcome.plan, outcome.diagnostics)
    findings = (*outcome.diagnostics, *outcome.plan.drift())
    if ask_again and outcome.compilation.program is not None:
        findings = (*findings, *second_opinion(outcome.compilation.program))
    return replace(outcome, diagnostics=findings)
