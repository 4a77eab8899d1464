"""Mermaid diagrams: small ones, whose labels are text and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ssotgen.core.digest import of_text
from ssotgen.core.markdown import code_block
from ssotgen.plugin import Markdown

MOST_NODES = 30
"""A diagram with more is not read by anybody, and slow to draw."""
MOST_DIAGRAMS = 5
"""How many of them a page shows."""
# A label that begins like an item of a list would be refused as unsupported Markdown.
_OTHER = re.compile(r"[^\w .,/:()-]|(?<=^\d)\.|^-")
_NO_WORD = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60


def flowchart(direction: str, nodes: Mapping[str, str], edges: Iterable[tuple[str, str, str]]) -> Markdown:
    """Boxes with labels, and arrows `(from, to, label)` between them; empty where there are no arrows.

    A node is called by what is plain of its label, so that a diff says what it is about and a new one moves no other;
    behind the `n_` no name of a contract is a word of the language.
    """
    ids = _ids(nodes)
    arrows = [f"  {ids[one]} -->{f'|{_label(text)}|' if text else ''} {ids[other]}" for one, other, text in edges]
    if not arrows:
        return Markdown("")
    boxes = [f"  {ids[name]}[{_label(text)}]" for name, text in nodes.items()]
    return code_block("\n".join([f"flowchart {direction}", *boxes, *arrows]), "mermaid")


def request_flow(steps: Iterable[tuple[str, str]]) -> Markdown:
    """What a request goes through before its handler is called: steps, each with the status it may answer with."""
    lines = ["sequenceDiagram", "  participant c as caller", "  participant s as service", "  participant h as handler"]
    lines.append("  c->>s: request")
    for text, status in steps:
        lines.append(f"  Note over s: {text}")
        if status:
            lines.append(f"  s-->>c: else {status}")
    lines += ["  s->>h: typed arguments", "  h-->>s: typed answer", "  s-->>c: response"]
    return code_block("\n".join(lines), "mermaid")


def related(names: Mapping[str, str], refers: Mapping[str, Iterable[str]]) -> tuple[Markdown, ...]:
    """Which of `names` refers to which: a diagram for each cluster that is small enough to look at."""
    forward = {one: [other for other in refers.get(one, ()) if other in names] for one in names}
    around: dict[str, set[str]] = {one: set(others) for one, others in forward.items()}
    for one, others in forward.items():
        for other in others:
            around[other].add(one)
    found = []
    for cluster in _clusters(around):
        edges = [(one, other, "") for one in names if one in cluster for other in forward[one]]
        if 1 < len(cluster) <= MOST_NODES and len(edges) <= 2 * MOST_NODES:
            found.append(flowchart("LR", {one: text for one, text in names.items() if one in cluster}, edges))
    return tuple(found[:MOST_DIAGRAMS])


def _ids(nodes: Mapping[str, str]) -> dict[str, str]:
    """Identifiers of a diagram; nodes that would share one are told apart by a digest."""
    plain = {name: f"n_{_NO_WORD.sub('_', text)[:_LONGEST]}" for name, text in nodes.items()}
    often = Counter(plain.values())
    return {name: id if often[id] == 1 else f"{id}_{of_text(name)[:8]}" for name, id in plain.items()}


def _clusters(around: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """What hangs together, in the order of the first members."""
    seen: set[str] = set()
    for one in around:
        if one not in seen:
            cluster, waiting = {one}, [one]
            while waiting:
                fresh = around[waiting.pop()] - cluster
                cluster |= fresh
                waiting += fresh
            seen |= cluster
            yield cluster


def _label(text: str) -> str:
    """A quoted label; what is no letter, digit or plain sign is written by its number (Mermaid, entity codes)."""
    short = " ".join(text.split())
    short = short if len(short) <= _LONGEST else f"{short[: _LONGEST - 1]}…"
    return '"' + _OTHER.sub(lambda found: f"#{ord(found[0])};", short) + '"'
