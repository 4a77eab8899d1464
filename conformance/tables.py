"""The tables of the page, each with what fails in it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.agreement import MUTANTS, fixtures_of
from conformance.corpus import REPOSITORY, Document
from conformance.documents import COLUMNS, examine, table
from conformance.known import reason
from conformance.process import Compiler, run
from conformance.suites import schemastore, score, suite


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page, and whether nothing fails in it that is not known to."""

    text: str
    good: bool


def documents(chosen: Iterable[Document], compiler: Compiler, folder: Path, engine: str, *, types: bool) -> Section:
    """Each document through the whole compiler."""
    rows = []
    for document in chosen:
        row = examine(document, compiler, folder / document.name, engine=engine, types=types)
        rows.append(row)
        took = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in row.seconds.items())
        print(f"{document.name} ({engine}): {took}", file=sys.stderr, flush=True)
        for failure in row.failures:
            print(f"    {failure}", file=sys.stderr, flush=True)
    failures = [(row, f"{row.name}: {failure}") for row in rows for failure in row.failures]
    lines = [f"## Documents, models by {engine}", "", table(rows)]
    known = {text: reason(engine, text) for _, text in failures}
    lines += ["", *(f"- {text}: {known[text] or 'NOT KNOWN'}" for _, text in failures)] if failures else []
    bad = {row.name for row in rows if not all(row.results.get(name, True) for name in COLUMNS)}
    explained = {row.name for row, text in failures if known[text]} - {
        row.name for row, text in failures if not known[text]
    }
    return Section("\n".join(lines), bad <= explained)


def schemas(compiler: Compiler, engines: Sequence[str], names: Sequence[str]) -> Section:
    """The JSON Schema test suite and the schema store, by engine."""
    lines = [
        "## JSON Schema", "",
        "An instance is judged rightly; or a finding says that models are looser or stricter there; or the schema is",
        "refused with a finding; or the verdict is wrong without a word.", "",
        "| suite | engine | instances | right | said | refused | wrong |", "|---|---|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    failures: list[str] = []
    good = True
    for engine in engines:
        parts = {"draft2020-12": suite("draft2020-12"), "draft7": suite("draft7"), "schemastore": schemastore()}
        for part, cases in parts.items():
            chosen = [case for case in cases if not names or any(case.id.startswith(name) for name in names)]
            if not chosen:
                continue
            found = score(chosen, compiler, engine)
            numbers = (found.total, found.right, found.said, found.refused, len(found.wrong))
            lines.append(f"| {part} | {engine} | {' | '.join(map(str, numbers))} |")
            for wrong in found.wrong:
                known = reason(engine, wrong)
                good = good and known is not None
                failures.append(f"- {engine}: {wrong}: {known or 'NOT KNOWN'}")
    return Section("\n".join([*lines, "", *failures]), good)


def agreement(chosen: Iterable[Document], compiler: Compiler, engines: Sequence[str]) -> Section:
    """Models against the document's own schemas, on valid instances and on mutants."""
    lines = [
        "## Models against the schemas of real documents", "",
        "Instances that the schema calls valid (examples, fixtures, small made ones) and mutants of them; the judge is",
        "jsonschema-rs on the document's own schemas.", "",
        "| document | engine | schemas | valid | mutants | agreed | percent |", "|---|---|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    classes: list[str] = []
    env = {"PYTHONPATH": os.pathsep.join((str(compiler.home / "src"), str(REPOSITORY)))}
    for document in chosen:
        for engine in engines:
            command = [sys.executable, "-m", "conformance.agreement", engine, str(document.path), str(MUTANTS)]
            done = run([*command, *fixtures_of(document.name)], cwd=REPOSITORY, seconds=1800, env=env)
            if done.code != 0:
                lines.append(f"| {document.name} | {engine} | {done.last_line} |")
                continue
            found = json.loads(done.out)
            tally = found["tally"]
            tried = tally.pop("valid instances"), tally.pop("mutants")
            agreed = tally.pop("agreed")
            percent = 100 * agreed / sum(tried)
            numbers = f"{found['schemas']} | {tried[0]} | {tried[1]} | {agreed} | {percent:.2f}"
            lines.append(f"| {document.name} | {engine} | {numbers} |")
            classes += [f"- {document.name}, {engine}: {number} {label}" for label, number in sorted(tally.items())]
    return Section("\n".join([*lines, "", "Where they disagree:", "", *classes]), good=True)
