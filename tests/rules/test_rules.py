"""Every finding has small workspaces that provoke it and others, as similar as possible, in which nothing is found.

`<id>/bad-<what>/expected.txt` lists all findings of that workspace. `base.txt` names a folder of `_bases` whose files
lie under those of the case, and after `- ` files of the base that are left out. `--update-rules` rewrites the lists.
"""

import ast
from pathlib import Path

import pytest

from ssotgen.compiler.catalogue import messages
from ssotgen.core.diagnostics import Profile
from ssotgen.rules.catalogue import RULES
from tests.helpers import REPOSITORY, files_below, findings, hand_written
from tests.rules.elsewhere import PROVED_ELSEWHERE

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*") if path.name.startswith(("bad-", "ok-")))
BAD = [path for path in CASES if path.name.startswith("bad-")]
OK = [path for path in CASES if path.name.startswith("ok-")]
OWN_FILES = ("base.txt", "expected.txt")


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def workspace(case: Path) -> dict[str, bytes]:
    """The files of a case, its base below them."""
    files: dict[str, bytes] = {}
    described = case / "base.txt"
    if described.exists():
        base, *removed = described.read_text(encoding="utf-8").splitlines()
        files = files_below(HERE / "_bases" / base)
        for line in removed:
            del files[line.removeprefix("- ")]
    return files | {path: data for path, data in files_below(case).items() if path not in OWN_FILES}


@pytest.mark.parametrize("case", BAD, ids=name)
def test_bad(case: Path, update_rules: bool) -> None:
    found = findings(workspace(case))
    expected = case / "expected.txt"
    if update_rules:
        expected.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()
    assert case.parent.name in {line.split()[1] for line in found}


@pytest.mark.parametrize("case", OK, ids=name)
def test_ok(case: Path) -> None:
    assert findings(workspace(case)) == []


def test_every_finding_has_cases() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders == messages().keys() - PROVED_ELSEWHERE.keys()
    for kind in (BAD, OK):
        assert folders == {path.parent.name for path in kind}


def test_what_is_proved_elsewhere_is_there() -> None:
    for place in PROVED_ELSEWHERE.values():
        file, _, test = place.partition("::")
        tree = ast.parse((REPOSITORY / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, place


def test_every_base_is_silent() -> None:
    for base in sorted((HERE / "_bases").iterdir()):
        assert findings(files_below(base)) == [], base.name


def golden_workspaces() -> list[Path]:
    return [REPOSITORY, *sorted((REPOSITORY / "tests" / "golden").glob("*/workspace"))]


@pytest.mark.parametrize("folder", golden_workspaces(), ids=lambda folder: folder.parent.name)
def test_every_rule_is_silent_where_nothing_is_wrong(folder: Path) -> None:
    assert findings(hand_written(folder)) == []


def test_the_catalogue_of_rules_is_the_folder() -> None:
    folder = REPOSITORY / "src" / "ssotgen" / "rules"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "catalogue"}
    assert [rule.message.id for rule in RULES] == sorted(module.replace("_", "-") for module in modules)
    assert [rule.check.__module__.rpartition(".")[2] for rule in RULES] == sorted(modules)


def test_every_finding_has_a_page() -> None:
    for id, message in messages().items():
        first, _, rest = message.page.strip().partition("\n")
        assert first.endswith("."), id
        assert "## Why it matters" in rest, id
        assert "## Fix" in rest, id
        assert {message.under(profile).value for profile in Profile} & {"error", "warning"}, id


def test_every_declared_message_is_in_the_catalogue() -> None:
    """A message that no tuple lists could be given, but neither explained nor listed."""
    source = REPOSITORY / "src" / "ssotgen"
    declared = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                id = node.args[0]
                if node.func.id in ("error", "warning", "remark", "Message") and isinstance(id, ast.Constant):
                    declared.add(id.value)
    assert declared | {rule.message.id for rule in RULES} == messages().keys()


def test_an_empty_workspace_is_no_mistake() -> None:
    assert findings({}) == []
