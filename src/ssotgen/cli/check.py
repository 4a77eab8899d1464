"""`ssotgen check`: every finding, and drift."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ssotgen.cli.options import Directory, Format, OutputFormat, Quiet, Verbose
from ssotgen.cli.printing import print_findings, print_summary
from ssotgen.cli.run import DONE, FINDINGS
from ssotgen.compiler.check import check
from ssotgen.compiler.project import open_project


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"


def command(
    directory: Directory = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severity that fails.")] = FailOn.ERROR,
    second_opinion: Annotated[
        bool, typer.Option("--second-opinion", help="Ask openapi-spec-validator too; slow.")
    ] = False,
    format: Format = OutputFormat.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Report every finding and every output that is not what the sources make; write no output."""
    outcome = check(open_project(directory), ask_again=second_opinion)
    print_findings(outcome, format)
    failed = outcome.failed or (fail_on is FailOn.WARNING and bool(outcome.diagnostics))
    last = "Everything agrees." if not outcome.diagnostics else "Nothing was written."
    print_summary(outcome, last, quiet=quiet, verbose=verbose)
    return FINDINGS if failed else DONE
