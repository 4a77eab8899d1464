"""Do models and the document's own schemas agree on thousands of instances with one place changed?

`python -m conformance.agreement ENGINE DOCUMENT MUTANTS [FIXTURES]` prints one JSON object.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from conformance.corpus import CORPUS
from conformance.instances import Maker, mutants
from conformance.judge import Judge
from conformance.requests import plain_document
from conformance.verdicts import load

MUTANTS = 5000
SEED = 11
TRIES = 12


def run(engine: str, path: Path, number: int, fixtures: Path | None) -> dict[str, Any]:
    """Judge valid instances and mutants of each component in turn, until there are `number` mutants."""
    document = plain_document(path)
    judge = Judge(document)
    chance = random.Random(SEED)
    found = dict(seeds(document, judge, chance, fixtures))
    share = -(-number // max(1, sum(map(len, found.values()))))
    compare = Comparison(judge)
    tally = compare.tally
    with tempfile.TemporaryDirectory() as folder:
        models = load({path.name: path.read_bytes()}, Path(folder), engine)
        for name, instances in found.items():
            adapter = models.adapter(f"{models.contract.symbol}#/components/schemas/{escaped(name)}")
            for instance in instances:
                tally["valid instances"] += 1
                compare(name, instance, adapter)
                for mutant in islice(mutants(instance, chance), share):
                    tally["mutants"] += 1
                    compare(name, mutant, adapter)
    return {"tally": tally, "samples": compare.samples, "schemas": len(found), "findings": Counter(models.findings)}


def seeds(
    document: dict[str, Any], judge: Judge, chance: random.Random, fixtures: Path | None
) -> Iterator[tuple[str, list[Any]]]:
    """For each component, instances that the judge calls valid: the author's examples, fixtures, made ones."""
    given = json.loads(fixtures.read_text(encoding="utf-8"))["resources"] if fixtures else {}
    maker = Maker(judge.schemas, chance)
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        found = [given[name]] if name in given else []
        if isinstance(schema, dict):
            found += [schema["example"]] if "example" in schema else []
            found += schema["examples"] if isinstance(schema.get("examples"), list) else []
        found += [maker.make(judge.schemas[name]) for _ in range(TRIES)]
        validator = judge.validator(name)
        distinct = {json.dumps(item, sort_keys=True): item for item in found}
        kept = [item for item in distinct.values() if validator.is_valid(item)]
        if kept:
            yield name, kept[:6]


class Comparison:
    """Counts how often a model and the judge agree, and by which keyword or error they do not."""

    def __init__(self, judge: Judge) -> None:
        self.tally: Counter[str] = Counter()
        self.samples: dict[str, str] = {}
        self._judge = judge
        self._validators: dict[str, Any] = {}

    def __call__(self, name: str, instance: Any, adapter: TypeAdapter[Any]) -> None:
        """Compare the verdicts about one instance of one component."""
        if name not in self._validators:
            self._validators[name] = self._judge.validator(name)
        validator = self._validators[name]
        valid, why = self._judge.is_valid(validator, instance), ""
        try:
            adapter.validate_json(json.dumps(instance), strict=True)
            accepted = True
        except ValidationError as error:
            accepted, why = False, error.errors(include_url=False, include_input=False)[0]["type"]
        if accepted == valid:
            self.tally["agreed"] += 1
            return
        label = f"refused by `{why}`"
        if accepted:
            keyword = next(iter(validator.iter_errors(instance))).kind.name
            label = f"accepted against `{keyword}`"
        self.tally[label] += 1
        self.samples.setdefault(label, f"{name}: {json.dumps(instance)[:300]}")


def fixtures_of(document: str) -> list[str]:
    """The file with instances that the author of a document keeps, if there is one."""
    return [str(CORPUS / "openapi" / "real" / "stripe-fixtures.json")] if document == "stripe" else []


def escaped(name: str) -> str:
    """A name as a token of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def main() -> None:
    """Run one document."""
    engine, document, number, *fixtures = sys.argv[1:]
    found = run(engine, Path(document), int(number), Path(fixtures[0]) if fixtures else None)
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
