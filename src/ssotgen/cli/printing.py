"""Print what a build found and did: findings and diffs to stdout, summaries and hints to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from ssotgen.cli.options import OutputFormat
from ssotgen.cli.run import DONE, FINDINGS
from ssotgen.compiler.outcome import Outcome
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.emit.changes import Plan


def print_findings(outcome: Outcome, format: OutputFormat, *, more: Iterable[Diagnostic] = ()) -> None:
    """Print all findings, in the form asked for, to stdout."""
    from ssotgen.reporting.order import place

    found = place((*outcome.diagnostics, *more), outcome.locator)
    match format:
        case OutputFormat.TEXT:
            from ssotgen.reporting.text import text_report

            text = text_report(found, outcome.locator, colour=wants_colour())
        case OutputFormat.JSON:
            from ssotgen.reporting.json import json_report

            text = json_report(found)
        case OutputFormat.GITHUB:
            from ssotgen.reporting.github import github_report

            text = github_report(found)
    sys.stdout.write(text)
    sys.stdout.flush()


def print_summary(outcome: Outcome, last: str, *, quiet: bool, verbose: bool, more: Iterable[Diagnostic] = ()) -> None:
    """Say to stderr how many findings there are and what became of the command."""
    from ssotgen.reporting.order import place, summary

    if verbose:
        for verb, seconds in outcome.timings:
            print(f"{verb:<9} {seconds * 1000:8.1f} ms", file=sys.stderr)
    if not quiet:
        print(summary(place((*outcome.diagnostics, *more), outcome.locator), last), file=sys.stderr)


def print_written(outcome: Outcome, format: OutputFormat, seconds: float, *, quiet: bool, verbose: bool) -> int:
    """Print how a command that writes came out; returns its exit code."""
    print_findings(outcome, format)
    if outcome.plan is not None and format is OutputFormat.TEXT:
        print_conflicts(outcome.plan)
    last = (
        "Nothing was written."
        if outcome.plan is None or outcome.failed
        else f"{counted(outcome.plan)} in {seconds:.1f} s."
    )
    print_summary(outcome, last, quiet=quiet, verbose=verbose)
    return FINDINGS if outcome.failed or outcome.plan is None else DONE


def print_plan(plan: Plan, *, diff: bool) -> None:
    """Print what would be written: a line for each file, or a diff."""
    if diff:
        from ssotgen.reporting.diff import diff_report

        for change in (*plan.changes, *(conflict.change for conflict in plan.conflict)):
            sys.stdout.write(diff_report(change.path, change.before, change.new, colour=wants_colour()))
        return
    for change in plan.changes:
        verb = "create" if change.old is None else "delete" if change.new is None else "update"
        print(f"{verb} {change.path}")
    for conflict in plan.conflict:
        print(f"conflict {conflict.change.path}")


def print_conflicts(plan: Plan) -> None:
    """Print what stands in the way of a build: the start of the diff of each file that was changed by hand."""
    from ssotgen.reporting.diff import diff_report

    for conflict in plan.conflict:
        change = conflict.change
        sys.stdout.write(diff_report(change.path, change.before, change.new, limit=20, colour=wants_colour()))


def counted(plan: Plan) -> str:
    """How many files are created, updated, deleted and unchanged."""
    return (
        f"{len(plan.create)} created, {len(plan.update)} updated, "
        f"{len(plan.delete)} deleted, {len(plan.keep)} unchanged"
    )


def wants_colour() -> bool:
    """Whether stdout is a terminal that should be coloured (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
