"""Daily work in a repository: drift, narrow builds, and registries that come and go."""

import fcntl
import json
import shutil
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


# ---- registries that come and go


def test_an_operation_in_the_contract_alone(demo: Path) -> None:
    before = tree_digest(demo / "generated")
    added = '  /x: {get: {operationId: getX, summary: X, responses: {"200": {description: X}}}}'
    replace(demo, CONTRACT, "paths:\n", f"paths:\n{added}\n")
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.findings) == (1, [("unrouted-operation", f"{CONTRACT}:12:8")])
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
    drift = ssotgen("check", cwd=demo).findings
    assert {path for id, path in drift if id != "orphaned-output"} == {MANIFEST}
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
    replace(demo, CONTRACT, "List notes", "List all notes")
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
    replace(demo, CONTRACT, "List notes", "List all notes")
    (demo / ".ssotgen").mkdir(exist_ok=True)
    before = tree_digest(demo)
    with (demo / ".ssotgen/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = ssotgen("build", cwd=demo)
        assert (result.code, result.out) == (2, "")
        assert "another ssotgen" in result.err
        assert tree_digest(demo) == before
    assert ssotgen("build", cwd=demo).code == 0


def test_two_outputs_on_one_path(demo: Path) -> None:
    toml = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": f'{toml}\n[outputs]\ncodeowners = "generated/docs/rbac.md"\n'})
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, set(result.ids)) == (1, {"output-collision"})
    assert tree_digest(demo) == before


def test_a_broken_template(demo: Path) -> None:
    toml = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    override = {"mine/codeowners/CODEOWNERS.jinja": "{% for line in view.lnies %}{{ line }}\n{% endfor %}"}
    lay_out(demo, {"ssotgen.toml": f'{toml}\n[templates]\ndir = "mine"\n', **override})
    before = tree_digest(demo)
    result = ssotgen("build", cwd=demo)
    assert (result.code, result.ids) == (1, ["template-error"])
    assert "mine/codeowners/CODEOWNERS.jinja" in result.out
    assert "lnies" in result.out
    assert tree_digest(demo) == before
    lay_out(demo, {key: text.replace("lnies", "lines") for key, text in override.items()})
    assert ssotgen("build", cwd=demo).code == 0


def test_a_second_opinion(demo: Path) -> None:
    assert ssotgen("check", "--second-opinion", cwd=demo).code == 0
    replace(demo, CONTRACT, "maximum: 100, default: 20}", "maximum: 100, default: many}")
    toml = (demo / "ssotgen.toml").read_text(encoding="utf-8")
    lay_out(demo, {"ssotgen.toml": f'{toml}\n[rules]\ninvalid-default = "off"\n'})
    result = ssotgen("check", "--second-opinion", cwd=demo)
    assert "second-opinion" in result.ids
