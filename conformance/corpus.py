"""Where the independent material lies, and the documents that are tried one by one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("SSOTGEN_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
OWN = Path(__file__).parent / "documents"

REAL = ("petstore.yaml", "openai.yaml", "stripe.json", "github.json")
_INPUTS = CORPUS / "openapi" / "fastapi-code-generator-inputs" / "openapi"


@dataclass(frozen=True, slots=True)
class Document:
    """One OpenAPI document under the name that a table gives it; `parts` are the other files that it consists of."""

    name: str
    path: Path
    parts: tuple[Path, ...] = ()

    def files(self) -> dict[str, str]:
        """Its files by their paths in a workspace: the document lies in the root, its parts below."""
        found = (self.path, *self.parts)
        return {path.relative_to(self.path.parent).as_posix(): path.read_text(encoding="utf-8") for path in found}


def real_documents() -> list[Document]:
    """The four documents of well-known services."""
    return [Document(name.partition(".")[0], CORPUS / "openapi" / "real" / name) for name in REAL]


def own_documents() -> list[Document]:
    """Documents written for this table: as nasty as may be, and one that describes a real service.

    A folder holds the files of one document; the one with the folder's name is the document itself.
    """
    single = [Document(path.stem, path) for path in OWN.glob("*.yaml")]
    whole = [_folder(path) for path in OWN.iterdir() if path.is_dir()]
    return sorted((*single, *whole), key=lambda one: one.name)


def _folder(folder: Path) -> Document:
    main = folder / f"{folder.name}.yaml"
    parts = sorted(path for path in folder.rglob("*") if path.is_file() and path != main)
    return Document(folder.name, main, tuple(parts))


def small_documents() -> list[Document]:
    """The inputs of fastapi-code-generator, by folder and stem."""
    return [Document(f"{path.parent.name}/{path.stem}", path) for path in sorted(_INPUTS.rglob("*.yaml"))]
