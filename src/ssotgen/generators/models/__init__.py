"""Contracts to Pydantic models: one module a contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from ssotgen.analysis.classes import ModelModule, model_module
from ssotgen.generators import layout
from ssotgen.generators.models.dcg import print_models
from ssotgen.generators.models.engine import Engine
from ssotgen.generators.models.messages import MESSAGES
from ssotgen.generators.models.unenforced import unenforced
from ssotgen.ir.contract import Contract
from ssotgen.plugin import Artifact, Generated, Generator, Program, Python

ENGINE: Engine = print_models


def generate(program: Program) -> Generated:
    """The models of every contract, and a warning for each keyword that they do not check."""
    modules = [(contract, model_module(program, contract)) for contract in program.contracts]
    findings = (finding for contract, module in modules for finding in unenforced(program, contract, module))
    return Generated(tuple(_artifacts(program, modules)), tuple(findings))


def _artifacts(program: Program, modules: Iterable[tuple[Contract, ModelModule]]) -> Iterator[Artifact]:
    package = layout.package(program)
    folders: dict[str, tuple[str, ...]] = {}
    for contract, module in modules:
        folder = layout.contract_package(program, contract)
        yield Artifact(f"{folder}/models.py", Python(ENGINE(module)), contract.sources)
        while folder != package:
            folders[folder] = (*folders.get(folder, ()), *contract.sources)
            folder = folder.rpartition("/")[0]
    if folders:
        every = layout.contract_sources(program)
        support = (files("ssotgen") / "support" / "models.py").read_text(encoding="utf-8")
        yield Artifact(f"{package}/_support/models.py", Python(support), every)
        yield Artifact(f"{package}/py.typed", Python(""), every)
        for folder, sources in folders.items():
            yield Artifact(f"{folder}/__init__.py", Python(""), tuple(dict.fromkeys(sources)))


GENERATOR = Generator(
    name="models",
    summary="Pydantic models of every contract",
    generate=generate,
    messages=MESSAGES,
)
