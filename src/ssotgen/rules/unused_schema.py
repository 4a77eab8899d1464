"""Schemas that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Finding, Findings, Fix, Program, Remove, Severity, rule

FOLDERS = (("components", "schemas"), ("$defs",), ("definitions",))


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def unused_schema(program: Program) -> Findings:
    """A contract names a schema that no reference leads to.

    ## Why it matters
    Models and docs are made of it, and everybody who reads them looks for where it is used.

    ## Fix
    Refer to it, or delete it. An API without operations, which only keeps schemas for others, is left alone.
    """
    used = {
        _owner(target)
        for contract in program.contracts
        for schema in program.written[contract.symbol]
        for target in _targets(program, schema)
        if _owner(target) != _owner(schema.origin)
    }
    used |= {
        _owner(Origin(contract.sources[0], pointer)) for contract in program.contracts for pointer in _hidden(contract)
    }
    for contract in program.contracts:
        for schema in contract.schemas.values() if contract.operations or not contract.is_api else ():
            own = _owner(schema.origin)
            is_named = (
                schema.origin.document == contract.sources[0] and own == schema.origin and schema is not contract.root
            )
            if is_named and own.pointer and own not in used:
                fix = Fix("delete it", (Remove(own),), safe=False)
                yield Finding(own.at_key(), f"nothing refers to the schema `{own.pointer.rpartition('/')[2]}`", fix=fix)


def _targets(program: Program, schema: Schema) -> Iterator[Origin]:
    references = [
        schema.ref,
        schema.dynamic_ref,
        *(link for _, link in (schema.discriminator.mapping if schema.discriminator else ())),
    ]
    yield from (program.target(link).origin for link in references if link and link.target in program.schemas)


def _hidden(contract: Contract) -> Iterator[str]:
    """Where references lead that stand in extensions of the whole document, such as `x-webhooks` of OpenAPI 3.0."""
    document = contract.document if isinstance(contract.document, FrozenMap) else FrozenMap()
    waiting = [value for key, value in document.items() if key.startswith("x-")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, FrozenMap):
            reference = value.get("$ref")
            if isinstance(reference, str) and reference.startswith("#"):
                yield reference[1:]
            waiting += value.values()
        elif isinstance(value, tuple):
            waiting += value


def _owner(origin: Origin) -> Origin:
    """The named schema that a place belongs to; the place's document where it belongs to none."""
    parts = origin.pointer.split("/")
    for folder in FOLDERS:
        if tuple(parts[1 : len(folder) + 1]) == folder and len(parts) > len(folder) + 1:
            return Origin(origin.document, "/".join(parts[: len(folder) + 2]))
    return Origin(origin.document)
