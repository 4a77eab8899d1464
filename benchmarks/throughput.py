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

RUNS = 5
PEER = "peer"
_MAKE = """from pathlib import Path
from datamodel_code_generator import DataModelType, InputFileType, generate
generate(Path({document!r}), output=Path("peer.py"), input_file_type=InputFileType.OpenAPI, formatters=[],
         output_model_type=DataModelType.PydanticV2BaseModel, treat_dot_as_module=False,
         emit_model_metadata=Path("peer.json"))
"""
_LOAD = """
import importlib, json, sys, time
from pydantic import BaseModel
sys.path.insert(0, {folder!r})
module = importlib.import_module({module!r})
found = []
classes = json.load(open({classes!r}))
for name, instances in json.load(open({instances!r})):
    item = getattr(module, classes.get(name, ""), None)
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
    """Ratios for each of `modules` (folder to import from, dotted name) against datamodel-codegen's own module.

    Only components are asked that are classes in all of them and whose instances all of them accept.
    """
    instances = folder / "instances.json"
    components = _instances(document, instances)
    ours = {name: spell(name, Kind.CLASS) for name in components}
    classes = dict.fromkeys(modules, ours) | {PEER: _peer(document, folder / "asked")}
    modules = {**modules, PEER: (folder / "asked", PEER)}
    kept = set(components)
    given = {}
    for name, (place, module) in modules.items():
        table = folder / f"classes-{name}.json"
        table.write_text(json.dumps(classes[name]), encoding="utf-8")
        given[name] = {"folder": str(place), "module": module, "instances": str(instances), "classes": str(table)}
        kept &= set(json.loads(python(_NAMES.format(**given[name]), folder).run().output.splitlines()[-1]))
    commands: dict[str, Command] = {
        name: python(_TIME.format(names=sorted(kept), **given[name]), folder) for name in modules
    }
    found = in_turn(commands, RUNS, warm=False)
    rates = {name: [float(one.output.splitlines()[-1]) for one in runs] for name, runs in found.items()}
    note = f"{len(kept)} classes; " + ", ".join(f"{k} {spread(v).middle:,.0f}/s" for k, v in rates.items())
    return [
        Row(f"{document.stem}: valid instances a second, {name}", "datamodel-codegen's own", ratio(rate, rates[PEER]),
            1.0, at_least=True, note=note)
        for name, rate in rates.items() if name != PEER
    ]  # fmt: skip


def _peer(document: Path, folder: Path) -> dict[str, str]:
    """Generate datamodel-codegen's module; the names of its classes, which are not always those of the components."""
    folder.mkdir()
    python(_MAKE.format(document=str(document)), folder).run()
    models = json.loads((folder / "peer.json").read_text(encoding="utf-8"))["models"]
    places = {model["source_ref"].partition("#")[2]: model["class_name"] for model in models}
    home = "/components/schemas/"
    return {place.removeprefix(home): name for place, name in places.items() if place.startswith(home)}


def _instances(document: Path, target: Path) -> list[str]:
    """Write instances that the document's own schemas call valid; the names of the components that have some."""
    given = fixtures_of(document.stem)
    plain = plain_document(document)
    chance = random.Random(SEED)  # noqa: S311  # the same instances each time
    found = list(seeds(plain, Judge(plain), chance, Path(given[0]) if given else None))
    target.write_text(json.dumps(found), encoding="utf-8")
    return [name for name, _ in found]
