"""Every fix that a finding promises can be made, and then that finding is gone."""

from pathlib import Path

import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.compiler.fix import fix
from ssotgen.compiler.project import open_project
from ssotgen.core.tree import MemoryTree
from tests.helpers import lay_out
from tests.rules.test_rules import BAD, name, workspace

TAKEN = {"unknown-permission/bad-grant"}
"""The name that is nearest stands there already, so that nothing can be mended."""
KINDS = 45
SAFE_KINDS = 28


def _mendable() -> list[Path]:
    return [case for case in BAD if any(found.fix for found in compile_tree(MemoryTree(workspace(case))).diagnostics)]


MENDABLE = _mendable()


@pytest.mark.parametrize("case", MENDABLE, ids=name)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_a_fix_mends(case: Path, tmp_path: Path, *, unsafe: bool) -> None:
    files = workspace(case)
    found = compile_tree(MemoryTree(files)).diagnostics
    meant = [item for item in found if item.fix and (item.fix.safe or unsafe)]
    fixed = fix(open_project(lay_out(tmp_path, files)), unsafe=unsafe)
    left = {(item.id, item.text, item.fix) for item in fixed.compilation.diagnostics}
    if name(case) not in TAKEN:
        assert {item.id for item in meant} <= {made.diagnostic.id for made in fixed.made}
        assert not [item for item in meant if (item.id, item.text, item.fix) in left]
    assert not [made for made in fixed.made if not (made.fix.safe or unsafe)]
    assert [change.path for change in fixed.changes] == [] or meant


def test_many_kinds_of_findings_can_be_mended() -> None:
    found = [item for case in MENDABLE for item in compile_tree(MemoryTree(workspace(case))).diagnostics if item.fix]
    assert len({item.id for item in found}) >= KINDS
    assert len({item.id for item in found if item.fix and item.fix.safe}) >= SAFE_KINDS
