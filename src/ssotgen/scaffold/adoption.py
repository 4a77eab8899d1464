"""An OpenAPI document anywhere on disk, read with all the files that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Locator, Origin
from ssotgen.core.suggest import nearest
from ssotgen.core.tree import WorkTree
from ssotgen.core.values import dataclass
from ssotgen.frontends import contracts
from ssotgen.frontends.declarations import ContractFile, Written
from ssotgen.frontends.messages import NOT_A_CONTRACT
from ssotgen.frontends.openapi.versions import is_openapi
from ssotgen.frontends.references.messages import REFERENCE_OUTSIDE_WORKSPACE
from ssotgen.frontends.strangers import stranger
from ssotgen.ir.contract import Contract
from ssotgen.syntax.library import Library

SYMBOL = "document/v1"
_ADDRESS = re.compile(r"[a-z]+:/+(.*)", re.IGNORECASE)
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
        raise UsageError(_no_document(file))
    place = file.resolve()
    for base in list(place.parents)[:HIGHEST]:
        found = _read(base, place)
        if not any(item.id == REFERENCE_OUTSIDE_WORKSPACE.id for item in found.diagnostics):
            return found
    return _read(place.parent, place)


def _no_document(file: Path) -> str:
    """Why nothing can be read there, and what was probably meant."""
    address = _ADDRESS.match(str(file))
    if address:
        return f"nothing is fetched from the network; download the document, and name the file: {address[1]}"
    if file.is_dir():
        return f"{file} is a folder; name the OpenAPI document in it"
    if file.exists():
        return f"{file} is not a file"
    beside = [path.name for path in file.parent.iterdir()] if file.parent.is_dir() else []
    near = nearest(file.name, beside)
    return f"there is no file {file}" + (f"; did you mean {file.with_name(near)}?" if near else "")


def _read(base: Path, file: Path) -> Adoption:
    main = file.relative_to(base).as_posix()
    library = Library(_Folder(WorkTree(base)))
    root = library.document(main)
    if root is not None and not is_openapi(root):
        schema = "a JSON Schema" if {"$schema", "$defs"} & {key for key, _ in root.entries()} else "no OpenAPI document"
        text = f"this is {stranger(root) or schema}; `--from` takes an OpenAPI document"
        refused = NOT_A_CONTRACT.at(root.origin, text)
        return Adoption(None, main, {}, (*library.diagnostics, refused), library.locator())
    entry = ContractFile(SYMBOL, Origin(main), Written(main, Origin(main)), serve=True)
    found = contracts.declare(library, (entry,), {})
    files = {source.path: (base / source.path).read_bytes() for source in library.sources}
    contract = found[0] if found else None
    return Adoption(contract, main, files, tuple(library.diagnostics), library.locator())
