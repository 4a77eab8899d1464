"""Contracts to Pydantic models: one module a contract, or a package of several for a large one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.resources import files

from ssotgen.analysis.classes import ModelModule, model_module
from ssotgen.core.values import dataclass
from ssotgen.generators import layout
from ssotgen.generators.models import native
from ssotgen.generators.models.dcg import print_models
from ssotgen.generators.models.engine import Engine, Part, Printed
from ssotgen.generators.models.index import index_view
from ssotgen.generators.models.messages import MESSAGES
from ssotgen.generators.models.origins import origins
from ssotgen.generators.models.parts import parts
from ssotgen.generators.models.unenforced import unenforced
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Artifact, Generated, Generator, Program, Python, Template


def _external(program: Program, contract: Contract, module: ModelModule, parts: tuple[Part, ...]) -> Printed:
    bodies = {name: Python(text) for name, text in print_models(module, parts).items()}
    return Printed(bodies, tuple(unenforced(program, contract, module)), ("models",))


ENGINES: Mapping[str, Engine] = {"datamodel-code-generator": _external, "native": native.print_models}


def generate(program: Program) -> Generated:
    """The models of every contract, and a warning for each keyword that they do not check."""
    engine = ENGINES[program.workspace.engine]
    models = [
        _Models(contract, module := model_module(program, contract), parts(module, contract))
        for contract in program.contracts
    ]
    printed = [(item, engine(program, item.contract, item.module, item.parts)) for item in models]
    findings = (finding for _, text in printed for finding in text.diagnostics)
    return Generated(tuple(_artifacts(program, printed)), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Models:
    """The models of one contract, decided and not yet printed."""

    contract: Contract
    module: ModelModule
    parts: tuple[Part, ...]

    def artifacts(self, folder: str, printed: Printed) -> Iterator[Artifact]:
        for part in self.parts:
            path = f"{folder}/models/{part.name}.py" if part.name else f"{folder}/models.py"
            causes = partial(origins, self.contract, self.module, part.classes)
            yield Artifact(path, printed.bodies[part.name], self.contract.sources, origins=causes)
        if self.is_package:
            index = Template("models/index.py.jinja", index_view(self.parts), final=True)
            yield Artifact(f"{folder}/models/__init__.py", index, self.contract.sources)

    @property
    def is_package(self) -> bool:
        return any(part.name for part in self.parts)


def _artifacts(program: Program, models: Iterable[tuple[_Models, Printed]]) -> Iterator[Artifact]:
    package = layout.package(program)
    folders: dict[str, tuple[str, ...]] = {}
    shared: dict[str, None] = {}
    for item, printed in models:
        folder = layout.contract_package(program, item.contract)
        yield from item.artifacts(folder, printed)
        shared |= dict.fromkeys((*printed.shared, *(("lazy",) if item.is_package else ())))
        while folder != package:
            folders[folder] = (*folders.get(folder, ()), *item.contract.sources)
            folder = folder.rpartition("/")[0]
    every = layout.contract_sources(program)
    for name in shared:
        support = (files("ssotgen") / "support" / f"{name}.py").read_text(encoding="utf-8")
        yield Artifact(f"{package}/_support/{name}.py", Python(support, final=True), every)
    if folders:
        yield Artifact(f"{package}/py.typed", Python(""), every)
        for folder, sources in folders.items():
            yield Artifact(f"{folder}/__init__.py", Python(""), tuple(dict.fromkeys(sources)))


GENERATOR = Generator(
    name="models",
    summary="Pydantic models of every contract",
    generate=generate,
    messages=MESSAGES,
)
