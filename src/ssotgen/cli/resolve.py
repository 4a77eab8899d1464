"""`ssotgen resolve`: generated files after a merge."""

from __future__ import annotations

from ssotgen.cli.options import Directory, Force, Format, OutputFormat, Quiet, Verbose
from ssotgen.cli.printing import counted, print_conflicts, print_findings, print_summary
from ssotgen.cli.run import DONE, FINDINGS
from ssotgen.compiler.project import open_project
from ssotgen.compiler.resolve import resolve


def command(
    directory: Directory = None,
    force: Force = [],  # noqa: B006  # typer reads the default, nobody changes it
    format: Format = OutputFormat.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Rebuild what either side of a merge had generated; an edit by hand on either side stays a conflict."""
    project = open_project(directory)
    outcome = resolve(project, force=project.paths(force))
    print_findings(outcome, format)
    if outcome.plan is not None and format is OutputFormat.TEXT:
        print_conflicts(outcome.plan)
    if outcome.failed or outcome.plan is None:
        print_summary(outcome, "Nothing was written.", quiet=quiet, verbose=verbose)
        return FINDINGS
    last = counted(outcome.plan)
    print_summary(outcome, f"{last}.", quiet=quiet, verbose=verbose)
    return DONE
