"""Where files come from."""

import os

import pytest

from ssotgen.core.tree import MemoryTree, UnreadableError, WorkTree


@pytest.fixture
def work_tree(tmp_path):
    root = tmp_path / "root"
    (root / "contracts" / "a").mkdir(parents=True)
    (root / "contracts" / ".hidden").mkdir()
    for path in ("z.yaml", "b.toml", "contracts/a/v1.yaml", "contracts/.hidden/x.yaml", "contracts/a/.swp"):
        (root / path).write_bytes(path.encode())
    (tmp_path / "secret").write_text("secret")
    return WorkTree(root)


def test_bytes_and_absence(work_tree):
    assert work_tree.read("contracts/a/v1.yaml") == b"contracts/a/v1.yaml"
    assert work_tree.read("absent.yaml") is None
    assert work_tree.read("contracts") is None
    assert work_tree.read("z.yaml/below") is None


def test_files_are_sorted_and_hidden_ones_left_out(work_tree):
    assert work_tree.files("") == ("b.toml", "z.yaml")
    assert work_tree.files("contracts") == ("contracts/a/v1.yaml",)
    assert work_tree.files("absent") == ()


def test_an_empty_folder_that_is_called_like_a_document_counts_as_one(work_tree):
    for folder in ("contracts/a/v2.yaml", "contracts/note.json/a", "contracts/b"):
        (work_tree.root / folder).mkdir(parents=True)
    assert work_tree.files("contracts") == ("contracts/a/v1.yaml", "contracts/a/v2.yaml")


@pytest.mark.parametrize("path", ["../secret", "link", "loop", "fifo", "a\0b", "x" * 300, "lost", "folder.yaml"])
def test_what_may_not_be_read(work_tree, path):
    (work_tree.root / "lost").symlink_to("nowhere")
    (work_tree.root / "folder.yaml").mkdir()
    (work_tree.root / "link").symlink_to("../secret")
    (work_tree.root / "loop").symlink_to("loop")
    os.mkfifo(work_tree.root / "fifo")
    with pytest.raises(UnreadableError) as caught:
        work_tree.read(path)
    assert str(work_tree.root) not in str(caught.value)


def test_a_link_inside_the_root_is_followed(work_tree):
    (work_tree.root / "alias.yaml").symlink_to("contracts/a/v1.yaml")
    assert work_tree.read("alias.yaml") == b"contracts/a/v1.yaml"


def test_memory():
    tree = MemoryTree({"b": b"2", "a": b"1", "c/d": b"34"})
    assert tree.files("") == ("a", "b")
    assert tree.files("c") == ("c/d",)
    assert tree.read("c/d", 0) == b"3"
    assert tree.read("x") is None
