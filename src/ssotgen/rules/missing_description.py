"""Things that are not explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ssotgen.analysis.walks import last_name
from ssotgen.core.origin import Origin
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Findings, Program, Severity, rule

FILLER = frozenset({"the", "a", "an", "of", "this", "object", "schema", "parameter", "value"})


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def missing_description(program: Program) -> Findings:
    """A parameter, a named schema or a property has no description, or one that only repeats its name.

    Members of one operation or schema that lack the same are one finding, at the first of them.

    ## Why it matters
    The docs and the docstrings of generated models say what stands there. Units, meaning and limits that were not
    written down are guessed.

    ## Fix
    Write a sentence that says more than the name: the unit, where the value comes from, what its absence means.

    ```yaml
    radius: {type: integer, description: The radius}                       # bad
    radius: {type: integer, description: How far to search, in kilometres} # good
    ```
    """
    told: set[Origin] = set()  # a parameter among the components belongs to many operations
    for contract in program.contracts:
        for operation in contract.all_operations():
            faults = {}
            for parameter in operation.parameters:
                if parameter.origin in told:
                    continue
                told.add(parameter.origin)
                said = parameter.description or (_said(program, parameter.schema) if parameter.schema else None)
                if fault := _fault(parameter.name, said):
                    faults[parameter.name] = (parameter.origin, fault)
            yield from _together("parameter", faults)
        for symbol, schema in contract.schemas.items():
            place = schema.origin.pointer.split("/")
            if place[1:-1] in (["components", "schemas"], ["$defs"]) and (
                fault := _fault(last_name(symbol), _said(program, schema))
            ):
                yield schema.origin.at_key(), f"the schema `{last_name(symbol)}` {fault}"
        for schema in program.written[contract.symbol]:
            faults = {}
            for item in schema.object.properties if schema.object else ():
                if fault := _fault(item.name, _said(program, item.schema)):
                    faults[item.name] = (item.schema.origin.at_key(), fault)
            yield from _together("property", faults)


def _together(kind: str, faults: Mapping[str, tuple[Origin, str]]) -> Iterator[tuple[Origin, str]]:
    """One finding for all members of one thing that are at fault alike, at the first of them."""
    for fault in dict.fromkeys(fault for _, fault in faults.values()):
        names = [name for name, (_, own) in faults.items() if own == fault]
        others = f", like {len(names) - 1} more beside it" if len(names) > 1 else ""
        yield faults[names[0]][0], f"the {kind} `{names[0]}` {fault}{others}"


def _said(program: Program, schema: Schema) -> str | None:
    """What the schema says of itself, or one that it refers to or is made of."""
    own = schema.notes.description or schema.notes.title
    if own:
        return own
    target = program.resolve(schema)
    logic = target.logic
    parts = (*logic.all_of, *logic.any_of, *logic.one_of) if logic else ()
    told = (part.notes.description for part in parts if part.notes.description)
    return target.notes.description or target.notes.title or next(told, None)


def _fault(name: str, said: str | None) -> str | None:
    if said is None or not said.strip():
        return "has no description"
    short = len(said) <= 3 * len(name) + 20  # a longer one says more, and there are very many
    return "is described by its own name" if short and _words(said) == _words(name) else None


def _words(text: str) -> list[str]:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    return [word for word in re.findall(r"\w+", apart.lower().replace("_", " ")) if word not in FILLER]
