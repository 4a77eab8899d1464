"""A plan onto the disk."""

import errno
import os
import stat
from dataclasses import dataclass, replace

import pytest

from ssotgen.emit import journal
from ssotgen.emit.apply import apply
from ssotgen.emit.changes import Change
from ssotgen.emit.disk import Regular
from ssotgen.emit.faults import LockHeld, WriteFailed
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.local import locked
from ssotgen.emit.recover import recover
from ssotgen.emit.render import RenderedFile

from .conftest import Shop

MANIFEST = "generated/.ssotgen-manifest.json"
ONE, TWO = (
    {"generated/a.md": "a\n", "generated/sub/deep/b.py": "b = 1\n"},
    {"generated/a.md": "A\n", "generated/c/d": "d\n"},
)


def outputs(shop: Shop) -> dict[str, str]:
    return {path: text for path, text in shop.tree().items() if path != MANIFEST}


def test_a_plan_becomes_the_disk(shop: Shop) -> None:
    shop.build(ONE)
    assert outputs(shop) == ONE
    assert not shop.plan(ONE)
    shop.build(TWO)
    assert outputs(shop) == TWO
    assert not shop.plan(TWO)


def test_folders_that_became_empty_are_removed_and_others_stay(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated" / "mine").mkdir()
    shop.build(TWO)
    assert outputs(shop) == {**TWO, "generated/mine/": ""}


def test_a_folder_with_somebody_s_file_stays(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/sub/mine.txt", "mine\n")
    shop.build(TWO)
    assert outputs(shop) == {**TWO, "generated/sub/mine.txt": "mine\n"}


def test_files_become_folders_and_change_case(shop: Shop) -> None:
    shop.build({"generated/x": "x\n", "generated/y/a/z": "z\n", "generated/Docs/A.md": "a\n"})
    wanted = {"generated/x/y": "x\n", "generated/y": "z\n", "generated/docs/a.md": "a\n"}
    shop.build(wanted)
    assert outputs(shop) == wanted


def test_nothing_is_written_where_nothing_changes(shop: Shop) -> None:
    shop.build(ONE)
    before = {file: file.stat().st_mtime_ns for file in shop.root.rglob("*")}
    shop.build(ONE)
    assert {file: file.stat().st_mtime_ns for file in shop.root.rglob("*")} == before


def test_local_state_is_ignored_by_git_and_holds_no_journal_afterwards(shop: Shop) -> None:
    shop.build(ONE)
    local = {path: text for path, text in shop.tree(local=True).items() if path.startswith(".ssotgen/")}
    assert local == {".ssotgen/.gitignore": "*\n", ".ssotgen/lock": ""}


def test_modes_new_files_obey_the_umask_and_scripts_are_executable(shop: Shop) -> None:
    files = [RenderedFile("generated/run.sh", b"true\n", "sh", (), executable=True), *shop.files(ONE)]
    before = os.umask(0o027)
    try:
        apply(
            shop.root, replace(shop.plan(ONE), create=tuple(Change(f.path, None, f.data, f.executable) for f in files))
        )
    finally:
        os.umask(before)
    assert stat.S_IMODE((shop.root / "generated/run.sh").stat().st_mode) == 0o750
    assert stat.S_IMODE((shop.root / "generated/a.md").stat().st_mode) == 0o640


def test_modes_an_existing_mode_is_kept(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated/a.md").chmod(0o604)
    shop.build(TWO)
    assert stat.S_IMODE((shop.root / "generated/a.md").stat().st_mode) == 0o604


def test_modes_a_script_that_lost_its_bit_gets_it_back_where_it_may_be_read(shop: Shop) -> None:
    file = shop.write("generated/run.sh", "old\n")
    file.chmod(0o640)
    change = Change("generated/run.sh", Regular(b"old\n", 0o640), b"new\n", executable=True)
    apply(shop.root, replace(shop.plan({}), update=(change,)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o750


def test_a_plan_with_conflicts_is_refused(shop: Shop) -> None:
    shop.write("generated/a.md", "mine\n")
    with pytest.raises(ValueError, match="conflicts"):
        apply(shop.root, shop.plan(ONE))
    assert shop.tree(local=True) == {"generated/a.md": "mine\n"}


def test_a_disk_that_changed_since_the_plan_is_left_alone(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan(TWO)
    shop.write("generated/a.md", "mine\n")
    with pytest.raises(WriteFailed, match="changed while"):
        apply(shop.root, found)
    assert outputs(shop) == {**ONE, "generated/a.md": "mine\n"}
    shop.write("generated/a.md", "a\n")
    shop.write("generated/c/d", "mine\n")
    with pytest.raises(WriteFailed, match="generated/c/d"):
        apply(shop.root, found)


@dataclass(frozen=True, slots=True)
class Meddling(WorkFilesystem):
    """Somebody saves a file of theirs while the new contents are being staged."""

    def sync(self, folder: str) -> None:
        (self.root / "generated" / "a.md").write_text("mine\n")
        WorkFilesystem.sync(self, folder)


def test_a_file_that_is_saved_meanwhile_is_not_lost(shop: Shop) -> None:
    shop.build(ONE)
    with pytest.raises(WriteFailed, match="changed while"):
        apply(shop.root, shop.plan(TWO), files=Meddling(shop.root))
    assert outputs(shop) == {**ONE, "generated/a.md": "mine\n"}
    assert journal.read(WorkFilesystem(shop.root)) is None


def test_the_manifest_is_the_last_rename(shop: Shop) -> None:
    shop.build(ONE)
    renames: list[str] = []

    @dataclass(frozen=True, slots=True)
    class Noting(WorkFilesystem):
        def rename(self, old: str, new: str) -> None:
            renames.append(new)
            WorkFilesystem.rename(self, old, new)

        def remove(self, path: str) -> None:
            if path.startswith("generated"):
                renames.append(f"-{path}")
            WorkFilesystem.remove(self, path)

    apply(shop.root, shop.plan(TWO), files=Noting(shop.root))
    assert [name for name in renames if "generated" in name] == [
        "-generated/sub/deep/b.py",
        "generated/a.md",
        "generated/c/d",
        MANIFEST,
    ]


def test_staged_files_lie_beside_their_places(shop: Shop) -> None:
    shop.build(ONE)
    staged: list[str] = []

    @dataclass(frozen=True, slots=True)
    class Noting(WorkFilesystem):
        def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
            staged.append(path.rpartition("/")[0])
            WorkFilesystem.write(self, path, data, mode, executable=executable)

    apply(shop.root, shop.plan({**ONE, **TWO}), files=Noting(shop.root))
    assert sorted({*staged} - {".ssotgen"}) == ["generated"]


def test_contents_and_names_are_brought_to_the_medium(shop: Shop, synced: list[object]) -> None:
    shop.build(ONE)
    # three files and their folder, two journals and their folder each, and the three folders that got new names
    assert len(synced) >= 3 + 1 + 4 + 3


# ----------------------------------------------------------------------------------------------------------------- lock


def test_a_held_lock_stops_at_once_and_changes_nothing(shop: Shop) -> None:
    shop.build(ONE)
    with locked(shop.root):
        with pytest.raises(LockHeld, match=r"\.ssotgen/lock"):
            apply(shop.root, shop.plan(TWO))
        assert outputs(shop) == ONE
    apply(shop.root, shop.plan(TWO))
    assert outputs(shop) == TWO


def test_a_lock_ends_with_the_process_that_held_it(shop: Shop) -> None:
    (shop.root / ".ssotgen").mkdir()
    (shop.root / ".ssotgen" / "lock").write_text("left behind")
    shop.build(ONE)
    assert outputs(shop) == ONE


def test_a_run_that_stopped_half_way_in_between_is_not_overwritten(shop: Shop) -> None:
    shop.build(ONE)
    left = journal.Journal(journal.Phase.COMMIT, (journal.Move("generated/a.md", None, "0" * 64),))
    journal.save(WorkFilesystem(shop.root), left)
    with pytest.raises(WriteFailed, match="start again"):
        apply(shop.root, shop.plan(TWO))
    assert journal.read(WorkFilesystem(shop.root)) == left


# ------------------------------------------------------------------------------------------------------ what goes wrong


@dataclass(frozen=True, slots=True)
class Full(WorkFilesystem):
    def write(self, path: str, data: bytes, mode: int | None, *, executable: bool) -> None:
        if path.endswith("-2.tmp"):
            raise OSError(errno.ENOSPC, "No space left on device", path)
        WorkFilesystem.write(self, path, data, mode, executable=executable)


def test_a_full_disk_changes_nothing_and_says_where(shop: Shop) -> None:
    shop.build(ONE)
    with pytest.raises(WriteFailed, match="No space left on device") as caught:
        apply(shop.root, shop.plan(TWO), files=Full(shop.root))
    assert caught.value.path == "generated/c/d"
    assert outputs(shop) == ONE
    assert journal.read(WorkFilesystem(shop.root)) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_changes_nothing(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated").chmod(0o555)
    with pytest.raises(WriteFailed, match="Permission denied"):
        apply(shop.root, shop.plan(TWO))
    (shop.root / "generated").chmod(0o755)
    assert outputs(shop) == ONE
    assert recover(shop.root).repaired == ()
