"""Many things to pages: groups that a reader finds by name, and that stay where they are when a neighbour comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
LARGEST = 40
"""How many things a page may hold before it is cut."""
SMALLEST = 8
"""How many things a page of their own takes."""
DEEPEST = 12
"""How many elements of a path may name a group."""


def split(items: Sequence[T], path: Callable[[T], Sequence[str]], depth: int = 0) -> Mapping[tuple[str, ...], list[T]]:
    """Cut `items` by the elements of their paths, deeper where a group is too large.

    A group is called by the elements that its members share; what is too little for a page stays in the group above, or
    goes by its first letters where that makes too many.
    """
    if len(items) <= LARGEST or depth == DEEPEST:
        return {(): list(items)} if items else {}
    found: dict[tuple[str, ...], list[T]] = {}
    rest: list[T] = []

    def element(item: T) -> str:
        return path(item)[depth] if depth < len(path(item)) else ""

    for name, members in sorted(grouped(items, element).items()):
        if not name or len(members) < SMALLEST:
            rest += members
            continue
        for inner, part in split(members, path, depth + 1).items():
            found[(name, *inner)] = part
    if len(rest) <= LARGEST:
        return found | ({(): rest} if rest else {})
    if all(len(element(item)) < 2 for item in rest):
        return found | {(name,) if name else (): members for name, members in grouped(rest, element).items()}
    by_letters = split(rest, lambda item: tuple(element(item).lower()))
    return found | {("".join(letters) + " and so on",): members for letters, members in by_letters.items()}


def grouped(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Items by a name that each has, in the order of their first members."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
