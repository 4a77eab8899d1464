"""Print what a build found and did: findings and diffs to stdout, summaries and hints to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ssotgen.cli.changes import counted, print_conflicts, print_timings, print_triggers, wants_colour
from ssotgen.cli.codes import DONE, FINDINGS
from ssotgen.cli.formats import OutputFormat, Report
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic, Severity
from ssotgen.core.origin import Locator

if TYPE_CHECKING:
    from ssotgen.core.tree import Tree
    from ssotgen.reporting.order import Placed


def print_findings(
    outcome: Outcome,
    format: OutputFormat,
    *,
    folder: str = "",
    reports: Iterable[Report] = (),
    more: Iterable[Diagnostic] = (),
    tree: Tree | None = None,
) -> None:
    """Print all findings, in the form asked for, to stdout, and write those reports that are asked for besides.

    `folder` is where the workspace lies in its repository, `tree` holds the files that fixes speak of.
    Raises `UsageError` where a report cannot be written.
    """
    from ssotgen.reporting.order import place

    found = place((*outcome.diagnostics, *more), outcome.locator)
    reports = tuple(reports)
    formats = {format, *(report.format for report in reports)}
    if tree is not None and formats & _TELL_FIXES and any(item.diagnostic.fix for item in found):
        from ssotgen.fixing.regions import with_replacements

        found = with_replacements(found, tree)
    for report in reports:
        text = _report(found, outcome.locator, report.format, folder, colour=False)
        try:
            report.file.write_text(text, encoding="utf-8")
        except OSError as cause:
            raise UsageError(f"{report.file} cannot be written: {cause.strerror}") from cause
    sys.stdout.write(_report(found, outcome.locator, format, folder, colour=wants_colour()))
    sys.stdout.flush()


_TELL_FIXES = frozenset((OutputFormat.JSON, OutputFormat.SARIF))


def _report(found: tuple[Placed, ...], locator: Locator, format: OutputFormat, folder: str, *, colour: bool) -> str:
    match format:
        case OutputFormat.TEXT:
            from ssotgen.reporting.text import text_report

            return text_report(found, locator, colour=colour)
        case OutputFormat.JSON:
            from ssotgen.reporting.json import json_report

            return json_report(found)
        case OutputFormat.GITHUB:
            from ssotgen.reporting.github import github_report

            return github_report(found, prefix=folder)
        case OutputFormat.GITLAB:
            from ssotgen.reporting.gitlab import gitlab_report

            return gitlab_report(found, prefix=folder)
        case OutputFormat.SARIF:
            from ssotgen import __version__
            from ssotgen.compiler.extensions import installed
            from ssotgen.reporting.sarif import sarif_report

            return sarif_report(found, version=__version__, prefix=folder, catalogue=installed().messages)
        case OutputFormat.JUNIT:
            from ssotgen.reporting.junit import junit_report

            return junit_report(found, prefix=folder)
        case OutputFormat.MARKDOWN:
            from ssotgen.reporting.markdown import markdown_report

            return markdown_report(found)


def print_summary(outcome: Outcome, last: str, *, quiet: bool, verbose: bool, more: Iterable[Diagnostic] = ()) -> None:
    """Say to stderr how many findings there are and what became of the command."""
    from ssotgen.reporting.order import place, summary, tally

    if verbose:
        print_timings(outcome.timings)
    if not quiet:
        _offer_fixes(outcome.diagnostics)
        found = place((*outcome.diagnostics, *more), outcome.locator)
        if kinds := tally(found):
            print(kinds, file=sys.stderr)
        print(summary(found, last), file=sys.stderr)


def _offer_fixes(found: Iterable[Diagnostic]) -> None:
    """Name the command that mends errors, where one does. What is remembered of warnings does not hold their fixes."""
    fixes = [item.fix for item in found if item.fix is not None and item.severity is Severity.ERROR]
    if fixes:
        options = "--fix" if all(fix.safe for fix in fixes) else "--fix --unsafe-fixes"
        print(f"`ssotgen check {options} --dry-run` shows how {len(fixes)} of these can be mended.", file=sys.stderr)


def print_checked(
    outcome: Outcome,
    *,
    project: Project,
    format: OutputFormat = OutputFormat.TEXT,
    reports: Iterable[Report] = (),
    mended: tuple[Diagnostic, ...] | None = None,
    strict: bool = False,
    quiet: bool = False,
    verbose: bool = False,
) -> int:
    """Print how a check came out; returns its exit code.

    `mended` is what was mended where that was asked for; warnings fail a `strict` one.
    """
    more = mended or ()
    print_findings(outcome, format, folder=project.folder, reports=reports, more=more, tree=project.tree)
    found = (*outcome.diagnostics, *more)
    written = "Nothing" if mended is None else "No output"
    last = f"{written} was written." if found else "Everything agrees."
    print_summary(outcome, last, quiet=quiet, verbose=verbose, more=more)
    return FINDINGS if outcome.failed or more or (strict and found) else DONE


def print_written(
    outcome: Outcome, format: OutputFormat, seconds: float, *, project: Project, quiet: bool, verbose: bool
) -> int:
    """Print how a command that writes came out; returns its exit code."""
    print_findings(outcome, format, folder=project.folder, tree=project.tree)
    if outcome.plan is not None and format is OutputFormat.TEXT:
        print_conflicts(outcome.plan)
        if not (quiet or outcome.failed):
            print_triggers(outcome.triggers)
    last = (
        "Nothing was written."
        if outcome.plan is None or outcome.failed
        else f"{counted(outcome.plan)} in {seconds:.1f} s."
    )
    print_summary(outcome, last, quiet=quiet, verbose=verbose)
    return FINDINGS if outcome.failed or outcome.plan is None else DONE
