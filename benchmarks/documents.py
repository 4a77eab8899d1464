"""One large document: its whole build and its models step against datamodel-codegen, rebuilds, the floor."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.report import Row
from benchmarks.usage import Command, Usage, in_turn, python, ratio, spread
from ssotgen.analysis.classes import model_module
from ssotgen.analysis.json_schema import lower
from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree

SSOTGEN = str(Path(sys.executable).with_name("ssotgen"))
ENGINES = ("native", "datamodel-code-generator")
AS_IT_IS, LOWERED = "datamodel-codegen", "datamodel-codegen on our lowered document"
AS_MUCH = "datamodel-codegen, parameters, bodies and answers of operations too"
_PEER = """from pathlib import Path
from datamodel_code_generator import DataModelType, InputFileType, generate
from datamodel_code_generator.enums import OpenAPIScope
generate(Path({document!r}), output=Path({output!r}), input_file_type=InputFileType.OpenAPI, formatters=[],
         output_model_type=DataModelType.PydanticV2BaseModel, treat_dot_as_module=False,
         openapi_scopes=[OpenAPIScope(scope) for scope in {scopes!r}])
"""
_SCOPES = ["schemas", "paths", "parameters"]
_LOWERED = """from pathlib import Path
from ssotgen.generators.models.dcg import _generate
Path("lowered.py").write_text(_generate(Path("lowered.json").read_text(encoding="utf-8")), encoding="utf-8")
"""
_FLOOR = """import json, sys
text = open({document!r}, encoding="utf-8").read()
if {yaml!r}:
    import yaml
    value = yaml.load(text, Loader=yaml.CSafeLoader)
else:
    value = json.loads(text)
open("floor.json", "w", encoding="utf-8").write(json.dumps(value, default=str))
"""
_STEPS = str(Path(__file__).with_name("steps.py"))
_CLASS = re.compile(r"^class |^type |: TypeAlias = | = TypeAliasType\(", re.MULTILINE)
_ACTIONS = {
    "no-op build": ("build",), "no-op check": ("check",), "build after one edited schema": ("build",)
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Workspaces:
    """Where the code of one document lies: a workspace an engine, and datamodel-codegen's modules."""

    document: Path
    folder: Path

    def __post_init__(self) -> None:
        for engine in ENGINES:
            (self.folder / engine).mkdir(parents=True)
            shutil.copy(self.document, self.folder / engine)
            settings = f'format = 1\n[models]\nengine = "{engine}"\n'
            (self.folder / engine / "ssotgen.toml").write_text(settings, encoding="utf-8")
        (self.folder / "peer").mkdir()
        (self.folder / "peer" / "lowered.json").write_text(_lowered(self.document), encoding="utf-8")

    @property
    def package(self) -> str:
        """The dotted name of the generated package."""
        return f"generated_service.{self.document.stem}.v1"

    def importable(self, engine: str) -> Path:
        """The folder to import a generated package from."""
        return self.folder / engine / "generated" / "python"

    def forget(self, engine: str) -> None:
        """Remove what was generated and what is remembered."""
        for name in ("generated", ".ssotgen"):
            shutil.rmtree(self.folder / engine / name, ignore_errors=True)

    def edit(self) -> None:
        """Change the description of one schema, each time to another one."""
        place = self.folder / ENGINES[0] / self.document.name
        text = place.read_text(encoding="utf-8")
        schemas = text.index("schemas", text.index("components"))
        at = re.compile(r'"?description"?: *"?').search(text, schemas)
        assert at is not None
        place.write_text(f"{text[: at.end()]}x{text[at.end() :]}", encoding="utf-8")

    def commands(self) -> dict[str, Command]:
        """What is compared, each from nothing."""
        peer, document = self.folder / "peer", str(self.document)
        native, external = (self.folder / engine for engine in ENGINES)
        yaml = self.document.suffix == ".yaml"
        return {
            AS_IT_IS: python(_PEER.format(document=document, output="peer.py", scopes=_SCOPES[:1]), peer),
            AS_MUCH: python(_PEER.format(document=document, output="much.py", scopes=_SCOPES), peer),
            LOWERED: python(_LOWERED, peer),
            "models": Command((SSOTGEN, "build", "-q", "--only", "models"), native, lambda: self.forget(ENGINES[0])),
            "external": Command((SSOTGEN, "build", "-q"), external, lambda: self.forget(ENGINES[1])),
            "floor": python(_FLOOR.format(document=document, yaml=yaml), peer),
            "native": Command((SSOTGEN, "build", "-q"), native, lambda: self.forget(ENGINES[0])),
        }


