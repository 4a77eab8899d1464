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
    """One OpenAPI document under the name that a table gives it."""

    name: str
    path: Path

    @property
    def stem(self) -> str:
        """The name of the contract that it becomes in a root folder."""
        return self.path.name.partition(".")[0]


def real_documents() -> list[Document]:
    """The four documents of well-known services."""
    return [Document(name.partition(".")[0], CORPUS / "openapi" / "real" / name) for name in REAL]


def own_documents() -> list[Document]:
    """Documents written for this table: as nasty as may be, and one that describes a real service."""
    return [Document(path.stem, path) for path in sorted(OWN.glob("*.yaml"))]


def small_documents() -> list[Document]:
    """The inputs of fastapi-code-generator, by folder and stem."""
    return [Document(f"{path.parent.name}/{path.stem}", path) for path in sorted(_INPUTS.rglob("*.yaml"))]
