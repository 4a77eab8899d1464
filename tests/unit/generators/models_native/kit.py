"""Schemas in memory, and what native models of them accept."""

import json
import sys
from dataclasses import dataclass
from types import ModuleType

from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.classes import model_module
from ssotgen.analysis.types import Direction, annotation
from ssotgen.core.artifact import Template
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.templates import TemplateSet
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.generators.models.native import print_models
from ssotgen.generators.models.parts import whole
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Reference, Schema
from ssotgen.linker.link import link
from ssotgen.support import models as support
from ssotgen.syntax.library import Library

DIALECTS = {
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft7": "http://json-schema.org/draft-07/schema#",
}
TEMPLATES = TemplateSet()


@dataclass(frozen=True)
class Subject:
    """A schema's module as text, a validator of the schema's type, and the ids of findings; without the first two
    where the schema is refused."""

    findings: tuple[str, ...]
    text: str = ""
    adapter: TypeAdapter[object] | None = None

    def accepts(self, value: object) -> bool:
        assert self.adapter is not None
        try:
            self.adapter.validate_json(json.dumps(value))
        except ValidationError:
            return False
        return True


def linked(files: dict[str, bytes]) -> tuple[Program | None, tuple[str, ...]]:
    """The program of a workspace, and the ids of findings."""
    library = Library(MemoryTree(files))
    declarations = declare(library, declare_workspace(library))
    found = [finding.id for finding in library.diagnostics]
    if declarations is None:
        return None, tuple(found)
    result = link(declarations)
    return result.program, (*found, *(finding.id for finding in result.diagnostics))


def printed(program: Program) -> tuple[str, tuple[str, ...]]:
    """The module of the first contract as text, and the ids of findings."""
    contract = program.contracts[0]
    module = model_module(program, contract)
    found = print_models(program, contract, module, (whole(module),))
    body = found.bodies[""]
    assert isinstance(body, Template)
    return TEMPLATES.text(body.name, body.view), tuple(finding.id for finding in found.diagnostics)


def loaded(text: str) -> ModuleType:
    """A module of models with the shared modules of this repository."""
    module = ModuleType("native_models")
    sys.modules[module.__name__] = module  # names in quotes are looked up there
    exec(
        compile(text.replace("from ..._support import", "from ssotgen.support import"), "models", "exec"), vars(module)
    )
    return module


def subject(schema: object, dialect: str = "draft2020-12", *, untyped: str = "exact") -> Subject:
    """A contract that is one schema."""
    options = f'format = 1\n[models]\nengine = "native"\nuntyped = "{untyped}"\n'.encode()
    body = schema if isinstance(schema, dict) else {"allOf": [schema]}
    head = {"$schema": DIALECTS[dialect], "x-contract": {"kind": "data", "version": "1.0.0", "stability": "draft"}}
    document = json.dumps({**head, "title": "Root", **body}).encode()
    program, found = linked({"ssotgen.toml": options, "contracts/root/v1.schema.json": document})
    if program is None:
        return Subject(found)
    text, more = printed(program)
    root = program.contracts[0].root
    assert root is not None
    whole = Schema("root", root.origin, ref=Reference(root.symbol, root.origin))
    names = {"models": loaded(text), **vars(support)}
    adapter = TypeAdapter[object](eval(annotation(program, whole, Direction.OUTPUT).code, names))
    return Subject((*found, *more), text, adapter)
