"""Outputs locked byte by byte, on top of syrupy: one file an output, under the path that a user's repository has."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from syrupy.assertion import SnapshotAssertion
from syrupy.data import Snapshot, SnapshotCollection
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from ssotgen.testing.workspaces import files_below

EXPECTED = "expected"
"""The folder of locked outputs in the folder of a case."""


def assert_outputs(made: Mapping[str, str], snapshot: SnapshotAssertion) -> None:
    """Compare outputs with those in `<case>/expected` beside the test, or replace them under `--snapshot-update`.

    The test is called `test_outputs`, and parametrized with the names of cases. Raises `AssertionError` with a unified
    diff.
    """
    __tracebackhide__ = True
    locked = snapshot.use_extension(TreeExtension)
    folder = Path(TreeExtension.dirname(test_location=snapshot.test_location))
    before = {path: data.decode() for path, data in files_below(folder).items()} if folder.is_dir() else {}
    if snapshot.session.update_snapshots:
        for path in before.keys() - made.keys():
            (folder / path).unlink()
        before = {path: text for path, text in before.items() if path in made}
    same = {path: locked(name=path) == text for path, text in made.items()}
    changed = sorted({path for path in made if not same[path]} | (before.keys() - made.keys()))
    diff = "".join(_unified(path, before.get(path), made.get(path)) for path in changed)
    assert not changed, f"\n{diff}\nIf every line of this is meant, accept it with --snapshot-update."


def _unified(path: str, before: str | None, after: str | None) -> str:
    """The difference between what is expected and what is made; `None` for no file."""
    names = ("/dev/null" if before is None else f"{EXPECTED}/{path}", "/dev/null" if after is None else f"made/{path}")
    old, new = ((text or "").splitlines(keepends=True) for text in (before, after))
    return "".join(difflib.unified_diff(old, new, *names))


class TreeExtension(SingleFileSnapshotExtension):
    """Keeps the path that a snapshot is named by; syrupy's own would drop the slashes, and files would collide."""

    file_extension = ""
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        case = test_location.testname.partition("[")[2].removesuffix("]")
        return str(Path(test_location.filepath).parent / case / EXPECTED)

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return f"{test_location.testname}[{index}]"

    @classmethod
    def get_location(cls, *, test_location: PyTestLocation, index: SnapshotIndex) -> str:
        return str(Path(cls.dirname(test_location=test_location)) / str(index))

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        return Path(snapshot_location).is_relative_to(cls.dirname(test_location=test_location))

    def is_snapshot_location(self, *, location: str) -> bool:
        return True

    def read_snapshot_collection(self, *, snapshot_location: str) -> SnapshotCollection:
        path = Path(snapshot_location)
        folder = next(parent for parent in path.parents if parent.name == EXPECTED)
        collection = SnapshotCollection(location=snapshot_location)
        collection.add(Snapshot(name=f"test_outputs[{folder.parent.name}][{path.relative_to(folder)}]"))
        return collection
