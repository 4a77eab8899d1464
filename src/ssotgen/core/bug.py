"""The exceptions that end a command."""

from __future__ import annotations


class Bug(Exception):
    """ssotgen contradicts itself; the text names the artifact or the symbol. Exit code 3."""


class UsageError(Exception):
    """The command cannot start as it was asked to: options, configuration, a wrong version, a lock. Exit code 2."""
