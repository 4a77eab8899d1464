"""`ssotgen explain ID`: one finding's page."""

from __future__ import annotations

from typing import Annotated

import typer

from ssotgen.cli.completion import finding_ids
from ssotgen.cli.packages import complain
from ssotgen.compiler.extensions import installed
from ssotgen.core.bug import UsageError
from ssotgen.core.shipped import shipped_findings
from ssotgen.core.suggest import nearest


def command(
    id: Annotated[
        str,
        typer.Argument(metavar="ID", autocompletion=finding_ids, help="A finding's id, as `ssotgen rules` lists it."),
    ],
) -> int:
    """Print what the finding means, why it matters, what it looks like, and how to mend it."""
    catalogue = installed()
    message, maker = catalogue.messages.get(id), catalogue.maker_of_finding(id)
    if message is None:
        complain(catalogue.diagnostics)
        near = nearest(id, catalogue.messages)
        raise UsageError(f"no finding is called '{id}'." + (f" Did you mean '{near}'?" if near else ""))
    if maker is None:
        text = (shipped_findings() / f"{id}.md").read_text(encoding="utf-8")
    else:
        from ssotgen.reporting.page import page

        text = page(message, maker=maker.maker)
    print(text.strip())
    return 0
