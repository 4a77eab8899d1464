"""A workspace on disk: its root, and how a command was asked to treat it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.tree import WorkTree
from ssotgen.core.values import dataclass
from ssotgen.emit.paths import MANIFEST

MARKERS = ("ssotgen.toml", "contracts", "registries")
"""What a workspace has; the folder of its outputs has `contracts` too, and `MANIFEST` beside it."""


def silent(verb: str) -> None:
    """Nobody wants to know what is being done."""


@dataclass(frozen=True, slots=True)
class Project:
    """A root folder and its files. `tell` is called with each verb of a build as it begins."""

    root: Path
    tree: WorkTree
    tell: Callable[[str], None] = silent

    @property
    def folder(self) -> str:
        """The workspace in its git repository: `""` at the top or without one, else a path with a slash at its end."""
        for parent in (self.root, *self.root.parents):
            if (parent / ".git").exists():
                return "" if parent == self.root else f"{self.root.relative_to(parent).as_posix()}/"
        return ""

    def paths(self, named: Iterable[str]) -> tuple[str, ...]:
        """Paths as a user types them, workspace-relative as findings print them or relative to the current folder.

        Raises `UsageError` for one that lies outside the workspace.
        """
        return tuple(self._path(Path(text)) for text in named)

    def _path(self, typed: Path) -> str:
        place = self.root / typed
        if not place.exists() and not place.is_symlink():
            place = Path.cwd() / typed
        inside = Path(os.path.normpath(place))
        if not inside.is_relative_to(self.root):
            raise UsageError(f"{typed} lies outside the workspace")
        return inside.relative_to(self.root).as_posix()


def open_project(directory: Path | None) -> Project:
    """The workspace in `directory`; without one, the nearest folder upwards that looks like a workspace, else this one.

    Raises `UsageError` where there is no such folder.
    """
    if directory is not None:
        if not directory.is_dir():
            said = f"{directory} is no folder" if directory.exists() else f"there is no folder {directory}"
            raise UsageError(said)
        if (directory / MANIFEST).exists():
            raise UsageError(f"{directory} holds the outputs of a workspace, and is none itself")
        return _project(directory)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if any((folder / marker).exists() for marker in MARKERS) and not (folder / MANIFEST).exists():
            return _project(folder)
    return _project(here)


def _project(root: Path) -> Project:
    root = root.resolve()
    return Project(root, WorkTree(root))
