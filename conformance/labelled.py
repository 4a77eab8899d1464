"""Documents that the authors of OpenAPI labelled as right or wrong: are they accepted, or refused at a place?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.corpus import CORPUS
from conformance.known import reason
from conformance.process import Compiler
from conformance.tables import Section
from conformance.workspaces import Compiled, compiled

FOLDER = CORPUS / "openapi" / "oai-schema-tests"


@dataclass(frozen=True, slots=True)
class Label:
    """One document, and whether it is a right one."""

    name: str
    path: Path
    good: bool


def labels() -> list[Label]:
    """All of them, as `v3.1/pass/mega.yaml`."""
    found = [path for path in sorted(FOLDER.rglob("*.yaml")) if path.parent.name in ("pass", "fail")]
    return [Label(path.relative_to(FOLDER).as_posix(), path, path.parent.name == "pass") for path in found]


def wrong(label: Label, found: Compiled) -> str | None:
    """How the compiler's verdict differs from the label; `None` where it does not."""
    if found.broken is not None:
        return f"broken: {found.broken}"
    if label.good and found.outputs is None:
        return f"refused: {'; '.join(map(str, found.errors))}"
    if not label.good and not found.refused:
        return "accepted" if found.outputs is not None else "refused without a place"
    return None


def verdicts(chosen: Sequence[Label], compiler: Compiler) -> list[tuple[Label, str | None]]:
    """Each document with what is wrong with its verdict."""
    cases = {label.name: {label.path.name: label.path.read_text(encoding="utf-8")} for label in chosen}
    return [(label, wrong(label, found)) for label, found in zip(chosen, compiled(cases, compiler), strict=True)]


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """Right verdicts by version and label, and the wrong ones by name."""
    chosen = [label for label in labels() if not names or any(label.name.startswith(name) for name in names)]
    found = verdicts(chosen, compiler)
    lines = [
        "## Documents labelled by the authors of OpenAPI", "",
        "A right document builds, with warnings at most; a wrong one is refused with a finding that has its place.", "",
        "| version | label | documents | as labelled |", "|---|---|---:|---:|",
    ]  # fmt: skip
    groups: dict[str, list[str | None]] = {}
    for label, how in found:
        groups.setdefault(label.name.rpartition("/")[0], []).append(how)
    for group, hows in groups.items():
        lines.append(f"| {group.replace('/', ' | ')} | {len(hows)} | {hows.count(None)} |")
    failures = [f"oai/{label.name}: {how}" for label, how in found if how is not None]
    known = {failure: reason("every", failure) for failure in failures}
    lines += ["", *(f"- {failure}: {why or 'NOT KNOWN'}" for failure, why in known.items())] if failures else []
    return Section("\n".join(lines), all(known.values()))
