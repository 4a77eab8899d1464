"""Which places of a contract native models read differently than JSON Schema does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.analysis import patterns
from ssotgen.analysis.exact_schema import exact
from ssotgen.analysis.python_patterns import translated
from ssotgen.core.origin import Origin
from ssotgen.generators.models.messages import ASSUMED_TYPE, UNENFORCED_KEYWORD
from ssotgen.generators.models.native import kinds, members
from ssotgen.generators.models.native.rest import Rest
from ssotgen.generators.models.unenforced import assumed, unheld_formats
from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.closure import ContractShapes
from ssotgen.ir.shapes.merge import flatten
from ssotgen.plugin import Diagnostic, Program


def unsaid(program: Program, contract: Contract, shapes: ContractShapes, rest: Rest) -> list[Diagnostic]:
    """A finding for each place, in the order of documents and pointers."""
    schemas = [schema for root in _roots(contract) for schema in root.walk()]
    lost = {schema.origin.child("$dynamicRef"): "$dynamicRef" for schema in schemas if schema.wanders}
    lost |= {schema.origin.child("pattern"): "pattern" for schema in schemas if _is_lost(schema)}
    lost |= _beside_enumerations(shapes, rest)
    lost |= dict.fromkeys(_with_null(program, shapes, rest), "type")
    lost |= dict.fromkeys(rest.lost, "$ref") | {o: keyword for o, keyword in shapes.lost.items() if keyword == "$ref"}
    found = [
        UNENFORCED_KEYWORD.at(_key(origin), f"models do not check `{keyword}` here")
        for origin, keyword in sorted(lost.items())
    ]
    return [*found, *unheld_formats(schemas), *assumed(shapes), *_formats(schemas, program)]


def _formats(schemas: list[Schema], program: Program) -> Iterator[Diagnostic]:
    """Formats of schemas without a type: where a type is written, everybody reads them as a part of it."""
    names = {schema.origin: schema.format for schema in schemas if not schema.types and program.workspace.exact}
    for origin, name in sorted((origin, name) for origin, name in names.items() if name in kinds.ASSERTED):
        text = f"models refuse texts that are no `{name}` here, though JSON Schema makes a format a remark"
        yield ASSUMED_TYPE.at(origin, text)


def _key(origin: Origin) -> Origin:
    return Origin(origin.document, origin.pointer, "key")


def _roots(contract: Contract) -> Iterator[Schema]:
    yield from contract.schemas.values()
    if contract.root is not None:
        yield contract.root
    for operation in contract.operations:
        yield from operation.schemas()


def _is_lost(schema: Schema) -> bool:
    """A pattern that neither pydantic nor Python compiles."""
    pattern = schema.string.pattern if schema.string else None
    return pattern is not None and patterns.engine(pattern) is None and translated(pattern) is None


def _beside_enumerations(shapes: ContractShapes, rest: Rest) -> Mapping[Origin, str]:
    found = {}
    for symbol, definition in shapes.definitions.items():
        source = shapes.sources.get(symbol)
        if isinstance(definition, nodes.Enumeration) and source is not None and rest.at(source) is not None:
            found[definition.origin.child("enum")] = "enum"
    return found


def _with_null(program: Program, shapes: ContractShapes, rest: Rest) -> Iterator[Origin]:
    """Definitions whose types name null, while something else about them refuses it: null never meets their checks."""
    for symbol, definition in shapes.definitions.items():
        source = shapes.sources.get(symbol)
        if source is None or isinstance(definition, nodes.Enumeration):
            continue
        left = rest.within(source) if isinstance(definition, nodes.Record) else rest.at(source)
        if (left or flatten(source, program.schemas).groups) and "null" in members.types(source, program.schemas):
            from jsonschema_rs import validator_for

            if not validator_for(exact(program, source)).is_valid(None):
                yield definition.origin
