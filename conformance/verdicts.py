"""Compile schemas to models in one process, and ask each model about instances: reads and prints JSON lines.

`python -m conformance.verdicts ENGINE < cases`: a case has an `id`, the `files` of its workspace, the `contract` it
asks about, and `instances`. An answer has the `findings` of the compiler and, where there are models, `accepted`.
"""

from __future__ import annotations

import importlib
import itertools
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.types import Direction, Speller
from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Reference, Schema
from ssotgen.ir.shapes.build import Shaper

_COUNTER = itertools.count()


@dataclass(frozen=True, slots=True)
class Models:
    """The generated models of one contract, imported."""

    program: Program
    contract: Contract
    module: ModuleType
    findings: tuple[str, ...]

    def adapter(self, symbol: str) -> TypeAdapter[Any]:
        """What reads the schema with this symbol."""
        origin = self.contract.origin
        here = Schema(f"{symbol}/-", origin, ref=Reference(symbol, origin))
        shape = Shaper(self.program.schemas, exact=self.program.workspace.exact).shape(here)
        code = Speller(self.program.names["python"], Direction.OUTPUT, prefix="models.").spell(shape).code
        return TypeAdapter(eval(code, {"models": self.module, "Any": Any}))


def load(files: Mapping[str, bytes], folder: Path, engine: str) -> Models:
    """Compile a workspace with one contract and import its models. Raises `Refused` with the findings."""
    options = files.get("ssotgen.toml", b"format = 1\n") + f'[models]\nengine = "{engine}"\n'.encode()
    compilation = compile_tree(MemoryTree({**files, "ssotgen.toml": options}), only="models")
    found = tuple(f"{item.severity.value} {item.id}" for item in compilation.diagnostics)
    if not compilation.artifacts or compilation.program is None:
        raise Refused(found)
    package = f"case_{next(_COUNTER)}"
    for file in render(compilation.artifacts, TemplateSet()).files:
        target = folder / file.path.replace("generated/python/generated_service", package)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.text, encoding="utf-8")
    program = compilation.program
    (contract,) = program.contracts
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    module = importlib.import_module(f"{package}.{program.names['python'][contract.symbol]}.models")
    return Models(program, contract, module, found)


class Refused(Exception):
    """The compiler made no models; the arguments are its findings."""


def judge(case: Mapping[str, Any], folder: Path, engine: str) -> dict[str, Any]:
    """Compile one case and ask its root model about every instance."""
    files = {path: text.encode() for path, text in case["files"].items()}
    try:
        models = load(files, folder, engine)
    except Refused as refused:
        return {"id": case["id"], "findings": refused.args[0], "accepted": None}
    assert models.contract.root is not None
    adapter = models.adapter(models.contract.root.symbol)
    accepted = [_accepts(adapter, item) for item in case["instances"]]
    return {"id": case["id"], "findings": models.findings, "accepted": accepted}


def _accepts(adapter: TypeAdapter[Any], instance: object) -> bool | str:
    try:
        adapter.validate_json(json.dumps(instance), strict=True)
    except ValidationError:
        return False
    except Exception as error:  # noqa: BLE001  # a model that fails in another way is the news
        return _short(error)
    return True


def _short(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:300]


def answers(lines: Iterator[str], engine: str) -> Iterator[dict[str, Any]]:
    """An answer for each case; what breaks is told in `broken`."""
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            case = json.loads(line)
            try:
                yield judge(case, Path(folder), engine)
            except Exception as error:  # noqa: BLE001
                yield {"id": case["id"], "findings": [], "accepted": None, "broken": _short(error)}


def main() -> None:
    """Answer until the input ends."""
    for answer in answers(sys.stdin, sys.argv[1]):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
