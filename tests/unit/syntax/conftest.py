"""Documents in memory, read and described in one line a finding."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from ssotgen.core.tree import MemoryTree
from ssotgen.syntax.library import Library
from ssotgen.syntax.limits import Limits

Read = Callable[..., SimpleNamespace]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read one document: its value (`None` if broken), and its findings as `line:column-end id`."""

    def read_document(path: str, text: str | bytes, limits: Limits | None = None) -> SimpleNamespace:
        data = text.encode() if isinstance(text, str) else text
        library = Library(MemoryTree({path: data}), limits or Limits())
        node = library.document(path)
        locator = library.locator()
        lines = []
        for found in library.diagnostics:
            span = locator.span(found.origin)
            assert span is not None
            lines.append(f"{span.line}:{span.column}-{span.end_column} {found.id}")
        value = node.value if node else None
        return SimpleNamespace(value=value, findings=lines, node=node, library=library, locator=locator)

    return read_document


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """The independent suites beside this repository."""
    folder = repository.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the independent suites are not beside this repository")
    return folder
