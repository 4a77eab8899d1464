"""The entries of a map or list as they stand in a text."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass
from ssotgen.syntax.spots import KnownSpot, Spot


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters that go, from `start` to `end` (exclusive), and what takes their place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """From the key of an entry (without one, from its value) to the end of the value, in offsets of code points."""

    token: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Collection:
    """A map or list in a text of some format (`yaml`, `json` or `toml`), its entries in the order of the text."""

    text: str
    format: str
    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def is_flow(self) -> bool:
        """Whether brackets hold it together, rather than lines."""
        return self.text[self.start : self.start + 1] in ("{", "[") and self.text[self.end - 1] in "}]"


def collection(text: str, format: str, value: Json, spot: Spot) -> Collection:
    """The collection `value` that stands at `spot`."""
    names = list(value) if isinstance(value, FrozenMap) else range(len(value)) if isinstance(value, tuple) else ()
    entries = []
    for token in map(str, names):
        step = spot.child(token)
        if step is not None:
            key, inner = step
            start = key[0] if key else inner.stretch[0]
            end = _extent(text, inner) if format == "toml" else max(inner.stretch[1], key[1] if key else 0)
            # A block of lines ends with its last character, not with the empty lines behind it.
            entries.append(Entry(token, start, start + len(text[start:end].rstrip())))
    start, end = spot.stretch
    end = start + len(text[start:end].rstrip())
    return Collection(text, format, start, end, tuple(sorted(entries, key=lambda entry: entry.start)))


def _extent(text: str, spot: Spot) -> int:
    """Where a value of TOML ends: a table with the last of its lines, an empty one with its header."""
    end = spot.stretch[1]
    while isinstance(spot, KnownSpot) and not spot.is_scalar and text[end : end + 1] == "]":
        end += 1
    inner = [_extent(text, child) for _, child in spot.children.values()] if isinstance(spot, KnownSpot) else []
    return max([end, *inner])
