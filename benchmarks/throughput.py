"""How many valid instances a second generated models accept, against those that datamodel-codegen prints itself."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.report import Row
from benchmarks.usage import Command, in_turn, python, ratio, spread
from conformance.agreement import SEED, fixtures_of, seeds
from conformance.judge import Judge
from conformance.requests import plain_document
from ssotgen.core.naming import Kind, spell

RUNS = 3
_LOAD = """
import importlib, json, sys, time
from pydantic import BaseModel
sys.path.insert(0, {folder!r})
module = importlib.import_module({module!r})
found = []
for name, instances in json.load(open({instances!r})):
    item = getattr(module, name, None)
    if isinstance(item, type) and issubclass(item, BaseModel):
        try:
            found += [(name, item.model_validate(one), item, one) for one in instances]
        except ValueError:
            pass
"""
_NAMES = _LOAD + "print(json.dumps(sorted(set(name for name, *_ in found))))"
_TIME = (
    _LOAD
    + """
pairs = [(item.model_validate, one) for name, _, item, one in found if name in set({names!r})]
for validate, one in pairs: validate(one)
begin, rounds = time.process_time(), 0
while time.process_time() - begin < 1.0:
    rounds += 1
    for validate, one in pairs: validate(one)
print(rounds * len(pairs) / (time.process_time() - begin))
"""
)


def rows(document: Path, modules: dict[str, tuple[Path, str]], folder: Path) -> list[Row]:
    """Ratios for each of `modules` (folder to import from, dotted name) against the one called `peer`.

    Only classes are asked that all of them have and whose instances all of them accept.
    """
    instances = _instances(document, folder / "instances.json")
    kept: set[str] | None = None
    for place, module in modules.values():
        code = _NAMES.format(folder=str(place), module=module, instances=str(instances))
        names = set(json.loads(python(code, folder).run().output.splitlines()[-1]))
        kept = names if kept is None else kept & names
    commands: dict[str, Command] = {}
    for name, (place, module) in modules.items():
        code = _TIME.format(folder=str(place), module=module, instances=str(instances), names=sorted(kept or ()))
        commands[name] = python(code, folder)
    found = in_turn(commands, RUNS, warm=False)
    rates = {name: [float(one.output.splitlines()[-1]) for one in runs] for name, runs in found.items()}
    note = f"{len(kept or ())} classes; " + ", ".join(f"{k} {spread(v).middle:,.0f}/s" for k, v in rates.items())
    return [
        Row(f"{document.stem}: valid instances a second, {name}", "datamodel-codegen's own", ratio(rate, rates["peer"]),
            1.0, at_least=True, note=note)
        for name, rate in rates.items() if name != "peer"
    ]  # fmt: skip


def _instances(document: Path, target: Path) -> Path:
    """Instances that the document's own schemas call valid, by the name of the class."""
    given = fixtures_of(document.stem)
    plain = plain_document(document)
    chance = random.Random(SEED)  # noqa: S311  # the same instances each time
    found = seeds(plain, Judge(plain), chance, Path(given[0]) if given else None)
    target.write_text(json.dumps([(spell(name, Kind.CLASS), items) for name, items in found]), encoding="utf-8")
    return target
