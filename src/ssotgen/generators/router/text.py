"""Descriptions of a contract as docstrings."""

from __future__ import annotations

from ssotgen.generators.models.docstrings import docstring as printed
from ssotgen.ir.contract import Operation
from ssotgen.plugin import Code


def docstring(text: str, indent: str) -> Code:
    """A docstring below `indent`, which the template has printed already."""
    return Code(printed(_sentence(text), indent).strip())


def of_operation(operation: Operation, indent: str) -> Code:
    """What an operation does, and how it is called."""
    call = f"`{operation.method} {operation.path}`"
    parts = [_sentence((operation.summary or "").strip()), (operation.description or "").strip(), call]
    if operation.deprecated:
        parts.append("Deprecated.")
    return docstring("\n\n".join(part for part in parts if part), indent)


def _sentence(text: str) -> str:
    """The text with the full stop that headings lack."""
    return f"{text}." if "\n" not in text and text[-1:].isalnum() else text
