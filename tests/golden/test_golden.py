"""Outputs of small workspaces, one feature each, locked byte by byte: what changes here changes for every user."""

import difflib
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.golden.tree import TreeExtension, expected_folder
from tests.helpers import REPOSITORY, files_below, hand_written, outputs

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/workspace"))
SUPPORT = "/_support/"
"""Copies of modules that are tested where they are written; here they would only repeat themselves."""


def workspace(case: str) -> dict[str, bytes]:
    return hand_written(HERE / case / "workspace")


@pytest.mark.parametrize("case", CASES)
def test_outputs(case: str, snapshot: SnapshotAssertion, request: pytest.FixtureRequest) -> None:
    locked = snapshot.use_extension(TreeExtension)
    made = {path: text for path, text in outputs(workspace(case)).items() if SUPPORT not in path}
    folder = expected_folder(HERE / case)
    before = {path: data.decode() for path, data in files_below(folder).items()} if folder.is_dir() else {}
    if request.config.option.update_snapshots:
        for path in before.keys() - made.keys():
            (folder / path).unlink()
        before = {path: text for path, text in before.items() if path in made}
    same = {path: locked(name=path) == text for path, text in made.items()}
    changed = sorted({path for path in made if not same[path]} | (before.keys() - made.keys()))
    if changed:
        diff = "".join(unified(path, before.get(path), made.get(path)) for path in changed)
        pytest.fail(f"{diff}\nIf every line of this is meant: make golden", pytrace=False)


def unified(path: str, before: str | None, after: str | None) -> str:
    """The difference between what is expected and what is made; `None` for no file."""
    names = ("/dev/null" if before is None else f"expected/{path}", "/dev/null" if after is None else f"made/{path}")
    old, new = ((text or "").splitlines(keepends=True) for text in (before, after))
    return "".join(difflib.unified_diff(old, new, *names))


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
