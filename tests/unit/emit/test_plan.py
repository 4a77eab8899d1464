"""What building would do, and what it never does."""

import pytest

from ssotgen.emit.changes import Plan
from ssotgen.emit.disk import Found, WorkDisk, lf_digest
from ssotgen.emit.manifest import Entry, Manifest, load
from ssotgen.emit.plan import plan
from ssotgen.reporting.diff import diff_report

from .conftest import Shop, ids, names

MANIFEST = "generated/.ssotgen-manifest.json"
ONE = {"generated/a.md": "a\n", "generated/sub/b.py": "b = 1\n"}
TWO = {"generated/a.md": "A\n", "generated/c.md": "c\n"}


def diff(found: Plan) -> str:
    """What a user is shown of a plan: its changes, then its conflicts."""
    shown = (*found.changes, *(item.change for item in found.conflict))
    return "".join(diff_report(change.path, change.before, change.new) for change in shown)


def test_everything_is_created_in_an_empty_workspace(shop: Shop) -> None:
    found = shop.plan(ONE)
    assert names(found) == {"create": ["generated/a.md", "generated/sub/b.py"]}
    assert MANIFEST in [change.path for change in found.create]
    assert found
    assert shop.tree() == {}  # planning reads only


def test_a_current_workspace_has_an_empty_plan(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan(ONE)
    assert not found
    assert found.drift() == ()
    assert diff(found) == ""
    assert found.keep == (MANIFEST, "generated/a.md", "generated/sub/b.py")


def test_changed_new_and_orphaned_files(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan(TWO)
    assert names(found) == {
        "create": ["generated/c.md"],
        "update": ["generated/a.md"],
        "delete": ["generated/sub/b.py"],
    }
    assert [(item.id, item.origin.document) for item in found.drift()] == [
        ("missing-output", "generated/c.md"),
        ("stale-output", MANIFEST),
        ("stale-output", "generated/a.md"),
        ("orphaned-output", "generated/sub/b.py"),
    ]
    assert "--- a/generated/a.md\n+++ b/generated/a.md\n@@ -1 +1 @@\n-a\n+A\n" in diff(found)
    assert "--- /dev/null\n+++ b/generated/c.md\n" in diff(found)
    assert "--- a/generated/sub/b.py\n+++ /dev/null\n" in diff(found)


def test_a_removed_output_is_missing(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated/a.md").unlink()
    found = shop.plan(ONE)
    assert names(found) == {"create": ["generated/a.md"], "keep": ["generated/sub/b.py"]}
    assert [item.id for item in found.drift()] == ["missing-output"]


def test_a_hand_edit_is_a_conflict_with_a_diff(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    found = shop.plan(TWO)
    assert names(found)["conflict"] == ["generated/a.md"]
    assert ids(found) == ["edited-output"]
    assert "-mine\n+A\n" in diff(found)
    assert "--force generated/a.md" in (found.diagnostics[0].help or "")


def test_a_hand_edit_is_a_conflict_even_where_the_sources_did_not_change(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    assert ids(shop.plan(ONE)) == ["edited-output"]


def test_force_gives_up_the_named_file_only(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    shop.write("generated/sub/b.py", "mine = 1\n")
    found = shop.plan(ONE, force=["./generated//a.md"])
    assert names(found) == {"update": ["generated/a.md"], "conflict": ["generated/sub/b.py"]}


def test_a_file_that_is_not_in_the_manifest_is_never_overwritten(shop: Shop) -> None:
    shop.write("generated/a.md", "mine\n")
    found = shop.plan(ONE)
    assert names(found) == {"create": ["generated/sub/b.py"], "conflict": ["generated/a.md"]}
    assert ids(found) == ["unmanaged-output"]
    assert "--adopt generated/a.md" in (found.diagnostics[0].help or "")


def test_a_stamp_in_an_unmanaged_file_proves_nothing(shop: Shop) -> None:
    shop.write("generated/a.md", "<!-- AUTO-GENERATED – DO NOT EDIT -->\nold\n")
    assert ids(shop.plan(ONE)) == ["unmanaged-output"]


def test_adopt_takes_over_unmanaged_files_and_force_does_not(shop: Shop) -> None:
    shop.write("generated/a.md", "mine\n")
    assert names(shop.plan(ONE, adopt=["generated/a.md"]))["update"] == ["generated/a.md"]
    assert ids(shop.plan(ONE, force=["generated/a.md"])) == ["unmanaged-output"]


def test_adopt_does_not_give_up_edits(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    assert ids(shop.plan(ONE, adopt=["generated/a.md"])) == ["edited-output"]


def test_a_wanted_content_is_kept_whatever_the_manifest_says(shop: Shop) -> None:
    shop.write("generated/a.md", "a\n")
    found = shop.plan(ONE)
    assert names(found) == {"create": ["generated/sub/b.py"], "keep": ["generated/a.md"]}
    shop.build(ONE)
    lying = Manifest({"generated/a.md": Entry("generated/a.md", "0" * 64, "md")}, shop.tools)
    assert "generated/a.md" in shop.plan(ONE, manifest=lying).keep


def test_a_manifest_never_answers_for_content(shop: Shop) -> None:
    """A file and its digest, edited together, are still not what the sources make."""
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    text = shop.text(MANIFEST).replace(lf_digest(b"a\n"), lf_digest(b"mine\n"))
    shop.write(MANIFEST, text)
    found = shop.plan(ONE)
    assert names(found)["update"] == ["generated/a.md"]
    assert "stale-output" in [item.id for item in found.drift()]


def test_an_edited_orphan_is_a_conflict_until_it_is_named(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/sub/b.py", "mine = 1\n")
    found = shop.plan(TWO)
    assert names(found)["conflict"] == ["generated/sub/b.py"]
    assert ids(found) == ["edited-output"]
    assert "-mine = 1\n" in diff(found)
    assert names(shop.plan(TWO, force=["generated/sub/b.py"]))["delete"] == ["generated/sub/b.py"]


def test_an_orphan_that_is_gone_or_no_file_any_more_is_forgotten(shop: Shop) -> None:
    shop.build({**ONE, "generated/x.md": "x\n", "generated/y.md": "y\n"})
    for name in ("a.md", "x.md", "y.md"):
        (shop.root / "generated" / name).unlink()
    (shop.root / "generated" / "x.md").symlink_to("nowhere")
    (shop.root / "generated" / "y.md").mkdir()
    found = shop.plan({"generated/sub/b.py": "b = 1\n"})
    assert names(found) == {"keep": ["generated/sub/b.py"]}
    assert [change.path for change in found.update] == [MANIFEST]
    assert "generated/x.md" not in str(found.update[0].new)


def test_unmanaged_files_in_the_output_folder_are_left_alone(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/notes.txt", "mine\n")
    assert not shop.plan(ONE)


def test_crlf_checkouts_compare_equal_and_are_not_edits(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "a\r\n")
    shop.write(MANIFEST, shop.text(MANIFEST).replace("\n", "\r\n"))
    assert not shop.plan(ONE)
    found = shop.plan(TWO)
    assert "generated/a.md" in names(found)["update"]
    assert "\r" not in diff(found)


def test_bytes_that_are_no_utf8_are_an_edit_like_any_other(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated/a.md").write_bytes(b"\xff\xfe\x00")
    found = shop.plan(ONE)
    assert ids(found) == ["edited-output"]
    assert "\ufffd" in diff(found)


@pytest.mark.parametrize("option", ["force", "adopt"])
def test_a_named_path_that_is_no_output_is_a_finding(shop: Shop, option: str) -> None:
    shop.build(ONE)
    given = {option: ["generated/a.mdd"]}
    found = shop.plan(ONE, **given)  # type: ignore[arg-type]
    assert ids(found) == ["unknown-output"]
    assert found.diagnostics[0].help == "did you mean `generated/a.md`?"


def test_trusted_contents_may_be_replaced_and_deleted(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "other branch\n")
    shop.write("generated/d.md", "other branch\n")
    manifest = load(WorkDisk(shop.root), "generated").manifest
    assert manifest is not None
    digest = frozenset({lf_digest(b"other branch\n")})
    found = shop.plan(ONE, manifest=manifest.trusting({"generated/a.md": digest, "generated/d.md": digest}))
    assert names(found)["update"] == ["generated/a.md"]
    assert names(found)["delete"] == ["generated/d.md"]


def test_a_trusted_path_with_another_content_is_nobody_s_business(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/d.md", "mine\n")
    manifest = load(WorkDisk(shop.root), "generated").manifest
    assert manifest is not None
    assert not shop.plan(ONE, manifest=manifest.trusting({"generated/d.md": frozenset({"0" * 64})}))


def test_a_workspace_without_outputs_gets_no_manifest(shop: Shop) -> None:
    assert not shop.plan({})


def test_only_the_files_that_matter_are_read(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.build(ONE)
    for n in range(20):
        shop.write(f"generated/unmanaged/{n}.md", "x\n")
    read: list[str] = []
    whole = WorkDisk.read

    def noted(disk: WorkDisk, path: str) -> Found:
        read.append(path)
        return whole(disk, path)

    monkeypatch.setattr(WorkDisk, "read", noted)
    plan(shop.files(ONE), Manifest({}, shop.tools), WorkDisk(shop.root), tools=shop.tools)
    assert set(read) == {*ONE, MANIFEST}
