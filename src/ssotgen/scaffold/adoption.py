"""An OpenAPI document anywhere on disk, read with all the files that it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Locator, Origin
from ssotgen.core.tree import WorkTree
from ssotgen.core.values import dataclass
from ssotgen.frontends import contracts
from ssotgen.frontends.declarations import ContractFile, Written
from ssotgen.frontends.references.messages import REFERENCE_OUTSIDE_WORKSPACE
from ssotgen.ir.contract import Contract
from ssotgen.syntax.library import Library

SYMBOL = "document/v1"
HIGHEST = 6
"""How many folders above its own a document may refer to."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A document and its files: bytes by path, `main` the document's own. `contract` is `None` after an error."""

    contract: Contract | None
    main: str
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    locator: Locator


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder whose files can be read by name and are never listed: only what is referred to counts."""

    tree: WorkTree

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        return self.tree.read(path, limit)

    def files(self, folder: str) -> tuple[str, ...]:
        return ()


def adopt(file: Path) -> Adoption:
    """Read a document. Raises `UsageError` where there is no such file.

    References may lead out of the document's folder, but not far; paths count from the folder that holds all files.
    """
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    place = file.resolve()
    for base in list(place.parents)[:HIGHEST]:
        found = _read(base, place)
        if not any(item.id == REFERENCE_OUTSIDE_WORKSPACE.id for item in found.diagnostics):
            return found
    return _read(place.parent, place)


def _read(base: Path, file: Path) -> Adoption:
    main = file.relative_to(base).as_posix()
    library = Library(_Folder(WorkTree(base)))
    entry = ContractFile(SYMBOL, Origin(main), Written(main, Origin(main)), serve=True)
    found = contracts.declare(library, (entry,), {})
    files = {source.path: (base / source.path).read_bytes() for source in library.sources}
    contract = found[0] if found else None
    return Adoption(contract, main, files, tuple(library.diagnostics), library.locator())
