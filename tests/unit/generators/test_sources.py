"""An output changes only where a source changes that it names: otherwise a review is told of the wrong cause."""

import re

import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from tests.helpers import REPOSITORY, findings, hand_written

WORKSPACE = hand_written(REPOSITORY)
NAMES = {
    "registries/rbac.yaml": ("mechanic", "fitter"),
    "registries/owners.yaml": ("@werkstatt/", "@garage/"),
    "registries/routes.yaml": ("100/minute", "90/minute"),
}
"""What else changes in a file: a name that links carry, or a number."""
TEXT = re.compile(r"\b(description|title|summary|reason|remedy|name): ([A-Za-z][a-z]+ )")
SOURCES = sorted(path for path in WORKSPACE if path.endswith((".yaml", ".md")) and not path.startswith("."))


def artifacts(files: dict[str, bytes]) -> dict[str, tuple[object, tuple[str, ...]]]:
    compilation = compile_tree(MemoryTree(files))
    return {one.path: (one.body, one.sources) for one in compilation.artifacts}


@pytest.fixture(scope="module")
def before() -> dict[str, tuple[object, tuple[str, ...]]]:
    assert findings(WORKSPACE) == []
    return artifacts(WORKSPACE)


def changed(path: str) -> bytes:
    """The file with other words wherever people read some."""
    text = WORKSPACE[path].decode("utf-8")
    if path.endswith(".md"):
        return f"{text}\nOne more line.\n".encode()
    return TEXT.sub(r"\1: Now \2", text.replace(*NAMES.get(path, ("\0", "")))).encode()


@pytest.mark.parametrize("path", SOURCES)
def test_what_changes_names_the_source_that_changed(
    path: str, before: dict[str, tuple[object, tuple[str, ...]]]
) -> None:
    after = artifacts({**WORKSPACE, path: changed(path)})
    moved = {name for name, (body, _) in after.items() if name not in before or before[name][0] != body}
    assert after
    assert moved, "the change is seen somewhere"
    strangers = {name for name in moved if path not in after[name][1] and path not in before.get(name, (None, ()))[1]}
    assert strangers == set()
