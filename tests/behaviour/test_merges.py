"""Two branches that each add an operation: after the merge `ssotgen resolve` makes the outputs of both."""

from pathlib import Path

import pytest

from tests.behaviour.test_workflow import CODEOWNERS, CONTRACT, MANIFEST, ROUTES, replace
from tests.helpers import git, ssotgen

RESPONSES = (
    '{"200": {description: Done}, "401": {$ref: "#/components/responses/Unauthenticated"}, '
    '"403": {$ref: "#/components/responses/Forbidden"}}'
)

# A branch, and what its operation is written before: in the contract, and in routes.yaml.
BRANCHES = (("first", "  /notes:\n", "    listNotes:"), ("last", "  /status:\n", "    getStatus:"))


def operation(name: str) -> str:
    return (
        f"  /{name}:\n    get:\n      operationId: get{name.title()}\n      summary: Read {name}\n      tags: [notes]\n"
        f"      security: [{{bearer: []}}]\n      responses: {RESPONSES}\n"
    )


@pytest.fixture
def branches(demo: Path) -> Path:
    """`main` with the branches `first` and `last`, each with an operation more, both built and committed."""
    git("init", "-q", "-b", "main", cwd=demo)
    git("add", "-A", cwd=demo)
    git("commit", "-qm", "base", cwd=demo)
    for branch, before, route in (
        ("first", "  /notes:\n", "    listNotes:"),
        ("last", "  /status:\n", "    getStatus:"),
    ):
        git("checkout", "-qb", branch, "main", cwd=demo)
        replace(demo, CONTRACT, before, operation(branch) + before)
        replace(demo, ROUTES, route, f"    get{branch.title()}:\n      permission: note.read\n{route}")
        built = ssotgen("build", cwd=demo)
        assert built.code == 0, built.out
        git("add", "-A", cwd=demo)
        git("commit", "-qm", branch, cwd=demo)
    git("checkout", "-q", "main", cwd=demo)
    git("merge", "-q", "--ff-only", "first", cwd=demo)
    return demo


def unmerged(folder: Path) -> set[str]:
    return set(git("diff", "--name-only", "--diff-filter=U", cwd=folder).split())


def current(folder: Path) -> None:
    routes = (folder / "generated/python/notes_service/notes_api/v1/routes.py").read_text(encoding="utf-8")
    assert "get_first" in routes
    assert "get_last" in routes
    checked = ssotgen("check", cwd=folder)
    assert checked.code == 0, checked.out
    assert git("status", "--porcelain", cwd=folder) == ""


def test_resolve_while_the_merge_goes_on(branches: Path) -> None:
    git("merge", "-q", "last", cwd=branches, check=False)
    assert unmerged(branches)
    assert all(path.startswith("generated/") for path in unmerged(branches))
    result = ssotgen("resolve", cwd=branches)
    assert result.code == 0, result.out + result.err
    assert result.err.endswith("Next: git add what was merged and what was made, and let git go on.\n")
    git("add", "-A", cwd=branches)
    git("commit", "-qm", "merged", cwd=branches)
    current(branches)


def test_sources_that_are_not_merged_yet_are_one_finding_for_each_file(branches: Path) -> None:
    replace(branches, ROUTES, "    getStatus:", "    # ours\n    getStatus:")
    git("commit", "-qam", "a conflict with the other branch", cwd=branches)
    git("merge", "-q", "last", cwd=branches, check=False)
    assert ROUTES in unmerged(branches)
    for command in ("check", "build", "resolve"):
        result = ssotgen(command, cwd=branches)
        assert (result.code, result.ids) == (1, ["conflict-marker"]), result.out
        assert "Next:" not in result.err


def test_resolve_after_a_merge_that_took_one_side(branches: Path) -> None:
    git("merge", "-q", "last", cwd=branches, check=False)
    git("checkout", "--theirs", "--", *sorted(unmerged(branches)), cwd=branches)
    git("add", "-A", cwd=branches)
    git("commit", "-qm", "merged", cwd=branches)
    assert ssotgen("check", cwd=branches).code == 1
    assert ssotgen("resolve", cwd=branches).code == 0
    git("commit", "-qam", "resolved", cwd=branches)
    current(branches)


def test_marks_of_a_merge_in_the_manifest(branches: Path) -> None:
    git("merge", "-q", "last", cwd=branches, check=False)
    text = (branches / MANIFEST).read_text(encoding="utf-8")
    (branches / MANIFEST).write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> last\n", encoding="utf-8")
    assert ssotgen("check", cwd=branches).ids[0] == "manifest-broken"
    assert ssotgen("resolve", cwd=branches).code == 0


def test_a_hand_edit_of_one_side_is_still_reported(branches: Path) -> None:
    git("checkout", "-q", "last", cwd=branches)
    (branches / CODEOWNERS).write_bytes((branches / CODEOWNERS).read_bytes() + b"* @me\n")
    git("commit", "-qam", "by hand", cwd=branches)
    git("checkout", "-q", "main", cwd=branches)
    git("merge", "-q", "last", cwd=branches, check=False)
    result = ssotgen("resolve", cwd=branches)
    assert result.code == 1
    assert [(id, where.partition(":")[0]) for id, where in result.findings] == [("edited-output", CODEOWNERS)]
    assert "@me" in (branches / CODEOWNERS).read_text(encoding="utf-8")


def test_without_a_merge_there_is_nothing_to_resolve(branches: Path) -> None:
    result = ssotgen("resolve", cwd=branches)
    assert (result.code, result.ids) == (1, ["nothing-to-resolve"])
    assert "= help: `ssotgen build` makes the outputs that the sources ask for now" in result.out
