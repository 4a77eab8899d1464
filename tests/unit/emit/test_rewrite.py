"""Hand-written files are written whole, all or none, and nothing is left beside them."""

from pathlib import Path

import pytest

from ssotgen.emit.changes import Change
from ssotgen.emit.disk import Regular, WorkDisk
from ssotgen.emit.faults import LockHeld, WriteFailed
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.local import locked
from ssotgen.emit.rewrite import rewrite


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "registries").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"registries/{name}.yaml").write_text(f"{name}: old\n")
    return tmp_path


def changes(folder: Path) -> list[Change]:
    paths = ["registries/a.yaml", "registries/b.yaml", "registries/new.yaml"]
    there = [WorkDisk(folder).read(path) for path in paths]
    return [
        Change(path, found if isinstance(found, Regular) else None, b"new\n")
        for path, found in zip(paths, there, strict=True)
    ]


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "registries").iterdir()}


def test_all_are_written(folder):
    assert rewrite(folder, changes(folder)) == ()
    assert contents(folder) == {"a.yaml": "new\n", "b.yaml": "new\n", "new.yaml": "new\n"}
    assert not (folder / ".ssotgen" / "journal.json").exists()


@pytest.mark.parametrize("moved", ["a.yaml", "b.yaml", "new.yaml"])
def test_one_that_moved_stops_all(folder, moved):
    wanted = changes(folder)
    (folder / "registries" / moved).write_text("mine\n")
    before = contents(folder)
    assert rewrite(folder, wanted) == (f"registries/{moved}",)
    assert contents(folder) == before


def test_one_that_became_a_link_stops_all(folder):
    wanted = changes(folder)
    (folder / "kept.yaml").write_text("a: old\n")
    (folder / "registries/a.yaml").unlink()
    (folder / "registries/a.yaml").symlink_to("../kept.yaml")
    assert rewrite(folder, wanted) == ("registries/a.yaml",)
    assert (folder / "kept.yaml").read_text() == "a: old\n"


class Full(WorkFilesystem):
    """A disk that is full when the second file is staged."""

    def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
        if path.endswith("-1.tmp"):
            raise OSError(28, "No space left on device", path)
        super().write(path, data, mode, executable=executable)


def test_a_full_disk_changes_nothing_and_leaves_nothing(folder):
    before = contents(folder)
    with pytest.raises(WriteFailed, match="No space left"):
        rewrite(folder, changes(folder), files=Full(folder))
    assert contents(folder) == before


def test_one_writer_at_a_time(folder):
    with locked(folder), pytest.raises(LockHeld):
        rewrite(folder, changes(folder))
