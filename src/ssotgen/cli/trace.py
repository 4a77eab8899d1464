"""`ssotgen trace PLACE`: what a line of an output comes from, or what is made of a thing."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from ssotgen.cli.changes import wants_colour
from ssotgen.cli.codes import DONE, FINDINGS
from ssotgen.cli.completion import symbols
from ssotgen.cli.formats import OutputFormat
from ssotgen.cli.options import Directory, Quiet
from ssotgen.cli.printing import print_findings, print_summary
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import open_project
from ssotgen.compiler.trace import trace


class TraceFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    query: Annotated[
        str,
        typer.Argument(
            metavar="PLACE",
            autocompletion=symbols,
            help="FILE:LINE or FILE:LINE:COLUMN, of an output or an input; or a symbol.",
        ),
    ],
    directory: Directory = None,
    format: Annotated[TraceFormat, typer.Option("--format", help="How the answer is printed.")] = TraceFormat.TEXT,
    quiet: Quiet = False,
) -> int:
    """Print where something is written by hand, and the outputs that are made of it; write no output."""
    from ssotgen.reporting.trace import json_trace, text_trace

    found = trace(open_project(directory), query)
    if isinstance(found, Outcome):
        print_findings(found, OutputFormat(format.value))
        print_summary(found, "There is no answer.", quiet=quiet, verbose=False)
        return FINDINGS
    if format is TraceFormat.JSON:
        sys.stdout.write(json_trace(found.answer, found.locator))
    else:
        sys.stdout.write(text_trace(found.answer, found.locator, colour=wants_colour()))
    for path in () if quiet else found.answer.drifted:
        print(f"note: {path} is not what the sources make; `ssotgen plan --diff` shows how it differs", file=sys.stderr)
    return DONE
