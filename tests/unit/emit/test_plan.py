"""What building would do, and what it never does."""

import json
import os
from pathlib import Path

import pytest

from ssotgen.core.diagnostics import Severity
from ssotgen.emit.changes import Plan
from ssotgen.emit.disk import Found, WorkDisk, lf_digest
from ssotgen.emit.manifest import Entry, Manifest, load
from ssotgen.emit.plan import plan

from .conftest import Shop

MANIFEST = "generated/.ssotgen-manifest.json"
ONE, TWO = (
    {"generated/a.md": "a\n", "generated/sub/b.py": "b = 1\n"},
    {"generated/a.md": "A\n", "generated/c.md": "c\n"},
)


def names(found: Plan) -> dict[str, list[str]]:
    """What would happen, by kind, the manifest left out."""
    kinds = {
        "create": [change.path for change in found.create],
        "update": [change.path for change in found.update],
        "delete": [change.path for change in found.delete],
        "keep": list(found.keep),
        "conflict": [item.change.path for item in found.conflict],
    }
    return {kind: shown for kind, paths in kinds.items() if (shown := [path for path in paths if path != MANIFEST])}


def ids(found: Plan) -> list[str]:
    return [item.id for item in found.diagnostics]


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
    assert found.diff() == ""
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
    assert "--- a/generated/a.md\n+++ b/generated/a.md\n@@ -1 +1 @@\n-a\n+A\n" in found.diff()
    assert "--- /dev/null\n+++ b/generated/c.md\n" in found.diff()
    assert "--- a/generated/sub/b.py\n+++ /dev/null\n" in found.diff()


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
    assert "-mine\n+A\n" in found.diff()
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
    assert "-mine = 1\n" in found.diff()
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
    assert "\r" not in found.diff()


def test_bytes_that_are_no_utf8_are_an_edit_like_any_other(shop: Shop) -> None:
    shop.build(ONE)
    (shop.root / "generated/a.md").write_bytes(b"\xff\xfe\x00")
    found = shop.plan(ONE)
    assert ids(found) == ["edited-output"]
    assert "\ufffd" in found.diff()


# ------------------------------------------------------------------------------------------------- some generators only


