"""`ssotgen plan`: what build would write."""

from __future__ import annotations

from typing import Annotated

import typer

from ssotgen.cli.changes import counted, print_plan
from ssotgen.cli.codes import DONE, FINDINGS
from ssotgen.cli.completion import generators
from ssotgen.cli.formats import OutputFormat
from ssotgen.cli.options import Directory, Format, Quiet, Verbose
from ssotgen.cli.printing import print_findings, print_summary
from ssotgen.cli.progress import watched
from ssotgen.compiler.build import Wish, preview
from ssotgen.compiler.project import open_project


def command(
    directory: Directory = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="GENERATOR", autocompletion=generators, help="Run just this generator."),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes as a unified diff.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 where build would write something.")] = False,
    format: Format = OutputFormat.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Print what would be created, updated or deleted, grouped by the sources that moved it."""
    project = open_project(directory)
    with watched(project, quiet=quiet) as told:
        outcome = preview(told, Wish(only))
    print_findings(outcome, format, folder=project.folder, tree=project.tree)
    if outcome.plan is not None and format is OutputFormat.TEXT:
        from ssotgen.compiler.triggers import triggers

        print_plan(outcome.plan, triggers(project.root, outcome), diff=diff)
    last = f"Build would change: {counted(outcome.plan)}." if outcome.plan is not None else "There is no plan."
    print_summary(outcome, last, quiet=quiet, verbose=verbose)
    return FINDINGS if exit_code and (outcome.plan is None or outcome.plan or outcome.failed) else DONE
