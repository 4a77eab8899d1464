"""Why outputs change: `plan` and `build` name the sources that moved them."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.helpers import Result, git, lay_out, ssotgen

RBAC, OWNERS, TOML = "registries/rbac.yaml", "registries/owners.yaml", "ssotgen.toml"
CODEOWNERS, MANIFEST = "generated/CODEOWNERS", "generated/.ssotgen-manifest.json"


def groups(result: Result) -> dict[str, list[str]]:
    """Reasons, each with its lines."""
    found: dict[str, list[str]] = {}
    for line in result.out.splitlines():
        if re.match(r"[a-z].*:$", line):
            found[line[:-1]] = []
        elif line.startswith("  ") and found:
            list(found.values())[-1].append(line.strip())
    return found


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    lay_out(folder, {path: text.replace(old, new)})


def two_changes(folder: Path) -> None:
    change(folder, OWNERS, "@example/notes", "@example/writers")
    editor = "  editor:\n    description: Corrects\n    grants: {note.write: any}\n"
    (folder / RBAC).write_text((folder / RBAC).read_text(encoding="utf-8") + editor, encoding="utf-8")


@pytest.fixture
def remembered(pristine: Path, tmp_path: Path) -> Path:
    """A built workspace with its local state."""
    return Path(shutil.copytree(pristine, tmp_path / "demo"))


@pytest.fixture
def cloned(demo: Path) -> Path:
    """A committed workspace without local state."""
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all")):
        git(*words, cwd=demo)
    return demo


@pytest.mark.parametrize("kind", ["remembered", "cloned"])
def test_changes_are_grouped_by_what_moved_them(kind: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(kind)
    two_changes(folder)
    found = groups(ssotgen("plan", cwd=folder))
    both = f"because {OWNERS} and {RBAC} changed"
    assert list(found) == [both, f"because {OWNERS} changed", f"because {RBAC} changed", "the record of all outputs"]
    assert f"update {CODEOWNERS}" in found[f"because {OWNERS} changed"]
    assert "update generated/python/notes_service/rbac.py" in found[f"because {RBAC} changed"]
    assert found["the record of all outputs"] == [f"update {MANIFEST}"]
    assert sum(map(len, found.values())) == sum(
        line.startswith("  update ") for line in ssotgen("plan", cwd=folder).out.splitlines()
    )


def test_a_diff_is_grouped_alike(remembered: Path) -> None:
    two_changes(remembered)
    parts = ssotgen("plan", "--diff", cwd=remembered).out.split("==== ")
    owners = next(part for part in parts if part.startswith(f"because {OWNERS} changed\n"))
    assert "+++ b/generated/CODEOWNERS" in owners
    assert "rbac.py" not in owners


def test_a_build_tells_why_it_wrote(remembered: Path) -> None:
    two_changes(remembered)
    built = ssotgen("build", cwd=remembered)
    assert built.out == ""
    assert f"because {OWNERS} changed:\n  update {CODEOWNERS}\n" in built.err
    assert re.search(rf"because {RBAC} changed:\n(  update .*\n){{6}}  and \d+ more\n", built.err)
    assert built.err.splitlines()[-1].startswith("0 errors, 0 warnings. 0 created, ")
    assert ssotgen("build", "-q", cwd=remembered).err == ""
    assert "because" not in ssotgen("build", cwd=remembered).err


def test_an_option_moves_what_no_source_of_it_moved(remembered: Path) -> None:
    package = 'package = "notes_service"'
    change(remembered, TOML, package, f'{package}\n[models]\nengine = "datamodel-code-generator"')
    found = groups(ssotgen("plan", cwd=remembered))
    assert list(found) == [f"because {TOML} changed", "the record of all outputs"]
    assert "update generated/python/notes_service/notes_api/v1/models.py" in found[f"because {TOML} changed"]


@pytest.mark.parametrize("option", [False, True])
def test_another_ssotgen_is_named_also_beside_an_option(remembered: Path, option: bool) -> None:
    state = remembered / ".ssotgen" / "state.json"
    known = json.loads(state.read_text(encoding="utf-8"))
    state.write_text(json.dumps({**known, "tool": "another"}), encoding="utf-8")
    package = 'package = "notes_service"'
    change(remembered, TOML, package, f'{package}\n[models]\nengine = "datamodel-code-generator"')
    if not option:  # then it is as if another ssotgen had printed the models
        moved = {path: data for path, data in known["inputs"].items() if path != TOML}
        now = {TOML: hashlib.sha256((remembered / TOML).read_bytes()).hexdigest()}
        state.write_text(json.dumps({**known, "tool": "another", "inputs": moved | now}), encoding="utf-8")
    tools = "ssotgen or a package beside it"
    reason = f"because {TOML} changed, or {tools}" if option else f"because {tools} changed"
    assert list(groups(ssotgen("plan", cwd=remembered))) == [reason, "the record of all outputs"]


def test_a_template_of_the_workspace_moves_what_it_prints(remembered: Path) -> None:
    own = "ssotgen-templates/codeowners/CODEOWNERS.jinja"
    settings = (remembered / TOML).read_text(encoding="utf-8")
    lay_out(remembered, {TOML: f'{settings}\n[templates]\ndir = "ssotgen-templates"\n'})
    assert ssotgen("eject", "codeowners/CODEOWNERS.jinja", cwd=remembered).code == 0
    assert ssotgen("build", cwd=remembered).code == 0
    text = (remembered / own).read_text(encoding="utf-8")
    lay_out(remembered, {own: f"# ours\n{text}"})
    found = groups(ssotgen("plan", cwd=remembered))
    assert found[f"because {own} changed"] == [f"update {CODEOWNERS}"]


def test_what_is_new_and_what_is_gone(remembered: Path) -> None:
    (remembered / CODEOWNERS).unlink()
    assert groups(ssotgen("plan", cwd=remembered)) == {"because they were removed": [f"create {CODEOWNERS}"]}
    shutil.rmtree(remembered / "generated")
    shutil.rmtree(remembered / ".ssotgen")
    assert list(groups(ssotgen("plan", cwd=remembered))) == ["not there yet", "the record of all outputs"]


def test_without_memory_nothing_is_claimed(demo: Path) -> None:
    two_changes(demo)
    found = groups(ssotgen("plan", cwd=demo))
    assert not any(reason.startswith("because") for reason in found)
    assert found[f"made from {OWNERS}"] == [f"update {CODEOWNERS}"]


def test_memory_of_another_branch_claims_nothing(cloned: Path) -> None:
    """Outputs that are not those of the last run here were written elsewhere, for reasons that are not known here."""
    change(cloned, OWNERS, "@example/notes", "@example/writers")
    assert ssotgen("build", cwd=cloned).code == 0
    git("stash", "-q", cwd=cloned)
    change(cloned, OWNERS, "@example/notes", "@example/others")
    found = groups(ssotgen("plan", cwd=cloned))
    assert found[f"made from {OWNERS}, and not as they were last written"] == [f"update {CODEOWNERS}"]
