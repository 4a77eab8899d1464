"""Snapshots as trees: one file an artifact, below `<case>/expected`, under the path that a user's repository has."""

from pathlib import Path

from syrupy.data import Snapshot, SnapshotCollection
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex


def expected_folder(case: Path) -> Path:
    """Where the expected outputs of a case are."""
    return case / "expected"


class TreeExtension(SingleFileSnapshotExtension):
    """Keeps the path that a snapshot is named by; syrupy's own would drop the slashes, and files would collide."""

    file_extension = ""
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        case = test_location.testname.partition("[")[2].removesuffix("]")
        return str(expected_folder(Path(test_location.filepath).parent / case))

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
        folder = next(parent for parent in path.parents if parent.name == "expected")
        collection = SnapshotCollection(location=snapshot_location)
        collection.add(Snapshot(name=f"test_outputs[{folder.parent.name}][{path.relative_to(folder)}]"))
        return collection
