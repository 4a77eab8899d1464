"""The native engine: models printed straight from the linked program."""

from __future__ import annotations

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Template
from ssotgen.generators.models.native.lower import lower
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.build import Shaper


class _Traced(Shaper):
    def __init__(self, schemas):
        super().__init__(schemas)
        self.sources = {}

    def shape(self, schema):
        self.sources.setdefault(schema.symbol, schema)
        return super().shape(schema)


def _sources(program: Program, contract: Contract) -> dict[str, Schema]:
    shaper = _Traced(program.schemas)
    shaper.define(contract.schemas.values())
    if contract.root is not None:
        shaper.define((contract.root,))
    for operation in contract.operations:
        for schema in operation.schemas():
            shaper.shape(schema)
    shaper.finish()
    return shaper.sources


def print_models(program: Program, contract: Contract, module: ModelModule) -> Template:
    """The module of one contract."""
    view = lower(module, program.schemas, _sources(program, contract), is_api=contract.is_api)
    return Template("models/native.py.jinja", view)
