"""`ssotgen init [DIR]`: a small working workspace."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ssotgen.scaffold.new import create


def command(
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; default: this folder.")] = Path(),
    here: Annotated[bool, typer.Option("--here", help="Scaffold into a folder that is not empty.")] = False,
) -> int:
    """Write a contract, its registries and a README that build and check clean."""
    for path in create(directory, "minimal", here=here):
        print(path)
    where = "" if directory == Path() else f"cd {directory} && "
    print(f"\nNext: {where}ssotgen build && ssotgen check", file=sys.stderr)
    return 0
