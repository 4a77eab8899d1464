"""The state of a YAML document that is being read: what is still open, and what an alias may repeat."""

from __future__ import annotations

from typing import NamedTuple

from ssotgen.core.json import FrozenMap, Json


class Anchored(NamedTuple):
    """A value under an anchor, its text if it is a scalar, and its size once all aliases are written out."""

    value: Json
    text: str | None
    nodes: int
    aliases: int
    height: int


class Frame:
    """An open map or sequence."""

    __slots__ = (
        "aliases",
        "anchor",
        "drop",
        "entries",
        "height",
        "is_map",
        "items",
        "key",
        "merged",
        "merging",
        "nodes",
    )

    def __init__(self, is_map: bool, anchor: str | None, nodes: int, aliases: int) -> None:
        self.is_map = is_map
        self.entries: dict[str, Json] = {}
        self.items: list[Json] = []
        self.merged: list[FrozenMap[Json]] = []
        self.key: str | None = None
        self.merging = False  # the value to come belongs to a merge key
        self.drop = False  # the value to come belongs to the second of two equal keys
        self.anchor = anchor
        self.nodes = nodes  # counters when it was opened
        self.aliases = aliases
        self.height = 0

    def pointer_token(self) -> str:
        """The key or index of the child that is being read; "" where its key is still to come."""
        return (self.key or "") if self.is_map else str(len(self.items))

    def close(self) -> Json:
        """The finished value; entries of its own win over merged ones, earlier merged ones over later."""
        if not self.is_map:
            return tuple(self.items)
        for source in self.merged:
            for key, item in source.items():
                self.entries.setdefault(key, item)
        return FrozenMap(self.entries)

    def merge(self, value: Json) -> bool:
        """Take note of a map, or a sequence of maps, to be merged in; `False` for anything else."""
        sources = value if isinstance(value, tuple) else (value,)
        self.merged += [source for source in sources if isinstance(source, FrozenMap)]
        return all(isinstance(source, FrozenMap) for source in sources)
