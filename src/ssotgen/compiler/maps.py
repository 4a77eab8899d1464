"""Keeping what outputs come from, so that a question about a line need not wait for a compilation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from ssotgen import __version__
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.artifact import Causes
from ssotgen.core.values import dataclass, replace
from ssotgen.emit import maps
from ssotgen.emit.disk import Regular, WorkDisk
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.local import prepare
from ssotgen.emit.maps import OutputMap
from ssotgen.syntax.library import Library


@dataclass(frozen=True, slots=True)
class Output:
    """An output as it stands on disk, the hand-written files it is made from, and what its parts come from.

    `drifted`: its text is not what the sources make now.
    """

    path: str
    text: str
    sources: tuple[str, ...]
    causes: Causes
    drifted: bool = False


def keep(project: Project, outcome: Outcome, *, applied: bool) -> None:
    """Keep the causes of every output that is in place: those that agreed before, and with `applied` all.

    A folder that cannot be written to costs time at the next question, nothing else.
    """
    compilation, plan = outcome.compilation, outcome.plan
    if compilation is None or plan is None:
        return
    disk = WorkDisk(project.root)
    files = {source.path: source.digest for source in compilation.sources}
    changed = {change.path: change for change in plan.changes}

    def moved() -> Iterator[OutputMap]:
        for artifact in compilation.artifacts:
            path = f"{compilation.workspace.workspace.output}/{artifact.path}"
            change = changed.get(path)
            if change is not None and change.sha256 is not None and applied:
                sha256 = change.sha256
            elif path in plan.keep and isinstance(found := disk.read(path), Regular):
                sha256 = found.digest
            else:
                continue
            sources = {source: files.get(source, "") for source in artifact.sources}
            item = OutputMap(path, sha256, sources, __version__, {})
            known = maps.load(disk, path)
            if known is None or known.key != item.key:
                yield replace(item, causes=artifact.origins())

    with suppress(OSError, WriteFailed):
        prepare(project.root)
        maps.save(project.root, moved())
        maps.forget(project.root, (change.path for change in plan.delete if applied))


def recalled(project: Project, library: Library, path: str) -> Output | None:
    """An output with the causes that were kept of it; `None` where a byte has moved since."""
    item = maps.load(WorkDisk(project.root), path)
    return None if item is None else _holding(project, library, item)


def all_recalled(project: Project, library: Library) -> tuple[Output, ...]:
    """Every output of which causes were kept; none at all where a byte of any has moved since."""
    found = [_holding(project, library, item) for item in maps.load_all(WorkDisk(project.root))]
    return () if None in found else tuple(item for item in found if item is not None)


def derived(project: Project, outcome: Outcome) -> Iterator[Output]:
    """Every output that is on disk, with its causes as a compilation says them."""
    compilation, plan = outcome.compilation, outcome.plan
    if compilation is None or plan is None:
        return
    disk = WorkDisk(project.root)
    for artifact in compilation.artifacts:
        path = f"{compilation.workspace.workspace.output}/{artifact.path}"
        if isinstance(found := disk.read(path), Regular):
            yield Output(path, _text(found), artifact.sources, artifact.origins(), path not in plan.keep)


def _holding(project: Project, library: Library, item: OutputMap) -> Output | None:
    found = WorkDisk(project.root).read(item.path)
    if item.maker != __version__ or not isinstance(found, Regular) or found.digest != item.sha256:
        return None
    for path, known in item.sources.items():
        source = library.text(path)
        if source is None or source.digest != known:
            return None
    return Output(item.path, _text(found), tuple(item.sources), item.causes)


def _text(found: Regular) -> str:
    return found.data.decode(errors="replace").replace("\r\n", "\n")
