"""`ssotgen schema NAME`: the format of a registry or a report."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ssotgen.cli.completion import formats
from ssotgen.core.bug import UsageError
from ssotgen.core.formats import FORMATS, REPORTS, registry_format
from ssotgen.core.suggest import nearest

_NAMES = (*FORMATS, *REPORTS)


def command(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", autocompletion=formats, help=f"One of: {', '.join(_NAMES)}.")
    ] = None,
) -> int:
    """Print the JSON Schema of a format; without a name, the names."""
    if name is None:
        print("\n".join(_NAMES))
        return 0
    if name not in _NAMES:
        near = nearest(name, _NAMES)
        hint = f" Did you mean '{near}'?" if near else f" There are: {', '.join(_NAMES)}."
        raise UsageError(f"no format is called '{name}'.{hint}")
    print(json.dumps(registry_format(name), indent=2, ensure_ascii=False, default=float))
    return 0