def test_only_touches_nothing_of_other_generators(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan({"generated/a.md": "A\n", "generated/sub/b.py": "changed = 1\n"}, only=["md"])
    assert names(found) == {"update": ["generated/a.md"]}
    assert found.partial
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    entries = {item["path"]: item["sha256"] for item in json.loads(manifest.new or "")["files"]}
    assert entries == {"generated/a.md": lf_digest(b"A\n"), "generated/sub/b.py": lf_digest(b"b = 1\n")}


def test_only_never_deletes(shop: Shop) -> None:
    shop.build({**ONE, "generated/old.md": "old\n"})
    found = shop.plan(TWO, only=["md"])
    assert "delete" not in names(found)
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    assert "generated/old.md" in str(manifest.new)
    assert "generated/sub/b.py" in str(manifest.new)


def test_only_ignores_edits_of_other_generators(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/sub/b.py", "mine = 1\n")
    assert ids(shop.plan(ONE, only=["md"])) == []


def test_only_does_not_take_a_file_from_another_generator(shop: Shop) -> None:
    shop.build(ONE)
    manifest = load(WorkDisk(shop.root), "generated").manifest
    assert manifest is not None
    entry = Entry("generated/a.md", lf_digest(b"a\n"), "docs")
    taken = Manifest({**manifest.entries, "generated/a.md": entry}, manifest.tools)
    found = shop.plan(TWO, manifest=taken, only=["md"])
    assert ids(found) == ["output-collision"]
    assert names(found)["conflict"] == ["generated/a.md"]


def test_only_keeps_the_recorded_versions(shop: Shop) -> None:
    shop.build(ONE)
    shop.tools["ruff"] = "0.18.0"
    found = shop.plan(TWO, only=["md"])
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    assert '"ruff": "0.17.5"' in str(manifest.new)


# ------------------------------------------------------------------------------------------------------------- versions


def test_a_version_difference_is_named_before_everything_else(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    shop.tools = {"ruff": "0.18.0", "engine": "1"}
    found = shop.plan(TWO)
    assert ids(found) == ["version-difference", "edited-output"]
    assert found.diagnostics[0].severity is Severity.WARNING
    assert found.diagnostics[0].text == (
        "the outputs were written with engine none, ruff 0.17.5, ssotgen 0.1.0; "
        "this is engine 1, ruff 0.18.0, ssotgen none"
    )
    assert found.diagnostics[0].origin.document == MANIFEST


def test_a_new_version_alone_makes_the_manifest_stale(shop: Shop) -> None:
    shop.build(ONE)
    shop.tools["ruff"] = "0.18.0"
    found = shop.plan(ONE)
    assert [item.origin.document for item in found.drift()] == [MANIFEST]
    assert "0.18.0" not in shop.text("generated/a.md")


def test_a_first_build_names_no_version_difference(shop: Shop) -> None:
    assert ids(shop.plan(ONE)) == []


# --------------------------------------------------------------------------------------------------------------- places


def test_links_pipes_and_folders_at_an_output_are_conflicts(shop: Shop, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    folder = shop.root / "generated"
    (folder / "c" / "mine").mkdir(parents=True)
    (folder / "a").symlink_to(secret)
    os.mkfifo(folder / "b")
    found = shop.plan({f"generated/{name}": "x\n" for name in "abc"}, adopt=[f"generated/{name}" for name in "abc"])
    assert names(found) == {"conflict": ["generated/a", "generated/b", "generated/c"]}
    assert [(item.id, item.origin.document) for item in found.diagnostics] == [
        ("output-path", "generated/a"),
        ("output-path", "generated/b"),
        ("output-path", "generated/c"),
    ]
    assert secret.read_text() == "secret"


def test_a_link_above_many_outputs_is_one_finding(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (shop.root / "generated").symlink_to(tmp_path / "elsewhere")
    found = shop.plan({f"generated/{n}.md": "x\n" for n in range(20)}, manifest=Manifest())
    assert ids(found) == ["output-path"]
    assert found.diagnostics[0].text == "`generated` is a symbolic link, and an output belongs there"
    assert len(found.conflict) == 21


def test_a_manifest_that_is_a_link_is_a_conflict(shop: Shop, tmp_path: Path) -> None:
    shop.build(ONE)
    (shop.root / MANIFEST).unlink()
    (shop.root / MANIFEST).symlink_to(tmp_path / "secret")
    assert "output-path" in ids(shop.plan(ONE, manifest=Manifest({}, shop.tools)))


def test_a_name_that_differs_in_case_only_is_a_conflict(shop: Shop) -> None:
    shop.write("generated/Docs/x.md", "mine\n")
    shop.write("generated/A.md", "mine\n")
    found = shop.plan({"generated/a.md": "a\n", "generated/docs/y.md": "y\n"})
    assert names(found) == {"conflict": ["generated/a.md", "generated/docs/y.md"]}
    assert [item.origin.document for item in found.diagnostics] == ["generated/A.md", "generated/Docs"]


def test_a_file_may_change_its_case(shop: Shop) -> None:
    shop.build({"generated/Docs/A.md": "a\n"})
    found = shop.plan({"generated/docs/a.md": "a\n"})
    assert names(found) == {"create": ["generated/docs/a.md"], "delete": ["generated/Docs/A.md"]}


def test_a_file_may_become_a_folder_and_a_folder_a_file(shop: Shop) -> None:
    shop.build({"generated/x": "x\n", "generated/y/a/z": "z\n"})
    found = shop.plan({"generated/x/y": "x\n", "generated/y": "z\n"})
    assert names(found) == {
        "create": ["generated/x/y", "generated/y"],
        "delete": ["generated/x", "generated/y/a/z"],
    }


def test_a_folder_with_somebody_s_file_does_not_become_a_file(shop: Shop) -> None:
    shop.build({"generated/y/z": "z\n"})
    shop.write("generated/y/mine", "mine\n")
    found = shop.plan({"generated/y": "z\n"})
    assert names(found) == {"delete": ["generated/y/z"], "conflict": ["generated/y"]}


SIDE_BY_SIDE = (
    ("generated/a.md", "generated/A.md"),
    ("generated/é", "generated/e\u0301"),
    ("generated/a", "generated/a/b"),
    ("generated/.ssotgen-Manifest.json",),
    ("generated/.ssotgen-manifest.json/x",),
)


@pytest.mark.parametrize("outputs", SIDE_BY_SIDE)
def test_outputs_that_cannot_stand_side_by_side_are_conflicts(shop: Shop, outputs: tuple[str, ...]) -> None:
    found = shop.plan(dict.fromkeys(outputs, "x\n"))
    assert ids(found) == ["output-collision"]
    assert len(found.conflict) == 1


# ------------------------------------------------------------------------------------------------- outside the folder


def test_outputs_outside_the_folder_are_ordinary_entries(shop: Shop) -> None:
    shop.build({".github/CODEOWNERS": "* @a\n"})
    found = shop.plan({".github/CODEOWNERS": "* @b\n"})
    assert names(found) == {"update": [".github/CODEOWNERS"]}
    shop.write(".github/CODEOWNERS", "mine\n")
    assert ids(shop.plan({".github/CODEOWNERS": "* @b\n"})) == ["edited-output"]


def test_nothing_outside_the_folder_is_ever_deleted(shop: Shop) -> None:
    shop.build({**ONE, ".github/CODEOWNERS": "* @a\n"})
    found = shop.plan(ONE)
    assert names(found) == {"keep": ["generated/a.md", "generated/sub/b.py"]}
    assert ids(found) == ["released-output"]
    assert found.diagnostics[0].severity is Severity.WARNING


def test_a_hostile_manifest_deletes_nothing_of_ours(shop: Shop) -> None:
    kept = {"pyproject.toml": "[project]\n", "src/app.py": "x = 1\n", "generated-too/x.md": "x\n"}
    for path, text in kept.items():
        shop.write(path, text)
    entries = {path: Entry(path, lf_digest(text.encode()), "md") for path, text in kept.items()}
    shop.write(MANIFEST, Manifest(entries, shop.tools).text())
    found = shop.build(ONE)
    assert found.delete == ()
    assert {path: shop.text(path) for path in kept} == kept


# --------------------------------------------------------------------------------------------------------------- naming


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
