"""Daily work in a repository: drift, hand edits, ownership, narrow builds, and registries that come and go."""

import fcntl
import json
import shutil
from hashlib import sha256
from pathlib import Path

from tests.helpers import git, lay_out, ssotgen, tree_digest

RBAC, ROUTES, OWNERS = "registries/rbac.yaml", "registries/routes.yaml", "registries/owners.yaml"
CONTRACT = "contracts/notes-api/v1.openapi.yaml"
PAGE, CODEOWNERS = "generated/docs/rbac.md", "generated/CODEOWNERS"
MANIFEST = "generated/.ssotgen-manifest.json"


def replace(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text, (path, old)
    lay_out(folder, {path: text.replace(old, new)})


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


# ---- what is in order


def test_a_second_build_changes_nothing(demo: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in demo.rglob("*") if ".ssotgen" not in path.parts}
    for _ in range(2):  # with local state and without
        assert ssotgen("build", cwd=demo).code == 0
        assert {path: path.stat().st_mtime_ns for path in before} == before
        shutil.rmtree(demo / ".ssotgen", ignore_errors=True)


def test_a_fresh_clone_is_current(demo: Path, tmp_path: Path) -> None:
    git("init", "-q", "-b", "main", cwd=demo)
    git("add", "-A", cwd=demo)
    git("commit", "-qm", "all", cwd=demo)
    git("clone", "-q", str(demo), str(tmp_path / "clone"), cwd=tmp_path)
    before = tree_digest(tmp_path / "clone")
    assert ssotgen("check", cwd=tmp_path / "clone").code == 0
    assert tree_digest(tmp_path / "clone") == before
    assert git("status", "--porcelain", cwd=tmp_path / "clone") == ""


# ---- what is not


def test_a_renamed_permission_is_missed_at_its_route(demo: Path) -> None:
    replace(demo, RBAC, "note.write", "note.create")
    result = ssotgen("check", cwd=demo)
    assert (result.code, result.findings) == (1, [("unknown-permission", f"{ROUTES}:8:19")])
    assert "8 |       permission: note.write\n  |                   ^^^^^^^^^^" in result.out


def test_a_hand_edit_is_a_conflict(demo: Path) -> None:
    replace(demo, PAGE, "# Roles", "# My roles")
    replace(demo, RBAC, "Read notes", "Read all notes")
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
    replace(demo, RBAC, "Read notes", "Read all notes")
    expected = ssotgen("plan", "--diff", cwd=demo).out
    assert "Read all notes" in expected
    for path in (PAGE, "generated/python/notes_service/rbac.py"):
        replace(demo, path, "Read notes", "Read all notes")
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
    replace(demo, RBAC, "Read notes", "Read all notes")
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
    assert result.findings == [("stale-output", CODEOWNERS)]


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
    replace(demo, RBAC, "Read notes", "Read all notes")
    assert set(ssotgen("check", cwd=demo).ids) == {"stale-output"}


# ---- registries that come and go


def test_an_operation_in_the_contract_alone(demo: Path) -> None:
    before = tree_digest(demo / "generated")
    replace(
        demo,
        CONTRACT,
        "paths:\n",
        'paths:\n  /x: {get: {operationId: getX, summary: X, responses: {"200": {description: X}}}}\n',
    )
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.findings) == (1, [("unrouted-operation", f"{CONTRACT}:12:9")])
    assert tree_digest(demo / "generated") == before


def test_without_rbac_no_permission_is_known(demo: Path) -> None:
    (demo / RBAC).unlink()
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, set(result.ids)) == (1, {"unknown-permission"})
    assert len(result.ids) == 3
    assert tree_digest(demo) == before


def test_without_routes_roles_guard_nothing(demo: Path) -> None:
    (demo / ROUTES).unlink()
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.findings) == (1, [("rbac-without-routes", f"{RBAC}:2:1")])
    assert tree_digest(demo) == before


def test_without_both_the_contract_decides(demo: Path) -> None:
    (demo / ROUTES).unlink()
    (demo / RBAC).unlink()
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (0, ["no-security"])
    assert not (demo / "generated/python/notes_service/rbac.py").exists()
    assert not (demo / "generated/policy").exists()


# ---- what is no longer made


def switch_off(folder: Path, *generators: str) -> None:
    toml = (folder / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(folder, {"ssotgen.toml": f"{toml}\n[generators]\noff = {json.dumps(generators)}\n"})


def test_orphans_are_removed_with_their_folders(demo: Path) -> None:
    switch_off(demo, "docs")
    before = tree_digest(demo)
    assert set(ssotgen("check", cwd=demo).ids) == {"orphaned-output"}
    assert ssotgen("build", cwd=demo).code == 0
    gone = changed(before, tree_digest(demo)) - {MANIFEST}
    assert gone
    assert all(path.startswith("generated/docs") for path in gone)
    assert not any((demo / path).is_file() for path in gone)


def test_an_edited_orphan_stays(demo: Path) -> None:
    switch_off(demo, "codeowners")
    (demo / CODEOWNERS).write_bytes((demo / CODEOWNERS).read_bytes() + b"* @me\n")
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (1, ["edited-output"])
    assert tree_digest(demo) == before


def test_one_generator_alone_leaves_the_others_be(demo: Path) -> None:
    replace(demo, OWNERS, "@example/notes", "@example/writers")
    replace(demo, RBAC, "Read notes", "Read all notes")
    switch_off(demo, "docs")
    before = tree_digest(demo)
    assert ssotgen("build", "--only", "codeowners", cwd=demo).code == 0
    assert changed(before, tree_digest(demo)) == {CODEOWNERS, MANIFEST}
    assert set(ssotgen("check", cwd=demo).ids) == {"stale-output", "orphaned-output"}


def test_a_copy_elsewhere(demo: Path) -> None:
    toml = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": f'{toml}\n[outputs]\ncodeowners = ".github/CODEOWNERS"\n'})
    assert ssotgen("build", cwd=demo).code == 0
    assert (demo / ".github/CODEOWNERS").read_bytes() == (demo / CODEOWNERS).read_bytes()
    lay_out(demo, {"ssotgen.toml": toml})
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (0, ["released-output"])
    assert (demo / ".github/CODEOWNERS").exists()


def test_two_writers_at_once(demo: Path) -> None:
    replace(demo, RBAC, "Read notes", "Read all notes")
    (demo / ".ssotgen").mkdir(exist_ok=True)
    before = tree_digest(demo)
    with (demo / ".ssotgen/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = ssotgen("build", cwd=demo)
        assert (result.code, result.out) == (2, "")
        assert "another ssotgen" in result.err
        assert tree_digest(demo) == before
    assert ssotgen("build", cwd=demo).code == 0
