"""A contract with anything wrong is refused at a place in a file, or its service imports and can be made ready."""

import asyncio
import importlib
import json
import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from conformance.requests import plain_document
from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.render import render
from ssotgen.emit.templates import TemplateSet
from ssotgen.reporting.order import place
from tests.helpers import REPOSITORY, lay_out, lines_of
from tests.property.mutations import mutant, parts

SEEDS = tuple(sorted((REPOSITORY / "conformance/documents").glob("nasty-*.yaml")))
CONTRACT = "service.json"
START = "generated/python/"


def files(document: Any, package: str, engine: str) -> dict[str, bytes]:
    options = f'format = 1\n[workspace]\npackage = "{package}"\n[models]\nengine = "{engine}"\n'
    return {"ssotgen.toml": options.encode(), CONTRACT: json.dumps(document).encode()}


def holds(document: Any, folder: Path, package: str, engine: str) -> bool:
    """Compile a document, and start what follows; whether it was accepted."""
    compilation = compile_tree(MemoryTree(files(document, package, engine)))
    placed = place(compilation.diagnostics, compilation.locator)
    assert all(one.span or one.diagnostic.origin.document != CONTRACT for one in placed), lines_of(compilation)
    if compilation.failed:
        assert compilation.artifacts == ()
        return False
    rendered = render(compilation.artifacts, TemplateSet())
    assert rendered.diagnostics == ()
    python = {one.path.removeprefix(START): one.text for one in rendered.files if one.path.startswith(START)}
    lay_out(folder, python)
    importlib.invalidate_caches()
    for path in sorted(folder.joinpath(package).rglob("*.py")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        if path.name == "app.py":
            module.create_app(Anything(), authenticate=nobody, eager=True)
    return True


class Anything:
    def __getattr__(self, name: str) -> Any:
        async def handler(*_: object, **__: object) -> None:
            await asyncio.sleep(0)

        return handler


async def nobody(request: object) -> None:
    return None


@pytest.mark.parametrize("seed", range(4))
def test_any_mutant_is_refused_at_a_place_or_starts(seed: int, tmp_path: Path, counted, monkeypatch) -> None:
    """A slice of what was tried once with thousands: the 30 mutants of a seed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    chance = Random(seed)
    documents = [plain_document(path) for path in SEEDS if path.is_file()]
    known = parts(documents)
    for number in range(30):
        package = f"mutant_{seed}_{number}"
        document = mutant(chance.choice(documents), chance, known)
        engine = chance.choice(("native", "native", "datamodel-code-generator"))
        accepted = holds(document, tmp_path, package, engine)
        counted("accepted mutants" if accepted else "refused mutants", 1)
        for module in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[module]
        shutil.rmtree(tmp_path / package, ignore_errors=True)
