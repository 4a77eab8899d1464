"""Texts that break naive programs, in every position of a workspace: they come back unchanged, or are refused there."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from conformance.corpus import CORPUS, REPOSITORY
from conformance.known import reason
from conformance.positions import OPEN, POSITIONS, Position
from conformance.process import Compiler, run
from conformance.roundtrip import SHOWN, markup
from conformance.tables import Section
from conformance.workspaces import Compiled, compiled, write_files

ROUNDS = 6
"""Errors of reading hide those of linking, and those hide what rules find."""


@dataclass(slots=True)
class Fate:
    """What became of all texts in one position."""

    position: str
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def strings() -> list[str]:
    """The texts, each once."""
    found: list[str] = json.loads((CORPUS / "strings" / "blns" / "blns.json").read_text(encoding="utf-8"))
    return list(dict.fromkeys(found))


def fates(texts: Sequence[str], compiler: Compiler, positions: Sequence[Position] = POSITIONS) -> list[Fate]:
    """Put all texts into each position; leave out those that are refused, until the rest is accepted; look at it."""
    found = {position.name: Fate(position.name) for position in positions}
    waiting = {position.name: dict(enumerate(texts)) for position in positions}
    open_ = list(positions)
    for _ in range(ROUNDS):
        answers = compiled({one.name: one.files(waiting[one.name]) for one in open_}, compiler)
        again = []
        for position, answer in zip(open_, answers, strict=True):
            fate, mine = found[position.name], waiting[position.name]
            if answer.outputs is not None:
                fate.accepted = len(mine)
                fate.failures += round_trip(position, mine, answer.outputs)
            elif left := _without_refused(position, mine, answer, fate):
                waiting[position.name] = left
                again.append(position)
        open_ = again
    for position in open_:
        found[position.name].failures.append("it is still refused")
    return list(found.values())


def titles(texts: Sequence[str], compiler: Compiler) -> Fate:
    """Put each text into the title, the summary and the description of a document of its own."""
    fate = Fate("titles of documents")
    files = {f"contracts/c{number}/v0.openapi.json": _titled(number, text) for number, text in enumerate(texts)}
    (answer,) = compiled({"all": files}, compiler)
    if answer.outputs is None:
        fate.failures.append(str(answer.broken or answer.errors[0]))
        return fate
    fate.accepted = len(texts)
    for number, text in enumerate(texts):
        served = answer.outputs[f"generated/python/generated_service/c{number}/v0/openapi.json"]
        if json.loads(served) != json.loads(files[f"contracts/c{number}/v0.openapi.json"]):
            fate.failures.append(f"{text!r}: the served document is not the input")
    for path, content in answer.outputs.items():
        if path.endswith(".py"):
            compile(content, path, "exec")
        elif path.endswith(".md"):
            fate.failures += [f"{path} has {found}" for found in markup(content)]
    return fate


def _titled(number: int, text: str) -> str:
    info = {"title": text, "version": "0.1.0", "summary": text, "description": text}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": {f"/o{number}": {"get": OPEN}}})


def _without_refused(position: Position, texts: Mapping[int, str], answer: Compiled, fate: Fate) -> dict[int, str]:
    """The texts whose lines have no error; none where an error has no such line, or none was given at all."""
    if answer.broken is not None:
        fate.failures.append(f"broken: {answer.broken}")
        return {}
    numbers = list(texts)
    bad: dict[int, str] = {}
    for error in answer.errors:
        if error.path != position.path or not 2 <= error.line < len(numbers) + 2:
            fate.failures.append(f"an error stands elsewhere: {error}")
            return {}
        bad.setdefault(numbers[error.line - 2], error.id)
    fate.refused.update(bad.values())
    return {number: text for number, text in texts.items() if number not in bad}


def round_trip(position: Position, texts: Mapping[int, str], outputs: Mapping[str, str]) -> list[str]:
    """What is wrong with the outputs for these texts."""
    with tempfile.TemporaryDirectory() as temporary:
        write_files(outputs, Path(temporary))
        write_files({"asked.json": json.dumps({"files": position.files(texts), "texts": texts})}, Path(temporary))
        command = [sys.executable, "-m", "conformance.roundtrip", position.name, temporary]
        done = run(command, cwd=REPOSITORY)
        return list(json.loads(done.out)) if done.code == 0 else [done.last_line]


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """Accepted and refused texts by position."""
    chosen = [one for one in POSITIONS if not names or any(one.name.startswith(name) for name in names)]
    texts = strings()
    lines = [
        "## Texts that break naive programs", "",
        f"{len(texts)} texts in each position. An accepted one comes back unchanged: modules import, the",
        "served document is equal to the input, names and values are those that models, operations and tables have,",
        "no page has markup of its own. A refused one has a finding at its place.", "",
        "| position | accepted | refused | by |", "|---|---:|---:|---|",
    ]  # fmt: skip
    failures: list[str] = []
    found = fates(texts, compiler, chosen)
    if not names or any("titles of documents".startswith(name) for name in names):
        found.append(titles(texts, compiler))
    for fate in found:
        by = ", ".join(f"{id} {number}" for id, number in fate.refused.most_common())
        lines.append(f"| {fate.position} | {fate.accepted} | {fate.refused.total()} | {by} |")
        failures += [f"naughty/{fate.position}: {failure}" for failure in fate.failures[:SHOWN]]
    known = {failure: reason("every", failure) for failure in failures}
    lines += ["", *(f"- {failure}: {why or 'NOT KNOWN'}" for failure, why in known.items())] if failures else []
    return Section("\n".join(lines), all(known.values()))
