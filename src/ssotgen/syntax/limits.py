"""How large a hand-written document may be."""

from __future__ import annotations

from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document, so that no input costs unbounded time or memory.

    `size` is in bytes; `depth` counts maps and sequences inside each other; `nodes` counts values and `aliases` counts
    YAML aliases, both as often as they occur once every alias is written out. `findings` ends the reading of a document
    that is wrong in more places than anybody would read about. `references` bounds those that follow one another at one
    value, from file to file.
    """

    size: int = 64 * 1024 * 1024
    depth: int = 200
    nodes: int = 5_000_000
    aliases: int = 10_000
    findings: int = 100
    references: int = 100
