"""`ssotgen resolve`: generated files after a merge."""

from __future__ import annotations

import sys
from time import perf_counter

from ssotgen.cli.codes import DONE
from ssotgen.cli.formats import OutputFormat
from ssotgen.cli.options import Directory, Force, Format, Quiet, Verbose
from ssotgen.cli.printing import print_written
from ssotgen.cli.progress import watched
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
    start = perf_counter()
    project = open_project(directory)
    with watched(project, quiet=quiet) as told:
        outcome = resolve(told, force=project.paths(force))
    seconds = perf_counter() - start
    code = print_written(outcome, format, seconds, project=project, quiet=quiet, verbose=verbose)
    if code == DONE and not quiet:
        print("Next: git add what was merged and what was made, and let git go on.", file=sys.stderr)
    return code
