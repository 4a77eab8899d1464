"""Diffs of files that would change."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.reporting.diff import diff_report

TEN = "".join(f"{n}\n" for n in range(1, 11))


def test_a_changed_line():
    assert diff_report("a.py", TEN, TEN.replace("5\n", "five\n")) == """\
--- a/a.py
+++ b/a.py
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+five
 6
 7
 8
"""  # fmt: skip


def test_a_new_and_a_deleted_file():
    assert diff_report("a.py", None, "x\n") == "--- /dev/null\n+++ b/a.py\n@@ -0,0 +1 @@\n+x\n"
    assert diff_report("a.py", "x\ny\n", None) == "--- a/a.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-x\n-y\n"
    assert diff_report("a.py", None, "") == "--- /dev/null\n+++ b/a.py\n"


def test_equal_texts_have_no_diff():
    assert diff_report("a.py", TEN, TEN) == ""


def test_a_missing_line_break_is_a_difference():
    assert diff_report("a.py", "x\n", "x").splitlines()[3:] == ["-x", "+x (no line break at the end)"]


def test_length_is_bounded():
    lines = diff_report("a.py", None, "x\n" * 1000, limit=10).splitlines()
    assert len(lines) == 13
    assert lines[-1] == "... 991 more lines"


def test_large_changes_are_not_compared_line_by_line():
    old, new = ("a\n" + "b\n" * 3) * 20_000, ("b\n" * 3 + "c\n") * 20_000
    text = diff_report("a.py", "same\n" + old + "end\n", "same\n" + new + "end\n", limit=3)
    assert "@@ -1,80002 +1,80002 @@" in text


def test_control_characters_are_spelled_out():
    assert "+\\x1b[2J" in diff_report("a.py", None, "\x1b[2J\n")


def test_colour():
    text = diff_report("a.py", "x\n", "y\n", colour=True)
    assert "\x1b[31m-x\x1b[0m" in text
    assert "\x1b[32m+y\x1b[0m" in text


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_a_patch_of_it_leads_from_one_to_the_other(tmp_path_factory, before, after):
    old, new = ("".join(f"{line}\n" for line in lines) for lines in (before, after))
    path = tmp_path_factory.mktemp("patch") / "file"
    path.write_text(old)
    text = diff_report("file", old, new, limit=1000)
    if text:
        subprocess.run(["patch", "--silent", str(path)], input=text, text=True, check=True)
    if new:
        assert path.read_text() == new
