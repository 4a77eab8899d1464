"""Real documents through the whole compiler: does it build, import, type, start, serve, answer and stay the same."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from conformance.corpus import REPOSITORY, Document
from conformance.process import Compiler, Done, run
from conformance.requests import asks, plain_document, whole_document
from conformance.workspaces import write_files
from ssotgen.emit.formatter import LINE_LENGTH, TARGET

COLUMNS = ("builds", "imports", "types", "formatted", "starts", "serves", "answers", "stable", "shuffled")
SEED = 20_261
DEFAULT = "native"
"""The engine of a workspace that names none."""


@dataclass(slots=True)
class Row:
    """How one document fared. A column that was not reached stays empty."""

    name: str
    results: dict[str, bool] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    counts: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether every column says yes."""
        return all(self.results.get(column) for column in COLUMNS)


def examine(document: Document, compiler: Compiler, folder: Path, *, engine: str = DEFAULT, types: bool = True) -> Row:
    """Take one document through every step; `folder` is emptied first and left behind for a closer look."""
    row = Row(document.name)
    workspace = _workspace(folder / "straight", document.files(), engine)
    built = _build(compiler, workspace, row, "builds")
    row.results["builds"] = built.code == 0
    row.findings = _findings(built)
    if built.code != 0:
        row.failures += [f"build: {text}" for text in _errors(built)[:5]]
        return row
    python = workspace / "generated" / "python"
    _probe(row, "imports", python, document)
    if types:
        typed = run([sys.executable, "-m", "mypy", *_MYPY, "."], cwd=python, seconds=1800)
        row.results["types"] = typed.code == 0
        row.seconds["types"] = typed.seconds
        row.failures += [f"types: {line}" for line in typed.out.splitlines()[:5] if typed.code != 0]
    shaped = run([find_ruff_bin(), "format", *_RUFF, "--check", "."], cwd=python)
    row.results["formatted"] = shaped.code == 0
    row.failures += [f"formatted: {line}" for line in shaped.out.splitlines()[:5] if shaped.code != 0]
    _probe(row, "serves", python, document)
    before = _outputs(workspace)
    shutil.rmtree(workspace / ".ssotgen")
    again = _build(compiler, workspace, row, "again")
    row.results["stable"] = again.code == 0 and _outputs(workspace) == before
    shuffled = _workspace(folder / "shuffled", _shuffled(document), engine)
    _build(compiler, shuffled, row, "shuffled")
    other = _outputs(shuffled)
    row.results["shuffled"] = other == before
    row.failures += [f"shuffled: {name} differs" for name in sorted(before) if other.get(name) != before[name]][:5]
    return row


_RUFF = ("--isolated", "--no-cache", f"--line-length={LINE_LENGTH}", f"--target-version={TARGET}")
_MYPY = ("--strict", "--no-error-summary", "--no-incremental", "--cache-dir=/dev/null", "--python-version=3.11")


def _workspace(folder: Path, files: Mapping[str, str], engine: str) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_files(files, folder)
    if engine != DEFAULT:
        (folder / "ssotgen.toml").write_text(f'format = 1\n[models]\nengine = "{engine}"\n', encoding="utf-8")
    return folder


def _build(compiler: Compiler, workspace: Path, row: Row, label: str) -> Done:
    done = run(compiler.command("build", "--format", "json"), cwd=workspace, seconds=600)
    row.seconds[label] = done.seconds
    return done


def _errors(built: Done) -> list[str]:
    try:
        report = json.loads(built.out)
    except ValueError:
        return [built.last_line]
    return [
        f"{item['path']}:{item['line']} {item['id']}: {item['message']}"
        for item in report["findings"]
        if item["severity"] == "error"
    ]


def _findings(built: Done) -> Counter[str]:
    try:
        report = json.loads(built.out)
    except ValueError:
        return Counter()
    return Counter(f"{item['severity']} {item['id']}" for item in report["findings"])


def _outputs(workspace: Path) -> dict[str, bytes]:
    folder = workspace / "generated"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _probe(row: Row, what: str, python: Path, document: Document) -> None:
    module = next(python.glob("*/*/v*/app.py"), None)
    if module is None:
        if any(asks(whole_document(document.path))):  # without an operation there is nothing to serve
            row.failures.append(f"{what}: there is no app")
        return
    package = ".".join(module.parent.relative_to(python).parts)
    command = [sys.executable, "-m", "conformance.probe", what, str(python), package, str(document.path)]
    done = run(command, cwd=REPOSITORY, seconds=600)
    row.seconds[what] = done.seconds
    try:
        found: dict[str, Any] = json.loads(done.out)
    except ValueError:
        row.failures.append(f"{what}: {done.last_line}")
        return
    failures = found.pop("failures")
    row.failures += [f"{what}: {text}" for text in failures[:5]]
    if what == "imports":
        row.results["imports"] = not failures
        row.counts |= found
    else:
        row.results["starts"] = True
        row.results["serves"] = found["document"]
        row.results["answers"] = not failures
        row.counts["answered"] = found["answered"]


def _shuffled(document: Document) -> dict[str, str]:
    chance = random.Random(SEED)
    values = zip(document.files(), map(plain_document, (document.path, *document.parts)), strict=True)
    return {path: json.dumps(_shuffle(value, chance), ensure_ascii=False, indent=1) for path, value in values}


def _shuffle(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffle(value[key], chance) for key in keys}
    return [_shuffle(item, chance) for item in value] if isinstance(value, list) else value


def line(row: Row) -> str:
    """One line of the table."""
    cells = ("–" if row.results.get(name) is None else "yes" if row.results[name] else "NO" for name in COLUMNS)
    return f"| {row.name} | {' | '.join(cells)} | {row.counts.get('operations', 0)} | {row.counts.get('models', 0)} |"


def table(rows: Iterable[Row]) -> str:
    """The whole table, with counts of operations and models."""
    head = f"| document | {' | '.join(COLUMNS)} | operations | models |\n|---|{'---|' * len(COLUMNS)}---:|---:|"
    return "\n".join([head, *map(line, rows)])
