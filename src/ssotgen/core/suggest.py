"""The nearest known name, for "did you mean"."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from ssotgen.core.values import dataclass

_LONGEST = 200
"""Nobody mistypes a longer name; comparing two of them takes as long as both are long together."""
_ALL = 200
"""So many known names are all looked at; of more, only those that begin or end like the name that is sought."""
_BESIDE = 10
"""So many names are looked at on either side of where one would stand in an alphabetical list."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Known names by what they are without capitals; that sorted, from the front and from the back."""

    spelled: Mapping[str, str]
    forward: tuple[str, ...]
    backward: tuple[str, ...]

    def like(self, name: str) -> Iterable[str]:
        """The names that may be like `name`: a slip leaves either a long beginning or a long end as it was."""
        if len(self.forward) <= _ALL:
            return self.forward
        beginning = _around(name, self.forward)
        return sorted({*beginning, *(found[::-1] for found in _around(name[::-1], self.backward))})


def _around(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    at = bisect(names, name)
    return names[max(at - _BESIDE, 0) : at + _BESIDE]


@lru_cache(maxsize=16)
def _names(known: tuple[str, ...]) -> _Names:
    spelled: dict[str, str] = {}
    for item in sorted(known):
        spelled.setdefault(item.casefold(), item)
    return _Names(spelled, tuple(sorted(spelled)), tuple(sorted(name[::-1] for name in spelled)))


@lru_cache(maxsize=16)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    names = _names(known)
    folded = name.casefold()
    if folded in names.spelled:
        return names.spelled[folded]
    found = get_close_matches(folded, names.like(folded), n=1, cutoff=0.6)
    return names.spelled[found[0]] if found else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, be it in capital letters or small ones; `None` where none is close.

    Among thousands of names only those are found that differ in about one place.
    """
    return None if len(name) > _LONGEST else _nearest(name, tuple(known))


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """The text that stands beside an unknown name, or `None`."""
    near = nearest(name, known)
    return f"did you mean `{near}`?" if near else None
