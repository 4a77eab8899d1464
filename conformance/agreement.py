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

from pydantic import ValidationError

from conformance.instances import Maker, mutants
from conformance.judge import Judge
from conformance.requests import plain_document
from conformance.verdicts import load

SEED = 11
TRIES = 12


def run(engine: str, path: Path, number: int, fixtures: Path | None) -> dict[str, Any]:
    """Judge valid instances and mutants of each component in turn, until there are `number` mutants."""
    document = plain_document(path)
    judge = Judge(document)
    chance = random.Random(SEED)
    seeds = dict(_seeds(document, judge, chance, fixtures))
    share = max(1, number // max(1, sum(map(len, seeds.values()))))
    tally: Counter[str] = Counter()
    samples: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        models = load({path.name: path.read_bytes()}, Path(folder), engine)
        for name, instances in seeds.items():
            validator = judge.validator(name)
            adapter = models.adapter(f"{models.contract.symbol}#/components/schemas/{_escaped(name)}")
            for instance in instances:
                tally["valid instances"] += 1
                _compare(name, instance, validator, adapter, tally, samples)
                for mutant in islice(mutants(instance, chance), share):
                    tally["mutants"] += 1
                    _compare(name, mutant, validator, adapter, tally, samples)
    return {"tally": tally, "samples": samples, "schemas": len(seeds), "findings": Counter(models.findings)}


def _seeds(
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


def _compare(
    name: str, instance: Any, validator: Any, adapter: Any, tally: Counter[str], samples: dict[str, str]
) -> None:
    valid = validator.is_valid(instance)
    why = ""
    try:
        adapter.validate_json(json.dumps(instance), strict=True)
        accepted = True
    except ValidationError as error:
        accepted, why = False, error.errors(include_url=False, include_input=False)[0]["type"]
    if accepted == valid:
        tally["agreed"] += 1
        return
    if accepted:
        first = next(iter(validator.iter_errors(instance)))
        label = f"accepted against `{_deepest(first)}`"
    else:
        label = f"refused by `{why}`"
    tally[label] += 1
    samples.setdefault(label, f"{name}: {json.dumps(instance)[:300]}")


def _deepest(error: Any) -> str:
    return str(error.kind.name)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def main() -> None:
    """Run one document."""
    engine, document, number, *fixtures = sys.argv[1:]
    found = run(engine, Path(document), int(number), Path(fixtures[0]) if fixtures else None)
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
