"""Every part of an output that has a cause is there, and its cause leads to a value that somebody wrote."""

from pathlib import Path

import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.origin import tokens
from ssotgen.core.source import Source
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.anchors import spans
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node
from ssotgen.syntax.pointers import pointer_spans
from tests.helpers import REPOSITORY, hand_written

GOLDEN = REPOSITORY / "tests" / "golden"
WORKSPACES = [REPOSITORY, *sorted(GOLDEN.glob("*/workspace"))]
ENGINES = ("datamodel-code-generator", "native")


def with_engine(folder: Path, engine: str) -> dict[str, bytes]:
    files = hand_written(folder)
    settings = files.get("ssotgen.toml", b"format = 1\n").partition(b"[models]")[0]
    return {**files, "ssotgen.toml": settings + f'\n[models]\nengine = "{engine}"\n'.encode()}


def exists(node: Node | None, pointer: str) -> bool:
    return node is not None and node.at(tokens(pointer)) is not None


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda path: path.parent.name if path.name == "workspace" else "own")
def test_causes_and_parts_belong_together(folder: Path, engine: str) -> None:
    tree = MemoryTree(with_engine(folder, engine))
    compilation = compile_tree(tree)
    rendered = render(compilation.artifacts, TemplateSet())
    texts = {file.path.removeprefix("generated/"): file.text for file in rendered.files}
    library = Library(tree)
    printed, expected = set(), set()
    for artifact in compilation.artifacts:
        causes = artifact.origins()
        folder_of = artifact.path.rpartition("/")[0]
        text = texts[artifact.path]
        if artifact.path.endswith(".json"):
            found = pointer_spans(Source(artifact.path, text, ""), causes)
        else:
            found = spans(artifact.path, text, causes)
        printed |= {(folder_of, anchor) for anchor in found}
        # A response without headers whose body is returned as it is has a name, and no class.
        expected |= {(folder_of, anchor) for anchor, cause in causes.items() if "/responses/" not in cause.symbol}
        for cause in causes.values():
            assert cause.origin.document in artifact.sources, cause
            assert exists(library.document(cause.origin.document), cause.origin.pointer), cause
    assert expected
    assert sorted(expected - printed) == []
