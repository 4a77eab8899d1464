"""Contracts to Pydantic models: one module a contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from ssotgen.analysis.classes import ModelModule, model_module
from ssotgen.generators import layout
from ssotgen.generators.models import native
from ssotgen.generators.models.dcg import print_models
from ssotgen.generators.models.engine import Engine, Printed
from ssotgen.generators.models.messages import MESSAGES
from ssotgen.generators.models.unenforced import unenforced
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Artifact, Generated, Generator, Program, Python


def _external(program: Program, contract: Contract, module: ModelModule) -> Printed:
    return Printed(Python(print_models(module)), tuple(unenforced(program, contract, module)), ("models",))


ENGINES: Mapping[str, Engine] = {"datamodel-code-generator": _external, "native": native.print_models}


def generate(program: Program) -> Generated:
    """The models of every contract, and a warning for each keyword that they do not check."""
    engine = ENGINES[program.workspace.engine]
    printed = [(contract, engine(program, contract, model_module(program, contract))) for contract in program.contracts]
    findings = (finding for _, module in printed for finding in module.diagnostics)
    return Generated(tuple(_artifacts(program, printed)), tuple(findings))


def _artifacts(program: Program, modules: Iterable[tuple[Contract, Printed]]) -> Iterator[Artifact]:
    package = layout.package(program)
    folders: dict[str, tuple[str, ...]] = {}
    shared: dict[str, None] = {}
    for contract, module in modules:
        folder = layout.contract_package(program, contract)
        yield Artifact(f"{folder}/models.py", module.body, contract.sources)
        shared |= dict.fromkeys(module.shared)
        while folder != package:
            folders[folder] = (*folders.get(folder, ()), *contract.sources)
            folder = folder.rpartition("/")[0]
    every = layout.contract_sources(program)
    for name in shared:
        support = (files("ssotgen") / "support" / f"{name}.py").read_text(encoding="utf-8")
        yield Artifact(f"{package}/_support/{name}.py", Python(support), every)
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
