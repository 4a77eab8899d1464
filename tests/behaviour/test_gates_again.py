"""A rebuild holds against the gates what is new, and leaves out what stood in the last run."""

import shutil
from pathlib import Path

import pytest

from ssotgen.compiler.build import build
from ssotgen.compiler.project import open_project
from ssotgen.emit import gates
from tests.helpers import lay_out

CONTRACT = "contracts/notes-api/v1.openapi.yaml"


@pytest.fixture
def built(pristine: Path, tmp_path: Path) -> Path:
    """A built workspace with its local state, one description changed since."""
    folder = Path(shutil.copytree(pristine, tmp_path / "demo"))
    build(open_project(folder))
    text = (folder / CONTRACT).read_text(encoding="utf-8")
    lay_out(folder, {CONTRACT: text.replace("title: Notes", "title: More notes", 1)})
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the outputs that the gates were asked about."""
    paths: list[str] = []
    fault = gates.fault

    def noting(path: str, text: str, *, ours: bool, packages: frozenset[str] = frozenset()) -> str | None:
        paths.append(path)
        return fault(path, text, ours=ours, packages=packages)

    monkeypatch.setattr(gates, "fault", noting)
    return paths


def outputs(folder: Path) -> set[str]:
    """All outputs but JSON, which our printer makes of values."""
    found = {path.relative_to(folder).as_posix() for path in (folder / "generated").rglob("*") if path.is_file()}
    return {path for path in found if not path.endswith(".json")}


def test_only_changed_outputs_are_asked_about(built: Path, asked: list[str]) -> None:
    outcome = build(open_project(built))
    assert outcome.plan is not None
    changed = {change.path for change in outcome.plan.changes} & outputs(built)
    assert changed
    assert set(asked) == changed
    assert changed < outputs(built)


def test_without_memory_all_are_asked_about(built: Path, asked: list[str]) -> None:
    (built / ".ssotgen" / "state.json").unlink()
    build(open_project(built))
    assert set(asked) == outputs(built)


def test_another_tool_asks_about_all(built: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ssotgen.compiler.state.tool_digest", lambda _: "another")
    build(open_project(built))
    assert set(asked) == outputs(built)
