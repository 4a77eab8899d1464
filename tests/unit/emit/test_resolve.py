"""After a merge, in real git repositories."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from ssotgen.emit.apply import apply
from ssotgen.emit.changes import Plan
from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.manifest import load
from ssotgen.emit.resolve import Resolution, resolve

from .conftest import Shop

MANIFEST = "generated/.ssotgen-manifest.json"
ATTRIBUTES = "* text eol=lf -merge\n"


def made(*operations: str, merge: bool = False) -> dict[str, str]:
    """Outputs of a workspace with these operations: one file each, and an index of all."""
    index = "".join(f"- {name}\n" for name in sorted(operations))
    filler = "".join(f"line {n}\n" for n in range(20))
    files = {f"generated/{name}.py": f"{name} = 1\n" for name in operations}
    attributes = {} if merge else {"generated/.gitattributes": ATTRIBUTES}
    return {**files, **attributes, "generated/index.md": f"# Index\n{index}", "generated/long.md": f"{index}{filler}"}


@dataclass
class Repo:
    shop: Shop

    def git(self, *arguments: str, ok: bool = True) -> str:
        home = {"HOME": str(self.shop.root.parent), "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        command = ["git", *who, *arguments]
        result = subprocess.run(command, cwd=self.shop.root, env=home, capture_output=True, text=True, check=False)
        assert not ok or result.returncode == 0, result.stderr + result.stdout
        return result.stdout

    def commit(self, message: str = "x") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def fork(self, ours: dict[str, str], theirs: dict[str, str], base: dict[str, str]) -> None:
        """Two branches from `base`, each rebuilt and committed; `main` is checked out."""
        if not self.git("rev-parse", "--git-dir", ok=False):
            self.git("init", "--quiet")
        self.shop.build(base)
        self.commit("base")
        self.git("checkout", "--quiet", "-b", "theirs")
        self.shop.build(theirs)
        self.commit("theirs")
        self.git("checkout", "--quiet", "main")
        self.shop.build(ours)
        self.commit("ours")

    def plan(self, found: Resolution, outputs: dict[str, str]) -> Plan:
        assert found.manifest is not None
        return self.shop.plan(outputs, manifest=found.manifest)


@pytest.fixture
def repo(shop: Shop) -> Repo:
    return Repo(shop)


def conflicts(found: Plan) -> list[str]:
    return [item.change.path for item in found.conflict]


def test_two_branches_that_each_add_an_operation(repo: Repo) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    assert "CONFLICT" in repo.git("merge", "theirs", ok=False)
    both = made("a", "b", "c")
    plain = repo.shop.plan(both)
    assert conflicts(plain) == []  # what only they have is unchanged and current, and ours is known
    found = resolve(repo.shop.root)
    assert found.diagnostics == ()
    wanted = repo.plan(found, both)
    assert conflicts(wanted) == []
    apply(repo.shop.root, wanted)
    assert {path: text for path, text in repo.shop.tree().items() if path != MANIFEST} == both
    assert not repo.shop.plan(both)
    repo.commit("merged")
    assert not repo.shop.plan(both)


def test_files_of_the_other_side_that_the_merge_made_stale(repo: Repo) -> None:
    """Only their manifest knows a file that only they changed, and that has to change again now."""
    repo.fork(made("a", "b"), {**made("a"), "generated/x.md": "theirs\n"}, {**made("a"), "generated/x.md": "base\n"})
    repo.git("merge", "theirs", ok=False)
    both = {**made("a", "b"), "generated/x.md": "both\n"}
    assert conflicts(repo.shop.plan(both)) == ["generated/x.md"]
    wanted = repo.plan(resolve(repo.shop.root), both)
    assert conflicts(wanted) == []
    apply(repo.shop.root, wanted)
    assert repo.shop.text("generated/x.md") == "both\n"


def test_a_merge_that_is_committed_already(repo: Repo) -> None:
    repo.fork(made("a", "b"), {**made("a"), "generated/x.md": "theirs\n"}, {**made("a"), "generated/x.md": "base\n"})
    repo.git("merge", "theirs", ok=False)
    repo.commit("merged")
    both = {**made("a", "b"), "generated/x.md": "both\n"}
    assert conflicts(repo.shop.plan(both)) == ["generated/x.md"]
    assert conflicts(repo.plan(resolve(repo.shop.root), both)) == []


def test_orphans_of_either_side_are_removed(repo: Repo) -> None:
    base = made("a", "b")
    repo.fork(made("a"), {**made("a", "b"), "generated/b.py": "b = 2\n"}, base)
    repo.git("merge", "theirs", ok=False)
    assert (repo.shop.root / "generated/b.py").exists()  # modified by them, deleted by us
    wanted = repo.plan(resolve(repo.shop.root), made("a"))
    assert [change.path for change in wanted.delete] == ["generated/b.py"]
    assert conflicts(wanted) == []


@pytest.mark.parametrize("editor", ["ours", "theirs"])
def test_a_hand_edit_that_the_merge_kept_is_a_conflict(repo: Repo, editor: str) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    repo.git("checkout", "--quiet", "main" if editor == "ours" else "theirs")
    repo.shop.write("generated/a.py", "a = 'by hand'\n")
    repo.commit("edit")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "theirs", ok=False)
    found = resolve(repo.shop.root)
    wanted = repo.plan(found, made("a", "b", "c"))
    assert conflicts(wanted) == ["generated/a.py"]
    assert [item.id for item in wanted.diagnostics] == ["edited-output"]
    assert found.diagnostics == ()


def test_a_hand_edit_that_the_merge_dropped_is_an_error_until_it_is_given_up(repo: Repo) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    repo.git("checkout", "--quiet", "theirs")
    repo.shop.write("generated/index.md", "# by hand\n")
    repo.commit("edit")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "theirs", ok=False)  # both changed the index: ours stays on the disk
    found = resolve(repo.shop.root)
    (finding,) = found.diagnostics
    assert (finding.id, finding.origin.document) == ("edited-output", "generated/index.md")
    assert repo.git("rev-parse", "theirs")[:12] in finding.text
    assert resolve(repo.shop.root, force=["generated/index.md"]).diagnostics == ()


def test_an_edit_made_during_the_merge_is_a_conflict(repo: Repo) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    repo.git("merge", "theirs", ok=False)
    repo.shop.write("generated/c.py", "c = 'by hand'\n")
    assert conflicts(repo.plan(resolve(repo.shop.root), made("a", "b", "c"))) == ["generated/c.py"]


# ------------------------------------------------------------------------------ repositories without the attributes


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_conflict_marks_between_two_recorded_contents(repo: Repo, style: str) -> None:
    repo.fork(made("a", "b", merge=True), made("a", "c", merge=True), made("a", merge=True))
    repo.git("-c", f"merge.conflictStyle={style}", "merge", "theirs", ok=False)
    assert "<<<<<<<" in repo.shop.text("generated/index.md")
    assert load(WorkDisk(repo.shop.root), "generated").manifest is None  # in pieces, too
    both = made("a", "b", "c", merge=True)
    wanted = repo.plan(resolve(repo.shop.root), both)
    assert conflicts(wanted) == []
    apply(repo.shop.root, wanted)
    assert not repo.shop.plan(both)


def test_conflict_marks_with_an_edit_beside_them(repo: Repo) -> None:
    repo.fork(made("a", "b", merge=True), made("a", "c", merge=True), made("a", merge=True))
    repo.git("merge", "theirs", ok=False)
    repo.shop.write("generated/long.md", repo.shop.text("generated/long.md") + "by hand\n")
    wanted = repo.plan(resolve(repo.shop.root), made("a", "b", "c", merge=True))
    assert conflicts(wanted) == ["generated/long.md"]


def test_lines_that_git_merged_without_a_conflict(repo: Repo) -> None:
    lines = [f"line {n}\n" for n in range(20)]

    def page(*changes: str) -> dict[str, str]:
        return {"generated/x.md": "".join([*changes[:1], *lines, *changes[1:]])}

    repo.fork(page("b\n"), page("", "c\n"), page())
    repo.git("merge", "theirs", ok=False)
    assert repo.shop.text("generated/x.md") == "".join(["b\n", *lines, "c\n"])
    wanted = repo.plan(resolve(repo.shop.root), page("B\n", "C\n"))
    assert conflicts(wanted) == []


def test_the_repository_is_only_read(repo: Repo) -> None:
    repo.fork(made("a", "b", merge=True), made("a", "c", merge=True), made("a", merge=True))
    repo.git("merge", "theirs", ok=False)

    def state() -> dict[Path, int]:
        return {file: file.stat().st_mtime_ns for file in repo.shop.root.rglob("*")}

    before = state()
    assert resolve(repo.shop.root).manifest is not None
    assert state() == before


# --------------------------------------------------------------------------------------------------------- other states


@pytest.mark.parametrize("command", ["rebase", "cherry-pick"])
def test_a_rebase_and_a_cherry_pick_are_merges(repo: Repo, command: str) -> None:
    repo.fork(made("a", "b"), {**made("a"), "generated/x.md": "theirs\n"}, {**made("a"), "generated/x.md": "base\n"})
    if command == "rebase":
        repo.git("checkout", "--quiet", "theirs")
        repo.git("rebase", "main", ok=False)
    else:
        repo.git("cherry-pick", "theirs", ok=False)
    both = {**made("a", "b"), "generated/x.md": "both\n"}
    assert conflicts(repo.plan(resolve(repo.shop.root), both)) == []


def test_a_workspace_below_the_top_of_its_repository(tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    inner = outer / "services" / "ü b"
    inner.mkdir(parents=True)
    top, repo = Repo(Shop(outer)), Repo(Shop(inner))
    top.git("init", "--quiet")
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    top.git("merge", "theirs", ok=False)
    assert conflicts(repo.plan(resolve(inner), made("a", "b", "c"))) == []


def test_a_hook_s_variables_do_not_mislead(repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    repo.git("merge", "theirs", ok=False)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert resolve(repo.shop.root).diagnostics == ()


def test_nothing_that_a_repository_configures_is_run(repo: Repo, tmp_path: Path) -> None:
    repo.fork(made("a", "b", merge=True), made("a", "c", merge=True), made("a", merge=True))
    repo.git("merge", "theirs", ok=False)
    flag = tmp_path / "ran"
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.editor", "core.sshCommand", "diff.x.textconv"):
        repo.git("config", key, f"touch {flag}")
    (repo.shop.root / ".gitattributes").write_text("* diff=x\n")
    assert conflicts(repo.plan(resolve(repo.shop.root), made("a", "b", "c", merge=True))) == []
    assert not flag.exists()


def ids(found: Resolution) -> list[str]:
    assert found.manifest is None
    return [item.id for item in found.diagnostics]


def test_without_a_merge_there_is_nothing_to_resolve(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(resolve(repo.shop.root)) == ["nothing-to-resolve"]  # no repository
    repo.git("init", "--quiet")
    assert ids(resolve(repo.shop.root)) == ["nothing-to-resolve"]  # no commit
    repo.commit("empty")
    assert ids(resolve(repo.shop.root)) == ["nothing-to-resolve"]  # no merge
    monkeypatch.setenv("PATH", "")
    assert ids(resolve(repo.shop.root)) == ["nothing-to-resolve"]  # no git


def test_a_merge_of_branches_without_manifests(repo: Repo) -> None:
    repo.git("init", "--quiet")
    repo.commit("base")
    repo.git("checkout", "--quiet", "-b", "theirs")
    repo.commit("theirs")
    repo.git("checkout", "--quiet", "main")
    repo.commit("ours")
    repo.git("merge", "theirs")
    assert ids(resolve(repo.shop.root)) == ["nothing-to-resolve"]


def test_a_broken_manifest_on_one_side_is_a_finding(repo: Repo) -> None:
    repo.fork(made("a", "b"), made("a", "c"), made("a"))
    repo.git("checkout", "--quiet", "theirs")
    repo.shop.write(MANIFEST, "{")
    repo.commit("broken")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "theirs", ok=False)
    assert ids(resolve(repo.shop.root)) == ["manifest-broken"]


def test_a_branch_that_has_no_outputs_yet(repo: Repo) -> None:
    repo.git("init", "--quiet")
    repo.commit("base")
    repo.git("checkout", "--quiet", "-b", "theirs")
    repo.shop.build(made("a"))
    repo.commit("theirs")
    repo.git("checkout", "--quiet", "main")
    repo.commit("ours")
    repo.git("merge", "theirs")
    assert conflicts(repo.plan(resolve(repo.shop.root), made("a"))) == []
