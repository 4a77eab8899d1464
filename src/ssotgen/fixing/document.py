"""The fixes of one document: made on its text, and held against what they should make of its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ssotgen.core.fixes import Edit, Fix, Splice
from ssotgen.core.json import FrozenMap, Json, same
from ssotgen.core.source import Source
from ssotgen.core.tree import MemoryTree
from ssotgen.core.values import dataclass
from ssotgen.fixing.cuts import Page, as_value, cuts
from ssotgen.fixing.entries import Cut
from ssotgen.fixing.values import Unfit, edited
from ssotgen.syntax.library import Library
from ssotgen.syntax.places import spots


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after fixes: those that were made, and those that cannot be; any others are left for another round."""

    text: str
    made: tuple[Fix, ...] = ()
    impossible: tuple[Fix, ...] = ()


def mend(path: str, text: str, fixes: Sequence[Fix]) -> Mended:
    """Make as many fixes of the file `path` as do not meet; `text` has LF line ends, and every edit is of this file.

    No fix is made whose text comes to another value than its edits do, nor one that leaves no document at all.
    """
    raw = [fix for fix in fixes if any(isinstance(edit, Splice) for edit in fix.edits)]
    chosen, impossible = _chosen(path, text, raw or fixes)  # first what keeps the document from being read
    after = _together(path, text, chosen)
    if after is not None or len(chosen) <= 1:
        lost = (fix for fix, _ in chosen) if after is None else ()
        made = tuple(fix for fix, _ in chosen) if after is not None else ()
        return Mended(text if after is None else after, made, (*impossible, *lost))
    # One of them is not what it seems: then each has to prove itself alone, and the first good one is kept.
    for number, one in enumerate(chosen):
        after = _together(path, text, [one])
        if after is not None:
            return Mended(after, (one[0],), (*impossible, *(fix for fix, _ in chosen[:number])))
    return Mended(text, (), (*impossible, *(fix for fix, _ in chosen)))


def wanted_cuts(path: str, text: str, fixes: Iterable[Fix]) -> Mapping[Fix, tuple[Cut, ...]]:
    """The cuts of fixes that can be made, each by itself."""
    page = _page(path, text)
    return {fix: tuple(cut for edit in fix.edits for cut in _cuts(page, text, edit)) for fix in fixes}


_Chosen = list[tuple[Fix, tuple[Cut, ...]]]


def _chosen(path: str, text: str, fixes: Iterable[Fix]) -> tuple[_Chosen, tuple[Fix, ...]]:
    page = _page(path, text)
    chosen: _Chosen = []
    impossible: list[Fix] = []
    taken: list[Cut] = []
    for fix in fixes:
        try:
            wanted = tuple(cut for edit in fix.edits for cut in _cuts(page, text, edit))
        except Unfit:
            impossible.append(fix)
            continue
        own: list[Cut] = []
        for cut in wanted:
            if any(_meet(cut, other) for other in own):
                break
            own.append(cut)
        else:
            if not any(_meet(cut, other) for cut in wanted for other in taken):
                chosen.append((fix, wanted))
                taken += wanted
            continue
        impossible.append(fix)
    return chosen, tuple(impossible)


def _cuts(page: Page | None, text: str, edit: Edit) -> tuple[Cut, ...]:
    if isinstance(edit, Splice):
        start = edit.origin.offset
        if start is None or not text.startswith(edit.old, start):
            raise Unfit
        return (Cut(start, start + len(edit.old), edit.new),)
    if page is None:
        raise Unfit
    return cuts(page, edit)


def _meet(one: Cut, other: Cut) -> bool:
    """Whether two cuts want the same place; several new lines may follow the same line."""
    if one.start == other.start and one.start == one.end and other.start == other.end:
        return not (one.new.startswith("\n") and other.new.startswith("\n"))
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _together(path: str, text: str, chosen: _Chosen) -> str | None:
    """The text after all cuts; `None` where it does not say what the edits mean."""
    after = text
    for cut in sorted((cut for _, own in chosen for cut in own), key=lambda cut: cut.start, reverse=True):
        after = after[: cut.start] + cut.new + after[cut.end :]
    before = _page(path, text)
    now = _page(path, after)
    edits = [edit for fix, _ in chosen for edit in fix.edits]
    if before is None or any(isinstance(edit, Splice) for edit in edits):
        return after if before is None or now is not None else None
    meant = [made for edit in edits if (made := as_value(before, edit)) is not None]
    try:
        wanted = edited(before.value, meant)
    except Unfit:
        return None
    return after if now is not None and same(_plain(now, now.value), _plain(now, wanted)) else None


def _plain(page: Page, value: Json) -> Json:
    """A value to compare; TOML has no way to write a list of tables that holds none."""
    if page.format == "toml" and isinstance(value, FrozenMap):
        return FrozenMap({key: _plain(page, item) for key, item in value.items() if item != ()})
    return value


def _page(path: str, text: str) -> Page | None:
    """The document that a text is; `None` where it cannot be parsed."""
    library = Library(MemoryTree({path: text.encode("utf-8", "surrogatepass")}))
    node = library.document(path)
    ending = path.rpartition(".")[2]
    if node is None:
        return None
    return Page(text, "yaml" if ending == "yml" else ending, node.value, spots(Source(path, text, "")))
