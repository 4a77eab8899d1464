"""Workspaces that are built once: this repository's own, and the one that `ssotgen init` lays out."""

import shutil
from pathlib import Path

import pytest

from tests.helpers import REPOSITORY, hand_written, lay_out, ssotgen


@pytest.fixture(scope="session")
def booking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The booking workspace, built; to be read only."""
    folder = lay_out(tmp_path_factory.mktemp("booking"), hand_written(REPOSITORY))
    built = ssotgen("build", cwd=folder)
    assert built.code == 0, built.out + built.err
    return folder


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scaffolded workspace, built; to be copied."""
    folder = tmp_path_factory.mktemp("pristine") / "demo"
    assert ssotgen("init", "demo", cwd=folder.parent).code == 0
    built = ssotgen("build", cwd=folder)
    assert built.code == 0, built.out + built.err
    return folder


@pytest.fixture
def demo(pristine: Path, tmp_path: Path) -> Path:
    """A copy of the scaffolded workspace, built, without local state, as a fresh clone has it."""
    return Path(shutil.copytree(pristine, tmp_path / "demo", ignore=shutil.ignore_patterns(".ssotgen")))
