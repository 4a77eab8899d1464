"""Measures everything and writes docs/performance.md: `make bench`; with names of documents, prints those alone."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import commands, startup, throughput
from benchmarks.documents import ENGINES, Workspaces, measured
from benchmarks.report import Section, page
from conformance.corpus import real_documents

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
REMARKS = Path(__file__).parent / "remarks.md"
RUNS = {"openai": 2, "stripe": 2, "github": 2}
STARTED = ("stripe", "github")
"""Documents whose generated code is started and asked to validate as well."""


def main() -> None:
    """Print the page, and keep it where all documents were measured."""
    chosen = sys.argv[1:] or list(RUNS)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    packages = ("datamodel-code-generator", "pydantic", "fastapi")
    tools = ", ".join(f"{name} {version(name)}" for name in packages)
    found = []
    for section in sections(chosen):
        print(*section.lines(), sep="\n", flush=True)
        found.append(section)
    if not sys.argv[1:]:
        PAGE.write_text(page(f"{machine}, {tools}", found, REMARKS.read_text(encoding="utf-8")), encoding="utf-8")


def sections(chosen: list[str]) -> Iterator[Section]:
    """The tables, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        yield Section("Commands", commands.RUNS, list(commands.rows(Path(folder))))
    for document in real_documents():
        if document.name not in chosen or not document.path.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = Workspaces(document.path, Path(folder))
            rows, profile = measured(work, RUNS[document.name])
            yield Section(document.name, RUNS[document.name], rows, list(_profile(profile)))
            if document.name in STARTED:
                yield Section(f"{document.name}: generated code", startup.RUNS, list(startup.rows(work)))
                modules = {engine: (work.importable(engine), f"{work.package}.models") for engine in ENGINES}
                asked = throughput.rows(document.path, modules, work.folder)
                yield Section(f"{document.name}: validation", throughput.RUNS, asked)


def _profile(found: dict[str, Any]) -> Iterator[str]:
    yield "Where a cold native build spends its processor time, in seconds within the process:"
    yield ""
    yield "| step | seconds |"
    yield "|---|---:|"
    yield from (f"| {verb} | {seconds:.2f} |" for verb, seconds in found["verbs"].items())
    for name, (made, printed) in found["generators"].items():
        if made + printed >= 0.005:
            yield f"| {name}: generate, and render | {made:.2f} + {printed:.2f} |"
    yield ""
    yield "Functions with most time of their own under a profiler, whose cost per call makes small ones look larger:"
    yield ""
    yield from (f"- {100 * share:.1f} % `{name}`" for name, share in found["top"])


if __name__ == "__main__":
    main()
