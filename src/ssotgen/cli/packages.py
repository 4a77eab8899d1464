"""What commands that need no workspace say of installed packages that cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.reporting.terminal import safe


def complain(found: Iterable[Diagnostic]) -> None:
    """Print one line for each package to stderr."""
    for diagnostic in found:
        print(safe(f"{diagnostic.severity}[{diagnostic.id}]: {diagnostic.text}"), file=sys.stderr)
