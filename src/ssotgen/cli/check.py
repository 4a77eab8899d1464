"""`ssotgen check`: every finding, and drift."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ssotgen.cli.formats import OutputFormat
from ssotgen.cli.options import Directory, Format, Quiet, Reports, Verbose
from ssotgen.cli.printing import print_checked
from ssotgen.cli.progress import watched
from ssotgen.compiler.check import check
from ssotgen.compiler.project import open_project
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"


def command(  # noqa: PLR0913, PLR0917  # a parameter for each option
    directory: Directory = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severity that fails.")] = FailOn.ERROR,
    second_opinion: Annotated[
        bool, typer.Option("--second-opinion", help="Ask openapi-spec-validator too; slow.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what needs no thought; show the diff.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix: also make proposals that you have to look at.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: show the diff, write nothing.")] = False,
    format: Format = OutputFormat.TEXT,
    reports: Reports = [],  # noqa: B006  # typer reads the default, nobody changes it
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Report every finding and every output that is not what the sources make; write no output."""
    project = open_project(directory)
    mended: tuple[Diagnostic, ...] | None = None
    if fix:
        from ssotgen.cli.fixing import mend

        mended = mend(project, unsafe=unsafe_fixes, dry_run=dry_run, diff=format is OutputFormat.TEXT, quiet=quiet)
    elif unsafe_fixes or dry_run:
        raise UsageError("--unsafe-fixes and --dry-run say how to --fix")
    with watched(project, quiet=quiet) as told:
        outcome = check(told, ask_again=second_opinion)
    return print_checked(
        outcome, project=project, format=format, reports=reports, mended=mended,
        strict=fail_on is FailOn.WARNING, quiet=quiet, verbose=verbose,
    )  # fmt: skip
