"""Each small document beside what FastAPI says of the service that was generated from it."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.corpus import REPOSITORY, Document, own_documents, real_documents, small_documents
from conformance.known import reason
from conformance.outline import Outline, differences, outline
from conformance.process import Compiler, run
from conformance.requests import whole_document
from conformance.tables import Section
from conformance.workspaces import Compiled, compiled, write_files


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document: its routes and what is said about them, and how the service differs. `None`: there is none."""

    document: Document
    routes: int
    aspects: int
    differences: list[str] | None


def chosen(names: Sequence[str]) -> list[Document]:
    """The inputs of fastapi-code-generator, petstore and the documents of this table's own."""
    found = [*real_documents()[:1], *own_documents(), *small_documents()]
    return [one for one in found if not names or any(one.name.startswith(name) for name in names)]


def compare(documents: Sequence[Document], compiler: Compiler) -> list[Comparison]:
    """Compile each document that has routes, and compare."""
    outlines = {one.name: outline(whole_document(one.path)) for one in documents}
    with_routes = [one for one in documents if outlines[one.name]]
    answers = compiled({one.name: one.files() for one in with_routes}, compiler)
    return [_compare(one, outlines[one.name], answer) for one, answer in zip(with_routes, answers, strict=True)]


def _compare(document: Document, wanted: Outline, answer: Compiled) -> Comparison:
    said = sum(len(aspects) for aspects in wanted.values())
    if answer.outputs is None:
        return Comparison(document, len(wanted), said, None)
    with tempfile.TemporaryDirectory() as temporary:
        write_files(answer.outputs, Path(temporary))
        return Comparison(document, len(wanted), said, differences(wanted, of_service(Path(temporary))))


def of_service(workspace: Path) -> Outline:
    """The outline of the one service that was generated in a workspace. Raises `ValueError` where it says nothing."""
    python = workspace / "generated" / "python"
    (app,) = python.glob("*/*/v*/app.py")
    package = ".".join(app.parent.relative_to(python).parts)
    done = run([sys.executable, "-m", "conformance.reconstruction", str(python), package], cwd=REPOSITORY)
    if done.code != 0:
        raise ValueError(done.last_line)
    return outline(json.loads(done.out))


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """Routes and what is said about them by document, and every difference."""
    lines = [
        "## What FastAPI says of the services", "",
        "FastAPI computes a document from handlers with the generated signatures. It is compared with the input:",
        "routes, parameters (required, style, types), bodies (required, media types, properties), responses (status,",
        "media types, properties).", "",
        "| document | routes | compared | different |", "|---|---:|---:|---:|",
    ]  # fmt: skip
    failures: list[str] = []
    for one in compare(chosen(names), compiler):
        if one.differences is None:
            failures.append(f"service/{one.document.name}: it does not build")
        else:
            failures += [f"service/{one.document.name}: {text}" for text in one.differences]
        different = "–" if one.differences is None else len(one.differences)
        lines.append(f"| {one.document.name} | {one.routes} | {one.aspects} | {different} |")
    known = {failure: reason("every", failure) for failure in failures}
    lines += ["", *(f"- {failure}: {why or 'NOT KNOWN'}" for failure, why in known.items())] if failures else []
    return Section("\n".join(lines), all(known.values()))
