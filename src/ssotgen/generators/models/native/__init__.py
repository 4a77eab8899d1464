"""The native engine: models printed straight from the linked program."""

from __future__ import annotations

from ssotgen.analysis.classes import ModelModule
from ssotgen.core.artifact import Template
from ssotgen.generators.models.engine import Part, Printed
from ssotgen.generators.models.native.lower import Whole, lower
from ssotgen.generators.models.native.rest import Rest
from ssotgen.generators.models.native.unsaid import unsaid
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Program

SUPPORT = ("models", "checks", "keywords")
"""Shared modules that these models import."""


def print_models(program: Program, contract: Contract, module: ModelModule, parts: tuple[Part, ...]) -> Printed:
    """The models of one contract, and where they read the contract differently than JSON Schema does."""
    rest = Rest(program.schemas, module.shapes.definitions, exact=program.workspace.exact)
    views = {view.name: view for view in module.classes}
    whole = Whole(module, views, program.schemas, rest, contract.is_api)
    bodies = {part.name: Template("models/native.py.jinja", lower(whole, part), final=True) for part in parts}
    found = unsaid(program, contract, module.shapes, rest)
    return Printed(bodies, tuple(found), SUPPORT)
