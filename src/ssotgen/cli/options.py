"""Options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from ssotgen.cli.formats import OutputFormat, Report


def report(text: str) -> Report:
    """A report as users ask for it, `FORMAT=FILE`."""
    name, _, file = text.partition("=")
    if name not in tuple(OutputFormat) or not file:
        raise typer.BadParameter(f"'{text}' is not FORMAT=FILE with a format of: {', '.join(OutputFormat)}.")
    return Report(OutputFormat(name), Path(file))


Directory: TypeAlias = Annotated[
    Path | None,
    typer.Option("-C", "--directory", metavar="DIR", help="The workspace; default: the nearest one upwards from here."),
]
Force: TypeAlias = Annotated[
    list[str], typer.Option("--force", metavar="PATH", help="Give up the edits in this file; may be repeated.")
]
Format: TypeAlias = Annotated[OutputFormat, typer.Option("--format", help="How findings are printed.")]
Reports: TypeAlias = Annotated[
    list[Report],
    typer.Option(
        "--report", metavar="FORMAT=FILE", parser=report, help="Write findings into a file too; may be repeated."
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only, no summary.")]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("--verbose", "-v", help="Print what took how long, and traces of bugs.")
]
