"""`ssotgen rules`: the catalogue of findings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ssotgen.compiler.catalogue import messages


class ListFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    format: Annotated[ListFormat, typer.Option("--format", help="How the list is printed.")] = ListFormat.TEXT,
) -> int:
    """Print every finding with its default severity, and whether `[rules]` may change it."""
    found = messages().values()
    if format is ListFormat.JSON:
        import json

        rows = [
            {"id": m.id, "severity": m.severity.value, "settable": m.settable, "summary": m.page.partition("\n")[0]}
            for m in found
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    width = max(len(message.id) for message in found)
    for message in found:
        kind = "settable" if message.settable else "fixed"
        print(f"{message.id:<{width}}  {message.severity.value:<7}  {kind:<8}  {message.page.partition(chr(10))[0]}")
    return 0
