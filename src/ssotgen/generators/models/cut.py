"""Which module each class of a large contract stands in: by who speaks of it, so that no two modules need each other.

Whatever reaches a class also reaches all that the class uses. So what one home alone reaches may use what several
reach, never the other way round; and what several reach, filed under the first of them, is used by later ones only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from ssotgen.core.naming import Kind, fold, spell
from ssotgen.core.values import dataclass

LIMIT = 300
"""More classes are not put into one module where it can be cut. Importing as many takes a tenth of a second."""
_FEWEST = 20
"""Fewer classes that begin with the same words, or that speak of the same topic, do not get a module of their own."""
_LETTERS = 40
"""Letters by which names are told apart; what shares more stays together."""

Graph: TypeAlias = Mapping[str, AbstractSet[str]]
Cluster: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Something outside that names classes: its home, and a topic within that, both as identifiers of modules."""

    home: str
    topic: str
    classes: AbstractSet[str]


def cut(uses: Graph, speakers: Iterable[Speaker], *, limit: int = LIMIT) -> Mapping[str, str]:
    """The module of each class. Classes that use each other share one; modules never import in a circle."""
    speakers = tuple(speakers)
    placed = dict(_by_home(uses, speakers))
    for cluster in _large(placed, limit):
        members = {name for name, own in placed.items() if own == cluster}
        placed |= _by_topic(uses, speakers, cluster, members) if len(cluster) == 1 else {}
        placed |= _by_word(uses, cluster, members, limit) if cluster == _UNSPOKEN else {}
    for cluster in _large(placed, limit):
        leaves = [name for name, own in sorted(placed.items()) if own == cluster and uses[name] <= {name}]
        placed |= {name: (*cluster, _PLAIN, key) for key, names in _buckets(leaves, limit).items() for name in names}
    names = _names(set(placed.values()))
    return {name: names[cluster] for name, cluster in placed.items()}


_SHARED, _UNSPOKEN, _PLAIN = "shared", ("", "other"), "plain"


def _large(placed: Mapping[str, Cluster], limit: int) -> list[Cluster]:
    return sorted(cluster for cluster, number in Counter(placed.values()).items() if number > limit)


def _by_home(uses: Graph, speakers: Iterable[Speaker]) -> Iterator[tuple[str, Cluster]]:
    """Classes of one home, shared ones, and those that nobody outside speaks of, which no others can use."""
    named: dict[str, set[str]] = {}
    for speaker in speakers:
        named.setdefault(speaker.home, set()).update(speaker.classes)
    reached = _reached(uses, named, uses.keys())
    for name in uses:
        homes = reached.get(name, [])
        yield name, _UNSPOKEN if not homes else (homes[0],) if len(homes) == 1 else ("", _SHARED, homes[0])


def _by_topic(
    uses: Graph, speakers: Iterable[Speaker], cluster: Cluster, members: AbstractSet[str]
) -> Iterator[tuple[str, Cluster]]:
    """Out of a home's module what only one topic speaks of; the rest stays where all topics find it."""
    named: dict[str, set[str]] = {}
    for speaker in speakers:
        if (speaker.home,) == cluster:
            named.setdefault(speaker.topic, set()).update(speaker.classes)
    alone = {name: topics[0] for name, topics in _reached(uses, named, members).items() if len(topics) == 1}
    sizes = Counter(alone.values())
    for name, topic in alone.items():
        if topic and sizes[topic] >= _FEWEST:
            yield name, (*cluster, topic)


def _by_word(uses: Graph, cluster: Cluster, members: AbstractSet[str], limit: int) -> Iterator[tuple[str, Cluster]]:
    """What nobody outside speaks of, by the words that names begin with."""
    named = {key: set(names) for key, names in _buckets(sorted(members), limit).items()}
    for name, keys in _reached(uses, named, members).items():
        yield name, (*cluster, keys[0] if len(keys) == 1 else _SHARED)


def _reached(uses: Graph, named: Mapping[str, AbstractSet[str]], members: AbstractSet[str]) -> dict[str, list[str]]:
    """The labels, sorted, from whose classes each class can be reached without leaving `members`."""
    found: dict[str, list[str]] = {}
    for label in sorted(named):
        waiting, seen = [name for name in named[label] if name in members], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                found.setdefault(name, []).append(label)
                waiting += (used for used in uses[name] if used in members)
    return found


def _buckets(names: Iterable[str], limit: int) -> Mapping[str, list[str]]:
    """Names by first letter; those of a letter that has too many by their first word, then by the first two, …

    What shares no words is divided by letters.
    """
    found: dict[str, list[str]] = {}
    for key, name in _keys([(name, tuple(spell(name, Kind.MODULE).split("_"))) for name in names], "", 0, limit):
        found.setdefault(key, []).append(name)
    return found


def _keys(names: list[tuple[str, tuple[str, ...]]], above: str, words: int, limit: int) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, parts in names:
        groups.setdefault("_".join(parts[:words]) if words else parts[0][0], []).append((name, parts))
    few: list[tuple[str, str]] = []
    for key, group in groups.items():
        if len(group) > limit and any(len(parts) > words for _, parts in group):
            yield from _keys(group, key, words + 1, limit)
        elif len(group) >= _FEWEST:
            yield from ((key, name) for name, _ in group)
        else:
            few += ((name, "_".join(parts)) for name, parts in group)
    yield from _by_letters(few, above, len(above) + 1, limit)


def _by_letters(names: list[tuple[str, str]], above: str, letters: int, limit: int) -> Iterator[tuple[str, str]]:
    """Names that share no words, such as `S1` to `S999`: by one letter more, as long as there are too many."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, spelled in names if len(names) > limit and letters <= _LETTERS else ():
        groups.setdefault(spelled[:letters], []).append((name, spelled))
    if not groups or all(len(key) < letters for key in groups):
        yield from ((above, name) for name, _ in names)
    for key, group in groups.items() if any(len(key) == letters for key in groups) else ():
        yield from _by_letters(group, key.strip("_") or above, letters + 1, limit)


def _names(clusters: AbstractSet[Cluster]) -> Mapping[Cluster, str]:
    """A name for each cluster; the later ones of several that would have the same get a number."""
    names: dict[Cluster, str] = {}
    taken: set[str] = set()
    for cluster in sorted(clusters):
        wanted = name = spell(" ".join(part for part in cluster if part) or "other", Kind.MODULE)
        number = 1
        while fold(name) in taken:
            number += 1
            name = f"{wanted}_{number}"
        taken.add(fold(name))
        names[cluster] = name
    return names
