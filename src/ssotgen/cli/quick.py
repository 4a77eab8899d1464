"""`ssotgen check` and `ssotgen build` as they are run all day: answered from memory before options are even parsed."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

COMMANDS = ("check", "build")
QUIET = frozenset({"-q", "--quiet"})


def answer(arguments: Sequence[str]) -> int | None:
    """The exit code where nothing has moved since the last run; `None`: the whole command line has to be asked.

    Reading options costs as much as all that is done here.
    """
    if not arguments or arguments[0] not in COMMANDS or not QUIET.issuperset(arguments[1:]):
        return None
    start = perf_counter()
    from ssotgen.compiler.memory import recall
    from ssotgen.compiler.project import open_project
    from ssotgen.core.bug import UsageError
    from ssotgen.emit import journal
    from ssotgen.emit.disk import WorkDisk

    try:
        project = open_project(None)
        known = None if journal.read(WorkDisk(project.root)) is not None else recall(project)
    except UsageError:  # it is said again, by the command itself
        return None
    if known is None:
        return None
    from ssotgen.cli.formats import OutputFormat
    from ssotgen.cli.printing import print_checked, print_written

    quiet = len(arguments) > 1
    if arguments[0] == "check":
        return print_checked(known, project=project, quiet=quiet)
    seconds = perf_counter() - start
    return print_written(known, OutputFormat.TEXT, seconds, project=project, quiet=quiet, verbose=False)
