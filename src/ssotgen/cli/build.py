"""`ssotgen build`: compile and write."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from ssotgen.cli.codes import DONE, FINDINGS
from ssotgen.cli.completion import generators
from ssotgen.cli.formats import OutputFormat
from ssotgen.cli.options import Directory, Force, Format, Quiet, Verbose
from ssotgen.cli.printing import print_written
from ssotgen.cli.progress import watched
from ssotgen.compiler.build import Wish, build
from ssotgen.compiler.project import open_project


def command(  # a parameter for each option
    directory: Directory = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="GENERATOR", autocompletion=generators, help="Run just this generator."),
    ] = None,
    force: Force = [],  # noqa: B006  # typer reads the default, nobody changes it
    adopt: Annotated[list[str], typer.Option("--adopt", metavar="PATH", help="Take over this unmanaged file.")] = [],  # noqa: B006
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 where anything was written.")] = False,
    format: Format = OutputFormat.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write what changed; nothing at all where any finding is an error."""
    start = perf_counter()
    project = open_project(directory)
    with watched(project, quiet=quiet) as told:
        outcome = build(told, Wish(only, project.paths(force), project.paths(adopt)))
    seconds = perf_counter() - start
    code = print_written(outcome, format, seconds, project=project, quiet=quiet, verbose=verbose)
    return FINDINGS if code == DONE and exit_code and outcome.plan else code
