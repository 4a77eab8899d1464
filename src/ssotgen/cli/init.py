"""`ssotgen init [DIR]`: a small working workspace, or one around a document that exists."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from ssotgen.cli.codes import DONE, FINDINGS
from ssotgen.core.bug import UsageError
from ssotgen.scaffold.new import KEPT, Template, check_room, create, lay_out


def command(
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; default: this folder.")] = Path(),
    template: Annotated[Template, typer.Option("--template", help="The workspace to begin with.")] = Template.MINIMAL,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="An OpenAPI document to build the workspace around.")
    ] = None,
    here: Annotated[bool, typer.Option("--here", help="Scaffold into a folder that is not empty.")] = False,
) -> int:
    """Write a contract, its registries and a README that build and check clean."""
    if source is not None and template is not Template.MINIMAL:
        raise UsageError("--from and --template are two ways to begin; take one")
    if source is None:
        paths: tuple[str, ...] | None = create(directory, template, here=here)
    else:
        paths = _take_over(source, directory, here=here)
    if paths is None:
        return FINDINGS
    for path in paths:
        print(path)
    for path in KEPT:
        if path not in paths:
            print(f"note: {path} was there already, and stays as it is", file=sys.stderr)
    named = str(directory)
    named = f"./{named}" if named.startswith("-") else named
    where = "" if directory == Path() else f"cd {shlex.quote(named)} && "
    print(f"\nNext: {where}ssotgen build && ssotgen check", file=sys.stderr)
    return DONE


def _take_over(source: Path, directory: Path, *, here: bool) -> tuple[str, ...] | None:
    """Lay out a workspace around a document; `None` where it has errors, which are printed."""
    from ssotgen.cli.formats import OutputFormat
    from ssotgen.cli.printing import print_findings, print_summary
    from ssotgen.compiler.outcome import Outcome
    from ssotgen.scaffold.adoption import adopt
    from ssotgen.scaffold.draft import draft

    check_room(directory, here=here)
    found = adopt(source)
    if found.contract is None:
        outcome = Outcome(found.diagnostics, found.locator, None)
        print_findings(outcome, OutputFormat.TEXT)
        print_summary(outcome, "Nothing was written.", quiet=False, verbose=False)
        return None
    drafted = draft(found.contract, found)
    paths = lay_out(directory, drafted.files, here=here)
    for remark in drafted.remarks:
        print(f"note: {remark}\n", file=sys.stderr)
    return paths
