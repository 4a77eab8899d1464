"""The two engines on the same instances: where one accepts what the other refuses, and who is right by the schema.

`python -m conformance.differences DOCUMENT MUTANTS [FIXTURES]` prints the classes of one document as JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from conformance.agreement import MUTANTS, SEED, escaped, fixtures_of, seeds
from conformance.corpus import REPOSITORY, real_documents
from conformance.instances import mutants
from conformance.judge import Judge
from conformance.process import Compiler, run
from conformance.requests import plain_document
from conformance.suites import Case, ask, schemastore, suite
from conformance.tables import Section
from conformance.verdicts import load

ENGINES = ("datamodel-code-generator", "native")
SHOWN = 90
HEAD = """## The two engines on the same instances

Each class of instances that one engine's models accept and the other's refuse: the schema says who is right. Suites are
classed by file, documents by the keyword that is broken or the error that was raised; the example is the shortest one.

| material | class | instances | right | example |
|---|---|---:|---|---|"""


class Classes:
    """Counts differences by class, and keeps the shortest example of each."""

    def __init__(self) -> None:
        self.tally: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], str] = {}

    def add(self, label: str, right: str, example: str) -> None:
        """Note one instance."""
        key = (label, right)
        self.tally[key] += 1
        known = self.examples.get(key)
        if known is None or (len(example), example) < (len(known), known):
            self.examples[key] = example

    def rows(self) -> list[tuple[str, int, str, str]]:
        """Label, number, who is right, and an example; the largest class first."""
        ordered = sorted(self.tally.items(), key=lambda item: (-item[1], item[0]))
        return [(key[0], number, key[1], self.examples[key]) for key, number in ordered]


def in_document(path: Path, number: int, fixtures: Path | None) -> tuple[int, Classes]:
    """How many instances were judged by the models of both engines, and the classes of differences."""
    document = plain_document(path)
    judge = Judge(document)
    chance = random.Random(SEED)
    found = dict(seeds(document, judge, chance, fixtures))
    share = -(-number // max(1, sum(map(len, found.values()))))
    classes, tried = Classes(), 0
    with tempfile.TemporaryDirectory() as folder:
        both = [load({path.name: path.read_bytes()}, Path(folder), engine) for engine in ENGINES]
        for name, instances in found.items():
            symbol = f"{both[0].contract.symbol}#/components/schemas/{escaped(name)}"
            adapters = [models.adapter(symbol) for models in both]
            validator = judge.validator(name)
            for instance in instances:
                for tested in (instance, *islice(mutants(instance, chance), share)):
                    tried += 1
                    refusals = [refusal(adapter, tested) for adapter in adapters]
                    if (refusals[0] is None) != (refusals[1] is None):
                        valid = judge.is_valid(validator, tested)
                        broken = None if valid else next(iter(validator.iter_errors(tested))).kind.name
                        label, right = _class(refusals, broken)
                        classes.add(label, right, f"{name}: {json.dumps(tested, ensure_ascii=False)}")
    return tried, classes


def refusal(adapter: TypeAdapter[Any], instance: Any) -> str | None:
    """The type of the first error; `None` where the instance is accepted."""
    try:
        adapter.validate_json(json.dumps(instance), strict=True)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False)[0]["type"]
    return None


def _class(refusals: Sequence[str | None], broken: str | None) -> tuple[str, str]:
    accepting = 0 if refusals[0] is None else 1
    if broken is not None:
        return f"{ENGINES[accepting]} accepts what `{broken}` forbids", ENGINES[1 - accepting]
    why = refusals[1 - accepting]
    return f"{ENGINES[1 - accepting]} refuses by `{why}` what the schema allows", ENGINES[accepting]


def in_suite(cases: Iterable[Case], compiler: Compiler) -> tuple[int, Classes]:
    """The same for the cases of a suite, by its files."""
    chosen = list(cases)
    first, second = ({answer["id"]: answer["accepted"] for answer in ask(chosen, compiler, name)} for name in ENGINES)
    classes, tried = Classes(), 0
    for case in chosen:
        if first[case.id] is None or second[case.id] is None:
            continue
        group = case.id.split("/")[1]
        for name, valid, one, other in zip(case.names, case.valid, first[case.id], second[case.id], strict=True):
            tried += 1
            if one != other:
                wrong = 0 if one != valid else 1
                verb = "refuses what is valid" if valid else "accepts what is invalid"
                classes.add(f"{group}: {ENGINES[wrong]} {verb}", ENGINES[1 - wrong], name)
    return tried, classes


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """The table of all classes; something fails where a process does."""
    lines, totals, good = [HEAD], [], True
    suites = {"draft2020-12": suite("draft2020-12"), "draft7": suite("draft7"), "schemastore": schemastore()}
    for material, cases in suites.items():
        if not names or material in names:
            tried, classes = in_suite(cases, compiler)
            lines += _lines(material, classes.rows())
            totals.append(f"- {material}: {tried} instances, {sum(classes.tally.values())} differences")
    env = {"PYTHONPATH": os.pathsep.join((str(compiler.home / "src"), str(REPOSITORY)))}
    for document in real_documents():
        if names and document.name not in names:
            continue
        command = [sys.executable, "-m", "conformance.differences", str(document.path), str(MUTANTS)]
        done = run([*command, *fixtures_of(document.name)], cwd=REPOSITORY, seconds=1800, env=env)
        if done.code != 0:
            good = False
            totals.append(f"- {document.name}: {done.last_line}")
            continue
        found = json.loads(done.out)
        lines += _lines(document.name, found["rows"])
        totals.append(
            f"- {document.name}: {found['tried']} instances, {sum(row[1] for row in found['rows'])} differences"
        )
    return Section("\n".join([*lines, "", *totals]), good)


def _lines(material: str, rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    for label, number, right, example in rows:
        short = example if len(example) <= SHOWN else f"{example[:SHOWN]}…"
        text = short.replace("`", "'").replace("|", "\\|").replace("\n", " ")
        yield f"| {material} | {label} | {number} | {right} | `{text}` |"


def main() -> None:
    """Run one document."""
    document, number, *fixtures = sys.argv[1:]
    tried, classes = in_document(Path(document), int(number), Path(fixtures[0]) if fixtures else None)
    json.dump({"tried": tried, "rows": classes.rows()}, sys.stdout)


if __name__ == "__main__":
    main()
