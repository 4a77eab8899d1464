"""The native engine: models printed straight from the linked program."""

from __future__ import annotations

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Template
from ssotgen.generators.models.engine import Printed
from ssotgen.generators.models.native.lower import lower
from ssotgen.generators.models.native.rest import Rest
from ssotgen.generators.models.native.unsaid import unsaid
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program

SUPPORT = ("models", "checks", "keywords")
"""Shared modules that these models import."""


def print_models(program: Program, contract: Contract, module: ModelModule, *, exact: bool = False) -> Printed:
    """The module of one contract, and where it reads the contract differently than JSON Schema does.

    With `exact`, as the shapes of the module have to be too, a schema without `type` admits values of every type.
    """
    rest = Rest(program.schemas, module.shapes.definitions, exact=exact)
    view = lower(module, program.schemas, rest, is_api=contract.is_api)
    found = unsaid(program, contract, module.shapes, rest)
    return Printed(Template("models/native.py.jinja", view), tuple(found), SUPPORT)
