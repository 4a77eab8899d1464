"""Where the values of a document stand in its text, as far as somebody asked."""

from __future__ import annotations

from dataclasses import field
from typing import Protocol, TypeAlias

from ssotgen.core.values import dataclass

Stretch: TypeAlias = tuple[int, int]
"""Two offsets in code points, the second exclusive."""


class Spot(Protocol):
    """The place of one value."""

    @property
    def stretch(self) -> Stretch:
        """The text of the value."""

    @property
    def is_scalar(self) -> bool:
        """Whether the value is neither a map nor a sequence."""

    def child(self, token: str) -> tuple[Stretch | None, Spot] | None:
        """The key's text, if there is a key, and the value under it; `None` where there is no such child."""


@dataclass(slots=True)
class KnownSpot:
    """A place that is known at once; children are added while the text is read, the first of two equal keys stays."""

    stretch: Stretch
    is_scalar: bool = True
    children: dict[str, tuple[Stretch | None, Spot]] = field(default_factory=dict)

    def child(self, token: str) -> tuple[Stretch | None, Spot] | None:
        return self.children.get(token)


@dataclass(frozen=True, slots=True)
class Found:
    """What a pointer leads to: the nearest place that exists."""

    key: Stretch | None
    spot: Spot
    exact: bool


def follow(root: Spot, pointer_tokens: tuple[str, ...]) -> Found:
    """Walk from the root as far as the pointer leads."""
    found = Found(None, root, exact=True)
    for token in pointer_tokens:
        step = found.spot.child(token)
        if step is None:
            return Found(found.key, found.spot, exact=False)
        found = Found(step[0], step[1], exact=True)
    return found
