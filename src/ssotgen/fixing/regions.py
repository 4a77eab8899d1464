"""Fixes as replacements of regions, computed only for reports that programs read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from ssotgen.core.fixes import Create, Fix
from ssotgen.core.origin import Span
from ssotgen.core.tree import Tree, UnreadableError
from ssotgen.core.values import replace
from ssotgen.fixing.document import mend, wanted_cuts
from ssotgen.fixing.entries import Cut
from ssotgen.fixing.lines import text_of
from ssotgen.reporting.order import Placed
from ssotgen.reporting.replacements import Replacement


def with_replacements(found: Sequence[Placed], tree: Tree) -> tuple[Placed, ...]:
    """Findings with the replacements of those fixes that can be made in the files of `tree` as they are."""
    by_file: dict[str, dict[Fix, None]] = {}
    for item in found:
        if (fix := item.diagnostic.fix) is not None:
            by_file.setdefault(fix.document, {})[fix] = None
    known: dict[Fix, tuple[Replacement, ...]] = {}
    for path, fixes in by_file.items():
        known |= _in_file(tree, path, fixes)
    return tuple(
        replace(item, replacements=known.get(item.diagnostic.fix, ())) if item.diagnostic.fix else item
        for item in found
    )


def _in_file(tree: Tree, path: str, fixes: Iterable[Fix]) -> Mapping[Fix, tuple[Replacement, ...]]:
    new = {
        fix: tuple(Replacement(path, None, edit.text) for edit in fix.edits if isinstance(edit, Create))
        for fix in fixes
        if all(isinstance(edit, Create) for edit in fix.edits)
    }
    try:
        data = tree.read(path)
    except UnreadableError:
        return {}
    text = None if data is None else text_of(data)
    if text is None:
        return new if data is None else {}
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    made = wanted_cuts(path, text, _possible(path, text, [fix for fix in fixes if fix not in new]))
    return {fix: tuple(_replacement(path, starts, cut) for cut in cuts) for fix, cuts in made.items()}


def _possible(path: str, text: str, fixes: list[Fix]) -> Iterable[Fix]:
    """Those fixes that prove themselves; such as meet others do so in a further round."""
    while fixes:
        mended = mend(path, text, fixes)
        yield from mended.made
        settled = {*mended.made, *mended.impossible}
        fixes = [fix for fix in fixes if fix not in settled] if settled else []


def _replacement(path: str, starts: Sequence[int], cut: Cut) -> Replacement:
    (line, column), (end_line, end_column) = (_at(starts, offset) for offset in (cut.start, cut.end))
    return Replacement(path, Span(line, column, end_line, end_column), cut.new)


def _at(starts: Sequence[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
