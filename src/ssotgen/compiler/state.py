"""Local memory of the last run: may answer for a workspace in which no byte has moved, and for nothing else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen import __version__
from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic, Label, Message, Severity
from ssotgen.core.origin import Origin, Span
from ssotgen.core.shipped import shipped_templates
from ssotgen.core.values import dataclass
from ssotgen.emit.disk import Blocked, lf_digest
from ssotgen.emit.faults import WriteFailed
from ssotgen.emit.filesystem import WorkFilesystem
from ssotgen.emit.local import prepare

if TYPE_CHECKING:  # most findings have none
    from ssotgen.core.fixes import Fix

PATH = ".ssotgen/state.json"
WAITING = ".ssotgen/state.new"


@dataclass(frozen=True, slots=True)
class State:
    """Digests of everything a run read and wrote, and what it found.

    `tool` stands for this version of ssotgen, its templates and the packages beside it; `extensions` are the folders
    and modules of those that bring rules or generators. In `folders` every file is an input. `inputs` maps every file
    that the workspace may consist of to the digest of its bytes, `outputs` every output to the digest of its LF text.
    `spans` are the places of the findings, `lines` the texts of the lines there.
    """

    tool: str
    extensions: tuple[str, ...]
    folders: tuple[str, ...]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    findings: tuple[Diagnostic, ...]
    spans: Mapping[Origin, Span]
    lines: Mapping[tuple[str, int], str]


def load(root: Path) -> State | None:
    """The state of the last run, or `None` where there is none that can be read."""
    try:
        data = json.loads((root / PATH).read_bytes())
        findings = tuple(_diagnostic(item) for item in data["findings"])
        extensions, folders = tuple(data["extensions"]), tuple(data["folders"])
        spans = {Origin(*place): Span(*span) for place, span in data["spans"]}
        lines = {(document, number): text for document, number, text in data["lines"]}
        return State(data["tool"], extensions, folders, data["inputs"], data["outputs"], findings, spans, lines)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(root: Path, state: State) -> None:
    """Remember a run. A folder that cannot be written to costs time at the next run, nothing else."""
    body = {
        "tool": state.tool,
        "extensions": state.extensions,
        "folders": state.folders,
        "inputs": dict(state.inputs),
        "outputs": dict(state.outputs),
        "findings": [_plain(diagnostic) for diagnostic in state.findings],
        "spans": [[_place(origin), astuple(span)] for origin, span in state.spans.items()],
        "lines": [[*place, text] for place, text in state.lines.items()],
    }
    disk = WorkFilesystem(root)
    with suppress(OSError, WriteFailed, Blocked):
        prepare(root)
        with suppress(FileNotFoundError):
            disk.remove(WAITING)
        disk.write(WAITING, json.dumps(body).encode(), None, executable=False)
        disk.rename(WAITING, PATH)


def holds(state: State, root: Path) -> bool:
    """Tell whether the workspace, its outputs and the tool are byte for byte those that `state` remembers."""
    return (
        state.tool == tool_digest(state.extensions)
        and state.inputs == input_digests(root, state.folders, tuple(state.inputs))
        and all(output_digest(root / path) == known for path, known in state.outputs.items())
    )


def input_digests(root: Path, folders: tuple[str, ...], more: tuple[str, ...]) -> dict[str, str]:
    """The digest of every file that can be an input: in the root, anywhere in `folders`, and `more` where present."""
    paths = {Path(entry.path) for entry in os.scandir(root) if not entry.name.startswith(".")}
    for folder in folders:
        for base, _, names in os.walk(root / folder):
            paths.update(Path(base, name) for name in names)
    paths.update(root / path for path in more)
    return {path.relative_to(root).as_posix(): _input_digest(path) for path in sorted(paths) if not path.is_dir()}


def _input_digest(path: Path) -> str:
    """The digest of an input; empty for what is no readable file, as its finding depends on no content."""
    try:
        return digest.of_bytes(path.read_bytes()) if path.is_file() else ""
    except OSError:
        return ""


def tool_digest(extensions: tuple[str, ...]) -> str:
    """A digest that changes with ssotgen's version, its modules and templates, and the packages installed beside it.

    `extensions` are files and folders that may be edited without a change of their package's version.
    """
    parts = [__version__, *sorted(_installed())]
    parts += (_stamp(Path(path)) for path in extensions)
    for folder in (Path(__file__).resolve().parents[1], shipped_templates(), *map(Path, extensions)):
        for base, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    parts.append(_stamp(Path(base, name)))
    return digest.of_text("\n".join(parts))


def _stamp(path: Path) -> str:
    """What changes with a file; of a folder only whether it is there."""
    try:
        status = path.stat()
    except OSError:
        return f"{path.name} gone"
    return path.name if path.is_dir() else f"{path.name} {status.st_size} {status.st_mtime_ns}"


def _installed() -> Iterator[str]:
    """The names of what is installed, which carry versions; a quick answer can afford no more than reading folders."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (entry.name for entry in folder.iterdir() if entry.suffix in (".dist-info", ".egg-info"))


def output_digest(path: Path) -> str | None:
    """The digest of an output as it stands on disk, over LF text; `None` where no readable file is there."""
    try:
        return lf_digest(path.read_bytes()) if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "id": diagnostic.id,
        "settable": diagnostic.message.settable,
        "severity": diagnostic.severity.value,
        "origin": _place(diagnostic.origin),
        "text": diagnostic.text,
        "hint": diagnostic.hint,
        "help": diagnostic.help,
        "labels": [[_place(label.origin), label.text] for label in diagnostic.labels],
        "fix": _plain_fix(diagnostic.fix),
    }


def _plain_fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    from ssotgen.compiler.kept_fixes import plain

    return plain(fix)


def _fix(item: object) -> Fix | None:
    if item is None:
        return None
    from ssotgen.compiler.kept_fixes import read

    return read(item)


def _place(origin: Origin) -> list[object]:
    return [origin.document, origin.pointer, origin.part, origin.offset]


def _diagnostic(item: dict[str, object]) -> Diagnostic:
    severity = Severity(str(item["severity"]))
    message = Message(str(item["id"]), severity, "", settable=bool(item["settable"]))
    labels = tuple(Label(Origin(*place), text) for place, text in item["labels"])  # type: ignore[attr-defined]
    hint, help = item["hint"], item["help"]
    return Diagnostic(
        message=message,
        severity=severity,
        origin=Origin(*item["origin"]),  # type: ignore[misc]
        text=str(item["text"]),
        hint=None if hint is None else str(hint),
        labels=labels,
        help=None if help is None else str(help),
        fix=_fix(item["fix"]),
    )
