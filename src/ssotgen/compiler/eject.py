"""Templates copied into a workspace, to be changed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ssotgen.compiler import ejections
from ssotgen.compiler.ejections import BrokenRecord, Ejection, Original, originals
from ssotgen.compiler.extensions import installed
from ssotgen.compiler.project import Project
from ssotgen.compiler.settings import templates_of
from ssotgen.core import digest
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.suggest import nearest
from ssotgen.core.values import dataclass
from ssotgen.emit.changes import Change
from ssotgen.emit.disk import Other, Regular, WorkDisk
from ssotgen.emit.faults import LockHeld, WriteFailed
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.rewrite import rewrite
from ssotgen.frontends.declare import declare_workspace
from ssotgen.syntax.library import Library

ADVICE = 'ssotgen.toml names no folder for templates of your own; add:\n\n[templates]\ndir = "ssotgen-templates"'


@dataclass(frozen=True, slots=True)
class Desk:
    """Every template that can be replaced, and the workspace's folder for its own; `None` where it names none.

    `broken` says which packages could not be asked for theirs.
    """

    root: Path
    folder: str | None
    originals: Mapping[str, Original]
    broken: tuple[Diagnostic, ...]

    def original(self, name: str) -> Original:
        """The template of that name. Raises `UsageError` where there is none."""
        if name not in self.originals:
            near = nearest(name, self.originals)
            hint = f" Did you mean '{near}'?" if near else " `ssotgen eject` lists all names."
            raise UsageError(f"no template is called '{name}'.{hint}")
        return self.originals[name]

    def path(self, name: str) -> str:
        """Where the workspace's own template of that name belongs; raises `UsageError` where it has no folder."""
        if self.folder is None:
            raise UsageError(ADVICE)
        return f"{self.folder}/{name}"

    def own(self, name: str) -> Change | None:
        """The workspace's own template as a change from the original; `None` where there is none."""
        there = None if self.folder is None else WorkDisk(self.root).read(self.path(name))
        if not isinstance(there, Regular):
            return None
        text = there.data.decode(errors="replace").replace("\r\n", "\n")
        return Change(self.path(name), Regular(self.original(name).text.encode(), there.mode), text.encode())


def desk(project: Project) -> Desk:
    """What can be ejected into a workspace. Raises `UsageError` where its folder of templates lies outside."""
    folder = ejections.folder_of(project, declare_workspace(Library(project.tree)))
    catalogue = installed()
    return Desk(project.root, folder, originals(templates_of(catalogue), catalogue), catalogue.diagnostics)


def eject(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """Copy templates into the workspace and record what they are copies of; the paths written.

    Raises `UsageError` where a copy is there already, and then nothing is written.
    """
    names = tuple(dict.fromkeys(names))
    for name in names:
        desk.original(name)
        if desk.own(name) is not None:
            raise UsageError(f"{desk.path(name)} is there already; nothing was written")
    return _write(desk, names, lambda name: desk.original(name).text)


def seen(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """Record today's originals of copies that stay as they are. Raises `UsageError` where there is no copy."""
    names = tuple(dict.fromkeys(names))
    for name in names:
        desk.original(name)
        if desk.own(name) is None:
            raise UsageError(f"there is no {desk.path(name)}; `ssotgen eject {name}` copies the template")
    return _write(desk, names, None)


def _write(desk: Desk, names: tuple[str, ...], text_of: Callable[[str], str] | None) -> tuple[str, ...]:
    folder = desk.path("")
    try:
        record = dict(ejections.read(desk.root / folder))
    except BrokenRecord as cause:
        raise UsageError(f"{folder}{ejections.RECORD} cannot be read: {cause}") from cause
    for name in names:
        original = desk.original(name)
        record[name] = Ejection(digest.of_text(original.text), original.maker)
    texts = {} if text_of is None else {desk.path(name): text_of(name) for name in names}
    texts[desk.path(ejections.RECORD)] = ejections.written(record)
    changes = [_change(desk.root, path, text) for path, text in texts.items()]
    try:
        _make_folders(desk.root, texts)
        moved = rewrite(desk.root, changes)
    except (LockHeld, WriteFailed, OSError) as cause:
        raise UsageError(str(cause)) from cause
    if moved:
        raise UsageError(f"{moved[0]} changed while ssotgen was running; nothing was written")
    return tuple(texts)


def _make_folders(root: Path, paths: Iterable[str]) -> None:
    """Make the folders of files that are not there yet. Raises `OSError`."""
    disk = WorkFilesystem(root)
    wanted = {folder.as_posix() for path in paths for folder in PurePosixPath(path).parents} - {"."}
    for folder in sorted(wanted):
        with suppress(FileExistsError):
            disk.make_folder(folder)


def _change(root: Path, path: str, text: str) -> Change:
    there = WorkDisk(root).read(path)
    if isinstance(there, Other):
        raise UsageError(f"{there.path} is {there.kind}, and a template belongs there")
    return Change(path, there if isinstance(there, Regular) else None, text.encode())
