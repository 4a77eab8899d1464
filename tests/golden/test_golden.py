"""Outputs of small workspaces, one feature each, locked byte by byte: what changes here changes for every user."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ssotgen.testing.golden import assert_outputs
from tests.helpers import REPOSITORY, hand_written, outputs

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/workspace"))
SUPPORT = "/_support/"
"""Copies of modules that are tested where they are written; here they would only repeat themselves."""


def workspace(case: str) -> dict[str, bytes]:
    return hand_written(HERE / case / "workspace")


@pytest.mark.parametrize("case", CASES)
def test_outputs(case: str, snapshot: SnapshotAssertion) -> None:
    assert_outputs({path: text for path, text in outputs(workspace(case)).items() if SUPPORT not in path}, snapshot)


def test_support_modules_are_copies() -> None:
    """Whatever a workspace needs of the support code is that code, under the stamp."""
    seen = set()
    for case in CASES:
        for path, text in outputs(workspace(case)).items():
            if SUPPORT in path and (name := path.rpartition("/")[2]) != "__init__.py":
                seen.add(name)
                source = (REPOSITORY / "src/ssotgen/support" / name).read_text(encoding="utf-8")
                assert text.endswith(source), path
    assert len(seen) > 10