def measured(work: Workspaces, runs: int) -> tuple[list[Row], dict[str, Any]]:
    """Every ratio of one document, and where a cold build spends its time."""
    found = in_turn(work.commands(), runs, warm=False)
    steps = Command((sys.executable, _STEPS, "."), work.folder / ENGINES[0]).run().output
    profile: dict[str, Any] = json.loads(steps.splitlines()[-1])
    return [*_rows(work, found, profile["models"])], profile


def _rows(work: Workspaces, found: dict[str, list[Usage]], step: float) -> Iterator[Row]:
    name, counts = work.document.stem, _counts(work)
    cold, peer = found["native"], found[AS_IT_IS]
    steps = [replace(one, cpu=step) for one in peer]
    yield _row(f"{name}: models step (shapes, lowering, printing, gates), native", steps, AS_IT_IS, peer, 0.12)
    yield _row(f"{name}: `build --only models`, native, the whole process", found["models"], AS_IT_IS, peer, None)
    yield _row(f"{name}: whole cold build, native", cold, AS_IT_IS, peer, 0.35, counts)
    yield _row(f"{name}: whole cold build, native", cold, AS_MUCH, found[AS_MUCH], None)
    yield _row(f"{name}: whole cold build, external engine", found["external"], AS_IT_IS, peer, None)
    yield _row(f"{name}: whole cold build, external engine", found["external"], LOWERED, found[LOWERED], 1.3)
    yield _row(f"{name}: whole cold build, native", cold, "parse and write (the floor)", found["floor"], None)
    for engine, usages, against, target in (
        ("native", cold, AS_IT_IS, 0.8),
        ("native", cold, AS_MUCH, None),
        ("external engine", found["external"], AS_IT_IS, None),
    ):
        memory = [[one.memory for one in some] for some in (usages, found[against])]
        note = " and ".join(f"{spread(some).middle:.0f} MiB" for some in memory)
        yield Row(f"{name}: peak memory of that, {engine}", against, ratio(*memory), target, note=note)
    work.forget(ENGINES[0])
    work.commands()["native"].run()
    for action, words in _ACTIONS.items():
        edited = "edited" in action
        command = Command((SSOTGEN, *words, "-q"), work.folder / ENGINES[0], work.edit if edited else lambda: None)
        again = in_turn({action: command}, len(cold), warm=False)[action]
        yield _row(f"{name}: {action}, native", again, "the cold build", cold, 1.0 if edited else 0.02)


def _row(
    what: str, usages: list[Usage], against: str, others: list[Usage], target: float | None, note: str = ""
) -> Row:
    one, other = [item.cpu for item in usages], [item.cpu for item in others]
    medians = f"{spread(one).middle:.2f} s and {spread(other).middle:.2f} s"
    return Row(what, against, ratio(one, other), target, note=f"{medians}; {note}" if note else medians)


def _counts(work: Workspaces) -> str:
    """How many classes, enumerations and aliases each prints."""
    found: dict[str, int] = {}
    for engine in ENGINES:
        modules = [path for path in work.importable(engine).rglob("*.py") if path.parent.name != "_support"]
        found[engine] = sum(_classes(path) for path in modules if "models" in (path.parent.name, path.stem))
    found |= {AS_IT_IS: _classes(work.folder / "peer" / "peer.py")}
    found |= {"with operations": _classes(work.folder / "peer" / "much.py")}
    found |= {"lowered": _classes(work.folder / "peer" / "lowered.py")}
    return "classes: " + ", ".join(f"{count} {name}" for name, count in found.items())


def _classes(path: Path) -> int:
    return len(_CLASS.findall(path.read_text(encoding="utf-8")))


def _lowered(document: Path) -> str:
    """What datamodel-codegen is given by a build with that engine."""
    settings = f'format = 1\n[models]\nengine = "{ENGINES[1]}"\n'.encode()
    tree = MemoryTree({document.name: document.read_bytes(), "ssotgen.toml": settings})
    program = compile_tree(tree, only="codeowners").program
    assert program is not None
    return json.dumps(lower(model_module(program, program.contracts[0])).document)
