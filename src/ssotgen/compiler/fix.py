"""Fixes, round by round: what one of them uncovers the next round finds, until nothing is left that can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Create, Fix
from ssotgen.core.origin import Origin
from ssotgen.core.tree import Tree
from ssotgen.core.values import dataclass
from ssotgen.emit.changes import Change
from ssotgen.emit.disk import Absent, Other, Regular, WorkDisk
from ssotgen.emit.faults import LockHeld, WriteFailed
from ssotgen.emit.manifest import load
from ssotgen.emit.messages import UNFIXABLE_FILE
from ssotgen.emit.paths import inside
from ssotgen.emit.rewrite import rewrite
from ssotgen.fixing.document import mend
from ssotgen.fixing.lines import bytes_of, text_of

ROUNDS = 100
"""Nothing needs so many; a fix that undoes another one must end some time."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finding that was mended, and how."""

    diagnostic: Diagnostic
    fix: Fix


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing comes to: new texts of files, the findings mended, and the workspace as it then is.

    `refused` are findings about files that may not be written.
    """

    changes: tuple[Change, ...]
    made: tuple[Made, ...]
    refused: tuple[Diagnostic, ...]
    compilation: Compilation


@dataclass(slots=True)
class _Overlay:
    """The files of a tree, some of them with other contents."""

    tree: Tree
    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        data = self.contents.get(path)
        if data is None:
            return self.tree.read(path, limit)
        return data if limit is None else data[: limit + 1]

    def files(self, folder: str) -> tuple[str, ...]:
        below = (path for path in self.contents if path.startswith(f"{folder}/") or (not folder and "/" not in path))
        return tuple(sorted({*self.tree.files(folder), *below}))


@dataclass(slots=True)
class _Desk:
    """The files that are worked on as they stand on disk, and those that may not be."""

    disk: WorkDisk
    found: dict[str, Regular | Absent] = field(default_factory=dict)
    refused: dict[str, Diagnostic] = field(default_factory=dict)

    def fetch(self, path: str, compilation: Compilation) -> bool:
        """Take a file onto the desk; whether it may be changed."""
        if path not in self.found and path not in self.refused:
            output = compilation.workspace.workspace.output
            manifest = load(self.disk, output).manifest
            there = self.disk.read(path)
            if inside(path, output) or (manifest is not None and path in manifest.entries):
                self.refuse(path, "generated")
            elif isinstance(there, Other):
                self.refuse(path, f"behind {there.path}, {there.kind}" if there.path != path else there.kind)
            else:
                self.found[path] = there
        return path in self.found

    def refuse(self, path: str, kind: str) -> None:
        """Report a file that may not be changed."""
        self.refused[path] = UNFIXABLE_FILE.at(Origin(path), f"`{path}` is {kind}; nothing is fixed in it")

    def data(self, path: str) -> bytes | None:
        """What a file holds on disk."""
        there = self.found[path]
        return there.data if isinstance(there, Regular) else None


def fix(project: Project, *, unsafe: bool = False) -> Fixed:
    """Mend in memory what can be mended; with `unsafe`, also make the fixes that somebody has to look at."""
    overlay = _Overlay(project.tree)
    desk = _Desk(WorkDisk(project.root))
    made: list[Made] = []
    hopeless: set[Fix] = set()
    compilation = compile_tree(overlay)
    for _ in range(ROUNDS):
        count = len(made)
        for path, wanted in _by_file(compilation.diagnostics, hopeless, unsafe=unsafe).items():
            if desk.fetch(path, compilation):
                data = overlay.contents.get(path, desk.data(path))
                after, done, lost = _mended(path, data, tuple(wanted))
                hopeless |= lost
                if after is None or after == data:
                    hopeless |= set(done)  # it says what stands there already
                else:
                    overlay.contents[path] = after
                    made += (Made(wanted[one], one) for one in done)
        if len(made) == count:
            break
        compilation = compile_tree(overlay)
    changes = tuple(
        Change(path, there if isinstance(there := desk.found[path], Regular) else None, data)
        for path, data in sorted(overlay.contents.items())
        if data != desk.data(path)
    )
    return Fixed(changes, tuple(made), tuple(desk.refused[path] for path in sorted(desk.refused)), compilation)


def write(project: Project, fixed: Fixed) -> tuple[Diagnostic, ...]:
    """Write what was fixed; a finding for each file that changed meanwhile, and then nothing is written.

    Raises `UsageError` where another process writes in this workspace, or the disk refuses.
    """
    try:
        moved = rewrite(project.root, fixed.changes)
    except (LockHeld, WriteFailed) as cause:
        raise UsageError(str(cause)) from cause
    text = "`{}` changed while ssotgen was running; no file was fixed"
    return tuple(UNFIXABLE_FILE.at(Origin(path), text.format(path)) for path in moved)


def _by_file(
    diagnostics: Iterable[Diagnostic], hopeless: set[Fix], *, unsafe: bool
) -> Mapping[str, Mapping[Fix, Diagnostic]]:
    found: dict[str, dict[Fix, Diagnostic]] = {}
    for diagnostic in diagnostics:
        one = diagnostic.fix
        if one is not None and one not in hopeless and (one.safe or unsafe):
            found.setdefault(one.document, {}).setdefault(one, diagnostic)
    return dict(sorted(found.items()))


def _mended(path: str, data: bytes | None, wanted: Sequence[Fix]) -> tuple[bytes | None, Sequence[Fix], set[Fix]]:
    """The bytes of a file after fixes, the fixes made, and those that never can be."""
    for one in wanted:
        for edit in one.edits:
            if isinstance(edit, Create) and data is None:
                return edit.text.encode(), (one,), set()
    text = None if data is None else text_of(data)
    if data is None or text is None:
        return data, (), set(wanted)
    mended = mend(path, text, wanted)
    return bytes_of(mended.text, data), mended.made, set(mended.impossible)
