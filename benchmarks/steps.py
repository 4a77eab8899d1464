"""Where a cold build spends its processor time: `python steps.py WORKSPACE` prints one JSON object.

`verbs` and `generators` hold seconds; `models` those of the models step: shapes, names of classes left out, lowering,
printing and the gates. `top` names the functions in which a build under a profiler spends most, with their share.
"""

from __future__ import annotations

import cProfile
import gc
import json
import pstats
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

from ssotgen.compiler.build import preview
from ssotgen.compiler.catalogue import generators
from ssotgen.compiler.project import open_project
from ssotgen.core.artifact import Artifact
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.shapes.closure import shapes_of_contract
from ssotgen.linker.link import link
from ssotgen.plugin import Generated, Generator, Program
from ssotgen.rules.catalogue import RULES
from ssotgen.syntax.library import Library

TOP = 12


def measure(root: Path) -> dict[str, Any]:
    """Processor seconds of reading, linking, of each generator, and of rendering what each made."""
    gc.set_threshold(100_000, 50, 50)  # as the command does
    library = Library(open_project(root).tree)
    start = process_time()
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None
    verbs = {"read, parse, declare": process_time() - start}
    start = process_time()
    program = link(declarations).program
    verbs["link"] = process_time() - start
    assert program is not None
    start = process_time()
    for rule in RULES:
        tuple(rule(program))
    verbs["check"] = process_time() - start
    start = process_time()
    for contract in program.contracts:
        shapes_of_contract(contract, program.schemas, exact=program.workspace.exact)
    shapes = process_time() - start
    made = {item.name: _steps(item, program) for item in generators() if item.on}
    return {"verbs": verbs, "generators": made, "models": shapes + sum(made["models"]), "top": _top(root)}


def _steps(generator: Generator, program: Program) -> tuple[float, float]:
    """Seconds of generating and of rendering."""
    start = process_time()
    found = generator.generate(program)
    artifacts: list[Artifact] = list(found.artifacts if isinstance(found, Generated) else found)
    made = process_time()
    render([replace(item, generator=generator.name) for item in artifacts], TemplateSet())
    return made - start, process_time() - made


def _top(root: Path) -> list[tuple[str, float]]:
    profile = cProfile.Profile()
    profile.runcall(preview, open_project(root))
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    total = sum(item[2] for item in stats.values())
    first = sorted(stats.items(), key=lambda item: -item[1][2])[:TOP]
    return [(_named(*place), item[2] / total) for place, item in first]


def _named(file: str, _: int, function: str) -> str:
    parts = Path(file).parts
    home = parts[parts.index("ssotgen") + 1 :] if "ssotgen" in parts else parts[-1:]
    return function if file == "~" else f"{'/'.join(home)}: {function}"


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
