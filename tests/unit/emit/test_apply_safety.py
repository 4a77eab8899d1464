"""What a writer does not follow, replace or believe."""

import os
import stat
from pathlib import Path

import pytest

from ssotgen.emit.apply import apply
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.filesystem import WorkFilesystem

from .conftest import Shop

MANIFEST = "generated/.ssotgen-manifest.json"
ONE, TWO = (
    {"generated/a.md": "a\n", "generated/sub/deep/b.py": "b = 1\n"},
    {"generated/a.md": "A\n", "generated/c/d": "d\n"},
)


def outputs(shop: Shop) -> dict[str, str]:
    return {path: text for path, text in shop.tree().items() if path != MANIFEST}


def test_a_folder_that_becomes_a_link_is_not_followed(shop: Shop, tmp_path: Path) -> None:
    shop.build(ONE)
    found = shop.plan({**ONE, "generated/sub/deep/b.py": "b = 2\n"})
    outside = tmp_path / "outside"
    (shop.root / "generated" / "sub").rename(outside)
    (shop.root / "generated" / "sub").symlink_to(outside)
    with pytest.raises(WriteFailed):
        apply(shop.root, found)
    assert (outside / "deep" / "b.py").read_text() == "b = 1\n"


def test_a_file_that_becomes_a_link_is_neither_followed_nor_replaced(shop: Shop, tmp_path: Path) -> None:
    shop.build(ONE)
    found = shop.plan(TWO)
    secret = tmp_path / "secret"
    secret.write_text("a\n")
    (shop.root / "generated/a.md").unlink()
    (shop.root / "generated/a.md").symlink_to(secret)
    with pytest.raises(WriteFailed):
        apply(shop.root, found)
    assert secret.read_text() == "a\n"
    assert (shop.root / "generated/a.md").is_symlink()


def test_a_pipe_that_appears_at_a_new_output_is_not_replaced(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan({**ONE, "generated/c": "c\n"})
    os.mkfifo(shop.root / "generated/c")
    with pytest.raises(WriteFailed, match="generated/c: it is a named pipe"):
        apply(shop.root, found)
    assert {**outputs_without(shop, "generated/c")} == ONE
    assert stat.S_ISFIFO((shop.root / "generated/c").stat().st_mode)


def outputs_without(shop: Shop, path: str) -> dict[str, str]:
    """The outputs, a pipe left out that nobody could read."""
    (shop.root / path).rename(shop.root.parent / "pipe")
    found = outputs(shop)
    (shop.root.parent / "pipe").rename(shop.root / path)
    return found


@pytest.mark.parametrize("path", ["../x", ".git/hooks/x", "generated/../../x", "a//b"])
def test_the_filesystem_refuses_paths_that_lead_out(shop: Shop, path: str) -> None:
    for folder in (".git/hooks", "generated", "a"):
        (shop.root / folder).mkdir(parents=True)
    files = WorkFilesystem(shop.root)
    with pytest.raises(OSError, match="no folder"):
        files.write(path, b"x", None, executable=False)
    assert not (shop.root.parent / "x").exists()


@pytest.mark.parametrize("kind", ["link", "file"])
def test_local_state_that_is_no_folder_is_refused(shop: Shop, tmp_path: Path, kind: str) -> None:
    if kind == "link":
        (tmp_path / "elsewhere").mkdir()
        (shop.root / ".ssotgen").symlink_to(tmp_path / "elsewhere")
    else:
        (shop.root / ".ssotgen").write_text("")
    with pytest.raises(WriteFailed, match=r"\.ssotgen"):
        apply(shop.root, shop.plan(ONE))
    assert not (shop.root / "generated").exists()
    assert kind == "file" or not list((tmp_path / "elsewhere").iterdir())


def test_a_lock_that_is_a_link_is_refused(shop: Shop, tmp_path: Path) -> None:
    (shop.root / ".ssotgen").mkdir()
    (shop.root / ".ssotgen" / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteFailed):
        apply(shop.root, shop.plan(ONE))
    assert not (tmp_path / "elsewhere").exists()
