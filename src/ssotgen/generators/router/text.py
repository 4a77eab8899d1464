"""What an operation does, as a docstring."""

from __future__ import annotations

from ssotgen.generators.docstrings import sentence, stopped
from ssotgen.ir.contract import Operation
from ssotgen.plugin import Code


def of_operation(operation: Operation, indent: str) -> Code:
    """What an operation does, and how it is called."""
    call = f"`{operation.method} {operation.path}`"
    parts = [stopped((operation.summary or "").strip()), (operation.description or "").strip(), call]
    if operation.deprecated:
        parts.append("Deprecated.")
    return sentence("\n\n".join(part for part in parts if part), indent)
