"""`ssotgen eject [TEMPLATE]...`: copy a template into the workspace, to change it there."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ssotgen.cli import completion
from ssotgen.cli.changes import wants_colour
from ssotgen.cli.options import Directory
from ssotgen.cli.packages import complain
from ssotgen.compiler.eject import Desk, desk, eject, seen
from ssotgen.compiler.project import open_project
from ssotgen.core.bug import UsageError


def command(
    templates: Annotated[
        list[str],
        typer.Argument(metavar="[TEMPLATE]...", autocompletion=completion.templates, help="As the list names them."),
    ] = [],  # noqa: B006  # typer reads the default, nobody changes it
    directory: Directory = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show how your copy differs from today's original.")] = False,
    compared: Annotated[
        bool, typer.Option("--seen", help="Keep your copy, and record that you compared it with today's original.")
    ] = False,
) -> int:
    """Copy templates into the workspace's folder of templates; without a name, list them all."""
    if diff and compared:
        raise UsageError("--diff and --seen are two steps")
    if (diff or compared) and not templates:
        raise UsageError("name the templates that are meant")
    found = desk(open_project(directory))
    complain(found.broken)
    if not templates:
        _list(found)
    elif diff:
        for name in templates:
            _show(found, name)
    else:
        for path in (seen if compared else eject)(found, templates):
            print(f"wrote {path}", file=sys.stderr)
    return 0


def _list(found: Desk) -> None:
    width = max(len(name) for name in found.originals)
    for name, original in found.originals.items():
        own = f"  replaced by {found.path(name)}" if found.own(name) else ""
        print(f"{name:<{width}}  {original.maker}{own}")


def _show(found: Desk, name: str) -> None:
    from ssotgen.reporting.diff import diff_report

    found.original(name)
    change = found.own(name)
    if change is None:
        raise UsageError(f"there is no {found.path(name)} to compare")
    sys.stdout.write(diff_report(change.path, change.before, change.new, colour=wants_colour()))
