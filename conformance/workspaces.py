"""Compile small workspaces in memory, many in one process: `python -m conformance.workspaces < cases > answers`.

Cases and answers are JSON lines. A case has an `id` and the `files` of a workspace. An answer has the `findings`, each
as path, line, column, severity, id and text, and the `outputs` by path; these are `null` where an error stopped it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from conformance.corpus import REPOSITORY
from conformance.process import Compiler

SECONDS = 900


class Finding(NamedTuple):
    """One finding with its place; line and column are 0 where it has none."""

    path: str
    line: int
    column: int
    severity: str
    id: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.id}: {self.text}"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of one workspace. `outputs` is `None` where nothing is written, `broken` an exception's text."""

    id: str
    findings: tuple[Finding, ...]
    outputs: Mapping[str, str] | None
    broken: str | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stopped it."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def refused(self) -> bool:
        """Whether it was refused as it should be: without an exception, by an error that has its place."""
        return self.broken is None and self.outputs is None and any(error.line for error in self.errors)


def compiled(cases: Mapping[str, Mapping[str, str]], compiler: Compiler) -> Iterator[Compiled]:
    """What becomes of each workspace, by id: the files of each by path."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(compiler.home / "src"), str(REPOSITORY)))}
    process = subprocess.run(
        [sys.executable, "-m", "conformance.workspaces"],
        input="".join(json.dumps({"id": id, "files": files}) + "\n" for id, files in cases.items()),
        capture_output=True,
        text=True,
        check=False,
        env=env,
        timeout=SECONDS,
    )
    answers = {answer["id"]: answer for answer in map(json.loads, process.stdout.splitlines())}
    ended = f"the process ended with {process.returncode}: {process.stderr.strip().splitlines()[-1:]}"
    for id in cases:
        answer = answers.get(id, {"findings": [], "outputs": None, "broken": ended})
        found = tuple(Finding(*finding) for finding in answer["findings"])
        yield Compiled(id, found, answer["outputs"], answer["broken"])


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write texts below `folder`, each at its path."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _answers(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for case in map(json.loads, lines):
        try:
            findings, outputs = _compile({path: text.encode() for path, text in case["files"].items()})
        except Exception as error:  # noqa: BLE001  # whatever is raised here is a user's traceback
            said = f"{type(error).__name__}: {error}".splitlines()
            yield {"id": case["id"], "findings": [], "outputs": None, "broken": said[0][:300]}
        else:
            yield {"id": case["id"], "findings": findings, "outputs": outputs, "broken": None}


def _compile(files: Mapping[str, bytes]) -> tuple[list[Finding], dict[str, str] | None]:
    from ssotgen.compiler.compile import compile_tree
    from ssotgen.core.tree import MemoryTree
    from ssotgen.emit.render import render
    from ssotgen.emit.templates import TemplateSet
    from ssotgen.reporting.order import place

    compilation = compile_tree(MemoryTree(files))
    rendered = None if compilation.failed else render(compilation.artifacts, TemplateSet())
    findings = [*compilation.diagnostics, *(rendered.diagnostics if rendered else ())]
    found = []
    for item in place(findings, compilation.locator):
        line, column = (item.span.line, item.span.column) if item.span else (0, 0)
        one = item.diagnostic
        found.append(Finding(one.origin.document, line, column, one.severity.value, one.id, one.text))
    if rendered is None or rendered.diagnostics:
        return found, None
    return found, {file.path: file.text for file in rendered.files}


def main() -> None:
    """Answer until the input ends."""
    for answer in _answers(sys.stdin):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
