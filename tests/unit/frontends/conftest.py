"""Contracts in memory: read, with each finding as a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from ssotgen.core.tree import MemoryTree
from ssotgen.frontends import contracts
from ssotgen.frontends.declarations import ContractFile
from ssotgen.syntax.library import Library

Read = Callable[..., SimpleNamespace]

API = "contracts/notes-api/v1.openapi.yaml"
HEAD = "openapi: 3.1.0\ninfo: {title: Notes, version: 1.0.0}\n"


@pytest.fixture(scope="session")
def read() -> Read:
    """Read contracts from files: `contracts`, `findings` as `path:line:column id text`, `hints` beside them.

    A text alone stands for the only contract of the workspace.
    """

    def read_contracts(
        files: Mapping[str, str] | str, declared: tuple[ContractFile, ...] = (), copies: Mapping[str, str] | None = None
    ) -> SimpleNamespace:
        texts = {API: files} if isinstance(files, str) else files
        library = Library(MemoryTree({path: text.encode() for path, text in texts.items()}))
        found = contracts.declare(library, declared, copies or {})
        locator = library.locator()
        lines = []
        for finding in library.diagnostics:
            span = locator.span(finding.origin)
            assert span is not None
            assert all(locator.span(label.origin) for label in finding.labels)
            lines.append(f"{finding.origin.document}:{span.line}:{span.column} {finding.id} {finding.text}")
        return SimpleNamespace(
            contracts={contract.symbol: contract for contract in found},
            only=found[0] if len(found) == 1 else None,
            findings=lines,
            short=[line.replace(f"{API}:", "").rsplit(" ", line.count(" ") - 1)[0] for line in lines],
            hints=[finding.hint for finding in library.diagnostics],
            library=library,
        )

    return read_contracts


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """The independent suites beside this repository."""
    folder = repository.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the independent suites are not here")
    return folder
