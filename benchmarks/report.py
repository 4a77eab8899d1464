"""Rows of figures as the page `docs/performance.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.usage import Spread


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio: what is compared with what, and the largest value (with `at_least`, the smallest) that is aimed at."""

    what: str
    against: str
    ratio: Spread
    target: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the median meets the target."""
        if self.target is None:
            return "–"
        met = self.ratio.middle >= self.target if self.at_least else self.ratio.middle <= self.target
        return "met" if met else "MISSED"

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        target = "–" if self.target is None else f"{sign} {self.target:g}"
        return f"| {self.what} | {self.against} | {self.ratio} | {target} | {self.verdict} | {self.note} |"


@dataclass(frozen=True, slots=True)
class Section:
    """A table of ratios, and lines below it."""

    title: str
    runs: int
    rows: Sequence[Row]
    more: Sequence[str] = ()

    def lines(self) -> Iterator[str]:
        """As Markdown."""
        yield f"## {self.title}"
        yield ""
        if self.rows:
            yield f"| what | against | ratio, {self.runs} pairs: min / median / max | target | verdict | medians |"
            yield "|---|---|---|---|---|---|"
            yield from map(str, self.rows)
            yield ""
        yield from (*self.more, *([""] if self.more else []))


def page(machine: str, sections: Iterable[Section], remarks: str) -> str:
    """The whole page."""
    lines = [
        "# Performance",
        "",
        "Written by `make bench`; nothing here is asserted by a test. One run on one machine: only ratios travel.",
        f"Machine: {machine}.",
        "",
        "Unless a row says otherwise, a figure is the processor time (user and system) of a command and of all that it",
        "starts, or the peak memory of its largest process, modules being compiled. What is compared runs in turn.",
        "",
    ]
    for section in sections:
        lines += section.lines()
    return "\n".join([*lines, remarks.rstrip("\n")]) + "\n"
