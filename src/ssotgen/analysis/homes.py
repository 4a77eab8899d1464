"""Where the code of an operation stands once the code of a contract is too much for one module."""

from __future__ import annotations

import re

from ssotgen.core.naming import Kind, spell
from ssotgen.ir.contract import Operation

_VERSION = re.compile(r"v[0-9]+(\.[0-9]+)*", re.ASCII)


def home(operation: Operation) -> str:
    """A module named after the operation's first tag; without one, after what its path begins with but versions."""
    return spell(operation.tags[0], Kind.MODULE) if operation.tags else next(iter(_words(operation)), "root")


def topic(operation: Operation) -> str:
    """What the path names first besides the operation's home, as an identifier; empty where it names nothing else."""
    return next((word for word in _words(operation) if word != home(operation)), "")


def _words(operation: Operation) -> list[str]:
    """The fixed segments of a path, without versions."""
    segments = operation.path.partition("?")[0].partition("#")[0].split("/")
    return [spell(item, Kind.MODULE) for item in segments if item and "{" not in item and not _VERSION.fullmatch(item)]
