"""What stands at a path, seen without following links."""

import os
from pathlib import Path

import pytest

from ssotgen.emit.disk import Absent, Other, Regular, WorkDisk, lf_digest


@pytest.fixture
def disk(tmp_path: Path) -> WorkDisk:
    root = tmp_path / "root"
    (root / "out" / "sub").mkdir(parents=True)
    (root / "out" / "a.txt").write_bytes(b"a\r\n")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x").write_text("x")
    return WorkDisk(root)


def test_a_file_is_read_with_its_mode(disk: WorkDisk) -> None:
    (disk.root / "out" / "a.txt").chmod(0o640)
    found = disk.read("out/a.txt")
    assert found == Regular(b"a\r\n", 0o640)
    assert isinstance(found, Regular)
    assert found.digest == lf_digest(b"a\n")


@pytest.mark.parametrize("path", ["out/none", "none/a", "none/deeper/a"])
def test_nothing_is_absent(disk: WorkDisk, path: str) -> None:
    assert disk.read(path) == Absent()


def test_folders_pipes_and_sockets_are_no_outputs(disk: WorkDisk) -> None:
    os.mkfifo(disk.root / "out" / "pipe")
    assert disk.read("out/pipe") == Other("out/pipe", "a named pipe")
    assert disk.read("out/sub") == Other("out/sub", "a folder")


def test_links_are_not_followed(disk: WorkDisk, tmp_path: Path) -> None:
    (disk.root / "out" / "link").symlink_to(tmp_path / "secret")
    (disk.root / "out" / "dangling").symlink_to("nowhere")
    (disk.root / "dir").symlink_to(tmp_path / "elsewhere")
    (disk.root / "inner").symlink_to("out")
    assert disk.read("out/link") == Other("out/link", "a symbolic link")
    assert disk.read("out/dangling") == Other("out/dangling", "a symbolic link")
    assert disk.read("dir/x") == Other("dir", "a symbolic link")
    assert disk.read("inner/a.txt") == Other("inner", "a symbolic link")
    assert disk.entries("dir") == {}


def test_a_file_in_the_place_of_a_folder_is_named(disk: WorkDisk) -> None:
    assert disk.read("out/a.txt/b") == Other("out/a.txt", "a file")
    assert disk.read("out/a.txt/b/c") == Other("out/a.txt", "a file")


@pytest.mark.parametrize("path", ["../secret", "out/../../secret", ".git/config", "out/.GIT/x", "out//a.txt", ""])
def test_a_path_that_leads_out_is_blocked(disk: WorkDisk, path: str) -> None:
    (disk.root / ".git").mkdir()
    (disk.root / ".git" / "config").write_text("")
    assert isinstance(disk.read(path), Other)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_says_so(disk: WorkDisk) -> None:
    (disk.root / "out" / "a.txt").chmod(0)
    assert disk.read("out/a.txt") == Other("out/a.txt", "unreadable (Permission denied)")


def test_a_huge_file_is_not_read(disk: WorkDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ssotgen.emit.disk.MAX_BYTES", 2)
    assert disk.read("out/a.txt") == Other("out/a.txt", "larger than any output")


def test_entries_say_what_is_a_folder(disk: WorkDisk) -> None:
    assert disk.entries("out") == {"a.txt": False, "sub": True}
    assert disk.entries("") == {"out": True}
    assert disk.entries("none") == {}
    assert disk.entries("out/a.txt") == {}


HANDLES = Path("/proc/self/fd")


@pytest.mark.skipif(not HANDLES.is_dir(), reason="this system does not list a process's handles")
def test_no_handle_stays_open(disk: WorkDisk, tmp_path: Path) -> None:
    (disk.root / "dir").symlink_to(tmp_path / "elsewhere")
    before = len(list(HANDLES.iterdir()))
    for path in ("out/a.txt", "out/none", "dir/x", "out/a.txt/b", "out/sub/x", "none/x"):
        disk.read(path)
        disk.entries(path)
    assert len(list(HANDLES.iterdir())) == before


def test_digests_take_crlf_as_lf() -> None:
    assert lf_digest(b"a\r\nb\r\n") == lf_digest(b"a\nb\n") != lf_digest(b"a\rb\n")
