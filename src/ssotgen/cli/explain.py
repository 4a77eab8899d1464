"""`ssotgen explain ID`: one finding's page."""

from __future__ import annotations

from typing import Annotated

import typer

from ssotgen.compiler.catalogue import messages
from ssotgen.core.bug import UsageError
from ssotgen.core.suggest import nearest


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A finding's id, as `ssotgen rules` lists it.")],
) -> int:
    """Print what the finding means, why it matters, and how to mend it."""
    message = messages().get(id)
    if message is None:
        near = nearest(id, messages())
        raise UsageError(f"no finding is called '{id}'." + (f" Did you mean '{near}'?" if near else ""))
    kind = "settable in [rules]" if message.settable else "fixed"
    print(f"# {message.id}\n\n{message.severity.value}, {kind}\n\n{message.page.strip()}")
    return 0
