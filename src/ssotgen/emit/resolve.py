"""After a merge: which generated files are as one of the two sides made them, and may be made anew."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.emit import manifest as manifests
from ssotgen.emit.disk import Disk, Regular, WorkDisk, lf_digest
from ssotgen.emit.git import Repository, repository
from ssotgen.emit.manifest import Entry, Manifest
from ssotgen.emit.messages import EDITED_OUTPUT, NOTHING_TO_RESOLVE

_STYLES = ("merge", "diff3", "zdiff3")
_MARK = re.compile(rb"^(<{7}|\|{7}|>{7})[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The manifest to plan with, which trusts what either side recorded; `None` where a finding says why not."""

    manifest: Manifest | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """A commit that is joined: its manifest, and the contents that it holds of the files recorded there."""

    commit: str
    manifest: Manifest
    files: Mapping[str, bytes]

    def edited(self, path: str) -> bool:
        """Tell whether the commit holds another content than it recorded."""
        entry, data = self.manifest.entries.get(path), self.files.get(path)
        return entry is not None and data is not None and lf_digest(data) != entry.sha256


def resolve(
    root: Path, *, output: str = "generated", force: Iterable[str] = (), disk: Disk | None = None
) -> Resolution:
    """Join the manifests of both sides of a merge that goes on, or that HEAD is. Reads git and the disk only.

    The manifest on disk is not looked at: it may be in pieces. Planning with the result rewrites a file whose content
    one of the sides recorded, or that git put together from two such contents by itself; all else is a conflict. A hand
    edit that was committed on one side and lost in the merge is an error here, unless `force` gives the file up.
    """
    place = Origin(manifests.path_in(output))
    found = repository(root)
    commits = found.sides() if found else ()
    if found is None or not commits:
        help = "`ssotgen build` makes the outputs that the sources ask for now"
        return Resolution(None, (NOTHING_TO_RESOLVE.at(place, "no merge is going on, and HEAD is none", help=help),))
    sides = []
    for commit in commits:
        data = found.files(commit, [place.document]).get(place.document)
        if data is not None:
            loaded = manifests.parse(data, place.document)
            if loaded.manifest is None:
                return Resolution(None, loaded.diagnostics)
            sides.append(_Side(commit, loaded.manifest, found.files(commit, sorted(loaded.manifest.entries))))
    if not sides:
        return Resolution(None, (NOTHING_TO_RESOLVE.at(place, "neither side has a manifest"),))
    joined = _joined(side.manifest for side in sides)
    files = WorkDisk(root) if disk is None else disk
    there = {path: item for path in sorted(joined.entries) if isinstance(item := files.read(path), Regular)}
    lost = _lost(sides, there, frozenset(posixpath.normpath(path) for path in force))
    return Resolution(joined.trusting(_woven(found, sides, joined, there)), tuple(lost))


def _joined(sides: Iterable[Manifest]) -> Manifest:
    """All entries, the first side's where several have one; the digests of all are trusted."""
    entries: dict[str, Entry] = {}
    trusted: dict[str, frozenset[str]] = {}
    tools: Mapping[str, str] = {}
    for side in sides:
        tools = tools or side.tools
        for path, entry in side.entries.items():
            entries.setdefault(path, entry)
            trusted[path] = trusted.get(path, frozenset()) | {entry.sha256}
    return Manifest(entries, tools, trusted)


def _lost(sides: Iterable[_Side], there: Mapping[str, Regular], forced: frozenset[str]) -> Iterator[Diagnostic]:
    """Edits that a side committed and that are not on the disk; planning reports those that are."""
    for side in sides:
        for path in sorted(side.manifest.entries.keys() - forced):
            item = there.get(path)
            if side.edited(path) and (item is None or item.digest != lf_digest(side.files[path])):
                text = f"`{path}` was changed by hand in {side.commit[:12]}, and the merge dropped that edit"
                help = f"see it with `git show {side.commit[:12]}:./{path}`; give it up with `--force {path}`"
                yield EDITED_OUTPUT.at(Origin(path), text, help=help)


def _woven(
    found: Repository, sides: Sequence[_Side], joined: Manifest, there: Mapping[str, Regular]
) -> dict[str, frozenset[str]]:
    """Digests of files that git merged line by line, with or without conflict marks, from two unedited contents."""
    if len(sides) != 2:
        return {}
    trusted: dict[str, frozenset[str]] = {}
    ours, theirs = sides
    both = ours.files.keys() & theirs.files.keys()
    pure = sorted(path for path in both & there.keys() if not (ours.edited(path) or theirs.edited(path)))
    for style in _STYLES:
        left = [path for path in pure if path not in trusted and not joined.unedited(path, there[path].digest)]
        merged = found.merged((ours.commit, theirs.commit), style, left) if left else {}
        for path, data in merged.items():
            if _without_labels(data) == _without_labels(there[path].data):
                trusted[path] = frozenset({there[path].digest})
    return trusted


def _without_labels(data: bytes) -> bytes:
    """A merged text whose marks do not say what git called the two sides."""
    return _MARK.sub(rb"\1", data.replace(b"\r\n", b"\n"))
