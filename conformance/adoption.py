"""`ssotgen init --from` around each document: the new workspace builds, and checks with warnings at most."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.corpus import Document, own_documents, real_documents, small_documents
from conformance.known import reason
from conformance.process import Compiler, run
from conformance.tables import Section
from conformance.workspaces import write_files

FOLDER = "service"


@dataclass(frozen=True, slots=True)
class Adopted:
    """How one document fared: the files that were laid out, the warnings of `check`, and what went wrong."""

    document: Document
    files: tuple[str, ...]
    warnings: Counter[str]
    failure: str | None


def adopt(document: Document, compiler: Compiler, folder: Path) -> Adopted:
    """Lay out a workspace around a document below `folder`, build it and check it."""
    place = folder / "theirs"
    write_files(document.files(), place)
    made = run(compiler.command("init", FOLDER, "--from", str(place / document.path.name)), cwd=folder)
    if made.code != 0:
        first = next((line for line in made.out.splitlines() if line.startswith("error[")), made.last_line)
        return Adopted(document, (), Counter(), f"init: {first}")
    files = tuple(made.out.splitlines())
    for words in (["build"], ["check", "--format", "json"]):
        done = run(compiler.command(*words), cwd=folder / FOLDER)
        if done.code != 0:
            return Adopted(document, files, Counter(), f"{words[0]}: {done.last_line}")
    found = json.loads(done.out)["findings"]
    return Adopted(document, files, Counter(item["id"] for item in found), None)


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """Each document with what was drafted and what `check` remarks on."""
    documents = [*real_documents(), *own_documents(), *small_documents()]
    lines = [
        "## Workspaces around documents", "",
        "`ssotgen init --from FILE`, then `build` and `check`; the columns count files laid out and warnings.", "",
        "| document | builds and checks | files | routes drafted | warnings |", "|---|---|---:|---|---:|",
    ]  # fmt: skip
    failures = []
    for document in documents:
        if names and not any(document.name.startswith(name) for name in names):
            continue
        with tempfile.TemporaryDirectory() as temporary:
            found = adopt(document, compiler, Path(temporary))
        routes = "yes" if "registries/routes.yaml" in found.files else "no"
        good = "NO" if found.failure else "yes"
        lines.append(f"| {document.name} | {good} | {len(found.files)} | {routes} | {found.warnings.total()} |")
        if found.failure:
            failures.append(f"adoption/{document.name}: {found.failure}")
    known = {failure: reason("every", failure) for failure in failures}
    lines += ["", *(f"- {failure}: {why or 'NOT KNOWN'}" for failure, why in known.items())] if failures else []
    return Section("\n".join(lines), all(known.values()))
