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
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.types import Direction, Speller
from ssotgen.compiler.compile import Compilation, compile_tree
from ssotgen.core.artifact import Python
from ssotgen.core.tree import MemoryTree
from ssotgen.ir.schema import Reference, Schema
from ssotgen.ir.shapes.build import Shaper

_COUNTER = itertools.count()


def judge(case: Mapping[str, Any], folder: Path, engine: str) -> dict[str, Any]:
    """Compile one case and ask its root model about every instance."""
    files = {path: text.encode() for path, text in case["files"].items()}
    if engine != "datamodel-code-generator":
        files["ssotgen.toml"] = files.get("ssotgen.toml", b"format = 1\n") + f'[models]\nengine = "{engine}"\n'.encode()
    compilation = compile_tree(MemoryTree(files), only="models")
    found = [f"{item.severity.value} {item.id}" for item in compilation.diagnostics]
    if not compilation.artifacts or compilation.program is None:
        return {"id": case["id"], "findings": found, "accepted": None}
    adapter = _adapter(compilation, case["contract"], folder, engine)
    return {"id": case["id"], "findings": found, "accepted": [_accepts(adapter, item) for item in case["instances"]]}


def _adapter(compilation: Compilation, symbol: str, folder: Path, engine: str) -> TypeAdapter[Any]:
    program = compilation.program
    assert program is not None
    contract = program.contract_of[symbol]
    assert contract.root is not None
    package = f"case_{next(_COUNTER)}"
    for artifact in compilation.artifacts:
        if isinstance(artifact.body, Python) and artifact.path.endswith(".py"):
            target = folder / artifact.path.replace("python/generated_service", package)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(artifact.body.source, encoding="utf-8")
    name = program.names["python"][symbol]
    module = importlib.import_module(f"{package}.{name}.models")
    here = Schema(
        f"{contract.root.symbol}/-", contract.root.origin, ref=Reference(contract.root.symbol, contract.origin)
    )
    exact = engine == "native"
    shape = Shaper(program.schemas, exact=exact).shape(here)
    code = Speller(program.names["python"], Direction.OUTPUT, prefix="models.").spell(shape).code
    return TypeAdapter(eval(code, {"models": module, "Any": Any}))  # noqa: S307  # our own type expression


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
        sys.path.insert(0, folder)
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
