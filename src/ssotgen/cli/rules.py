"""`ssotgen rules`: the catalogue of findings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ssotgen.cli.packages import complain
from ssotgen.compiler.extensions import installed
from ssotgen.core.diagnostics import Profile
from ssotgen.reporting.page import summary


class ListFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    profile: Annotated[
        Profile, typer.Option("--profile", help="The profile whose severities are printed.")
    ] = Profile.RECOMMENDED,
    format: Annotated[ListFormat, typer.Option("--format", help="How the list is printed.")] = ListFormat.TEXT,
) -> int:
    """Print every finding with its severity in a profile, and whether `[rules]` may change it."""
    catalogue = installed()
    complain(catalogue.diagnostics)
    found = catalogue.messages.values()
    makers = {id: added.maker for id in catalogue.messages if (added := catalogue.maker_of_finding(id))}
    if format is ListFormat.JSON:
        import json

        rows = [
            {
                "id": message.id,
                "severity": message.under(profile).value,
                "settable": message.settable,
                "from": makers.get(message.id, "ssotgen"),
                "since": None if message.id in makers else message.since,
                "profiles": {one.value: message.under(one).value for one in Profile},
                "summary": summary(message),
            }
            for message in found
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    width = max(len(message.id) for message in found)
    for message in found:
        kind = "settable" if message.settable else "fixed"
        maker = f" ({makers[message.id]})" if message.id in makers else ""
        print(f"{message.id:<{width}}  {message.under(profile).value:<7}  {kind:<8}  {summary(message)}{maker}")
    return 0
