"""Whether a path is free to be written: nothing else stands in the way, under this or a nearly equal name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from ssotgen.core.values import dataclass
from ssotgen.emit import paths
from ssotgen.emit.disk import Absent, Disk, Found, Other


@dataclass(frozen=True, slots=True)
class Places:
    """A disk from which the files of `removed` are about to be deleted."""

    disk: Disk
    removed: Collection[str]
    _listings: dict[str, Mapping[str, bool]] = field(default_factory=dict)

    def obstacle(self, path: str, found: Found) -> Other | None:
        """What keeps `path`, where `found` stands, from being written; `None` where nothing does."""
        if isinstance(found, Absent):
            return self._respelt(path)
        if isinstance(found, Other):
            leaves = found.path in self.removed or (found.path == path and self._empties(path))
            return None if leaves else found
        return None

    def _entries(self, folder: str) -> Mapping[str, bool]:
        if folder not in self._listings:
            self._listings[folder] = self.disk.entries(folder)
        return self._listings[folder]

    def _respelt(self, path: str) -> Other | None:
        """An entry that some systems take for a part of `path`, though it is spelt differently."""
        while path:
            folder, _, name = path.rpartition("/")
            there = self._entries(folder)
            if name in there:
                return None
            for other in sorted(there):
                place = f"{folder}/{other}" if folder else other
                if paths.fold(other) == paths.fold(name) and place not in self.removed and not self._empties(place):
                    return Other(place, f"the same as `{path}` where case does not count")
            path = folder
        return None

    def _empties(self, folder: str) -> bool:
        """Tell whether a folder holds files, and all of them are about to be deleted."""
        there = self._entries(folder)
        below = [(f"{folder}/{name}", is_folder) for name, is_folder in there.items()]
        return bool(there) and all(
            self._empties(path) if is_folder else path in self.removed for path, is_folder in below
        )
