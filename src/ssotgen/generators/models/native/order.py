"""Dependencies first: the order of classes in a module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def dependencies_first(uses: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The names in an order in which as many as possible stand after what they use; the same for any order of input."""
    done: dict[str, None] = {}
    started: set[str] = set()
    for root in sorted(uses):
        waiting = [(root, iter(sorted(uses[root])))] if root not in started else []
        started.add(root)
        while waiting:
            name, rest = waiting[-1]
            following = next((used for used in rest if used not in started and used in uses), None)
            if following is None:
                done[name] = None
                waiting.pop()
            else:
                started.add(following)
                waiting.append((following, iter(sorted(uses[following]))))
    return tuple(done)
