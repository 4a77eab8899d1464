"""Who owns a generated file: hand edits, files of others, and a manifest that is never taken at its word."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

from tests.behaviour.test_workflow import CODEOWNERS, CONTRACT, MANIFEST, PAGE, changed, replace
from tests.helpers import lay_out, ssotgen, tree_digest


def test_a_hand_edit_is_a_conflict(demo: Path) -> None:
    replace(demo, PAGE, "# Who may do what", "# My roles")
    replace(demo, CONTRACT, "List notes", "List all notes")
    before = tree_digest(demo)
    for command in ("build", "check"):
        result = ssotgen(command, cwd=demo)
        assert result.code == 1
        assert ("edited-output", PAGE) in [(id, where.partition(":")[0]) for id, where in result.findings]
        assert tree_digest(demo) == before
    assert "-# My roles" in ssotgen("plan", "--diff", cwd=demo).out


def test_force_gives_up_one_file(demo: Path) -> None:
    for path in (PAGE, CODEOWNERS):
        (demo / path).write_bytes((demo / path).read_bytes() + b"mine\n")
    before = tree_digest(demo)
    result = ssotgen("build", "--force", PAGE, cwd=demo)
    assert (result.code, result.ids) == (1, ["edited-output"])
    assert tree_digest(demo) == before
    assert ssotgen("build", "--force", PAGE, "--force", CODEOWNERS, cwd=demo).code == 0
    assert changed(before, tree_digest(demo)) == {PAGE, CODEOWNERS}
    assert ssotgen("check", cwd=demo).code == 0
    result = ssotgen("build", "--force", "generated/nothing.md", cwd=demo)
    assert (result.code, result.ids) == (1, ["unknown-output"])


def test_a_hand_edit_that_matches_the_sources_is_kept(demo: Path) -> None:
    replace(demo, CONTRACT, "List notes", "List all notes")
    expected = ssotgen("plan", "--diff", cwd=demo).out
    assert "List all notes" in expected
    for path in (demo / "generated").rglob("*"):
        if path.is_file() and b"List notes" in path.read_bytes():
            path.write_bytes(path.read_bytes().replace(b"List notes", b"List all notes"))
    assert ssotgen("build", cwd=demo).code == 0
    assert ssotgen("check", cwd=demo).code == 0


def test_an_unmanaged_file_is_taken_over_only_by_name(demo: Path) -> None:
    shutil.rmtree(demo / "generated")
    lay_out(demo, {CODEOWNERS: "* @me\n", "generated/mine.txt": "mine\n"})
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (1, ["unmanaged-output"])
    assert tree_digest(demo) == before
    assert ssotgen("build", "--adopt", CODEOWNERS, cwd=demo).code == 0
    assert "@example/notes" in (demo / CODEOWNERS).read_text(encoding="utf-8")
    assert (demo / "generated/mine.txt").read_text(encoding="utf-8") == "mine\n"
    assert ssotgen("check", cwd=demo).code == 0


def test_without_a_manifest_current_files_are_kept_and_others_are_not_touched(demo: Path) -> None:
    (demo / MANIFEST).unlink()
    before = tree_digest(demo)
    assert ssotgen("build", cwd=demo).code == 0
    assert changed(before, tree_digest(demo)) == {MANIFEST}
    (demo / MANIFEST).unlink()
    replace(demo, CONTRACT, "List notes", "List all notes")
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert result.code == 1
    assert set(result.ids) == {"unmanaged-output"}
    assert tree_digest(demo) == before


def test_an_edit_hidden_in_the_manifest_is_drift(demo: Path) -> None:
    """The digest of an edited file was corrected together with it; a fresh clone has no state that could believe it."""
    (demo / CODEOWNERS).write_bytes((demo / CODEOWNERS).read_bytes() + b"* @me\n")
    forged = sha256((demo / CODEOWNERS).read_bytes()).hexdigest()
    manifest = (demo / MANIFEST).read_text(encoding="utf-8")
    line = next(line for line in manifest.splitlines() if '"CODEOWNERS"' in line or f'"{CODEOWNERS}"' in line)
    digest = next(word for word in line.split('"') if len(word) == 64)
    lay_out(demo, {MANIFEST: manifest.replace(digest, forged)})
    result = ssotgen("check", cwd=demo)
    assert result.code == 1
    assert ("stale-output", CODEOWNERS) in result.findings


def test_a_broken_manifest_is_named(demo: Path) -> None:
    lay_out(demo, {MANIFEST: "<<<<<<< ours\n{}\n"})
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (1, ["manifest-broken"])
    assert tree_digest(demo) == before


def test_state_is_believed_only_where_the_disk_agrees(demo: Path) -> None:
    assert ssotgen("build", cwd=demo).code == 0
    state = demo / ".ssotgen/state.json"
    remembered = json.loads(state.read_text(encoding="utf-8"))
    (demo / PAGE).unlink()
    assert ssotgen("check", cwd=demo).ids == ["missing-output"]
    state.write_text(json.dumps(remembered)[:-20], encoding="utf-8")
    assert ssotgen("check", cwd=demo).ids == ["missing-output"]
    assert ssotgen("build", cwd=demo).code == 0
    replace(demo, CONTRACT, "List notes", "List all notes")
    assert set(ssotgen("check", cwd=demo).ids) == {"stale-output"}


def test_other_versions_are_named(demo: Path) -> None:
    manifest = (demo / MANIFEST).read_text(encoding="utf-8")
    line = next(line for line in manifest.splitlines() if '"ruff"' in line)
    lay_out(demo, {MANIFEST: manifest.replace(line, line.replace('"ruff": "', '"ruff": "9'))})
    result = ssotgen("check", cwd=demo)
    assert (result.code, result.ids) == (1, ["other-versions", "stale-output"])
    assert "the outputs were written with ruff 9" in result.out
    assert ssotgen("build", cwd=demo).code == 0
    assert (demo / MANIFEST).read_text(encoding="utf-8") == manifest
    assert ssotgen("check", cwd=demo).ids == [], "what the build has settled is not remembered"
