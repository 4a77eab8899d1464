"""Options that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Directory: TypeAlias = Annotated[
    Path | None,
    typer.Option("-C", "--directory", metavar="DIR", help="The workspace; default: the nearest one upwards from here."),
]
Force: TypeAlias = Annotated[
    list[str], typer.Option("--force", metavar="PATH", help="Give up the edits in this file; may be repeated.")
]
Format: TypeAlias = Annotated[OutputFormat, typer.Option("--format", help="How findings are printed.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only, no summary.")]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("--verbose", "-v", help="Print what took how long, and traces of bugs.")
]
