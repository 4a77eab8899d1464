"""The native engine: models printed straight from the linked program."""

from __future__ import annotations

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Template
from ssotgen.generators.models.native.lower import lower
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program


def print_models(program: Program, contract: Contract, module: ModelModule, *, exact: bool = False) -> Template:
    """The module of one contract. With `exact`, a schema without `type` admits values of every type."""
    view = lower(module, program.schemas, is_api=contract.is_api, exact=exact)
    return Template("models/native.py.jinja", view)


FINDINGS: list[str] = []
