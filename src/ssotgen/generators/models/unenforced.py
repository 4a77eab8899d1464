"""Which keywords of a contract its models leave unchecked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ssotgen.analysis.classes import ModelModule
from ssotgen.analysis.types import PARSED
from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.generators.models.messages import ASSUMED_TYPE, UNENFORCED_KEYWORD
from ssotgen.ir.contract import Contract
from ssotgen.ir.schema import ArrayRules, Logic, ObjectRules, Schema
from ssotgen.ir.shapes import nodes
from ssotgen.ir.shapes.build import implied
from ssotgen.ir.shapes.closure import ContractShapes
from ssotgen.plugin import Diagnostic, Program


def unenforced(program: Program, contract: Contract, module: ModelModule) -> list[Diagnostic]:
    """One warning for each place, in the order of documents and pointers."""
    found: dict[Origin, str] = dict(module.shapes.lost)
    schemas = list(_walk(contract, module))
    for schema, is_part in schemas:
        found |= {schema.origin.child(keyword): keyword for keyword in _keywords(schema, is_part)}
    found |= dict.fromkeys(_overlapping(module), "oneOf")
    said = [
        UNENFORCED_KEYWORD.at(
            Origin(origin.document, origin.pointer, "key"),
            f"models do not check `{keyword}` here",
            help=_HELP.get(keyword),
        )
        for origin, keyword in sorted(found.items())
    ]
    return [*said, *unheld_formats(schema for schema, _ in schemas), *assumed(module.shapes)]


def unheld_formats(schemas: Iterable[Schema]) -> Iterator[Diagnostic]:
    """One finding a file and format, at the first place of it.

    Real documents are full of relative URIs and of templates that are called `uri`: models leave texts as they are.
    """
    places: dict[tuple[str, str], set[Origin]] = {}
    for schema in schemas:
        if schema.format in _UNHELD:
            places.setdefault((schema.origin.document, schema.format), set()).add(schema.origin)
    for (_, name), origins in sorted(places.items()):
        others = len(origins) - 1
        more = f", nor at {others} other place{'s' * (others > 1)}" if others else ""
        origin = min(origins).child("format")
        yield UNENFORCED_KEYWORD.at(origin.at_key(), f"models do not check `format: {name}` here{more}")


_UNHELD = frozenset({
    "uri", "iri", "uri-template", "hostname", "idn-hostname", "idn-email", "regex", "json-pointer",
    "relative-json-pointer",
})  # fmt: skip
"""Formats of JSON Schema that some texts do not fit, and that models take for remarks."""


def assumed(shapes: ContractShapes) -> Iterator[Diagnostic]:
    """A finding for each schema without a type that models demand one of, in the order of documents and pointers."""
    for origin, name in sorted(shapes.assumed.items()):
        yield ASSUMED_TYPE.at(origin, f"models demand a value of type `{name}` here, which the contract does not say")


_HELP = {"oneOf": "a value that fits several members is accepted; a required constant in each tells them apart"}


def _roots(contract: Contract) -> Iterator[Schema]:
    yield from contract.schemas.values()
    if contract.root is not None:
        yield contract.root
    for operation in contract.operations:
        yield from operation.schemas()


def _walk(contract: Contract, module: ModelModule) -> Iterator[tuple[Schema, bool]]:
    """Every schema that models are made of, and whether it is a part of an `allOf`, which fields of others complete."""
    waiting = [(root, False) for root in _roots(contract)]
    while waiting:
        schema, is_part = waiting.pop()
        yield schema, is_part
        logic = schema.logic or Logic()
        members = {"anyOf": logic.any_of, "oneOf": logic.one_of}
        whole = [
            item
            for key, items in members.items()
            if schema.origin.child(key) not in module.shapes.lost
            for item in items
        ]
        array, rules = schema.array or ArrayRules(), schema.object or ObjectRules()
        single = (array.items, rules.additional, rules.unevaluated_properties)
        whole += [*array.prefix_items, *(item for item in single if item)]
        whole += [*(item.schema for item in rules.properties), *(item for _, item in rules.patterns)]
        waiting += [*((item, False) for item in whole), *((item, True) for item in logic.all_of)]


def _keywords(schema: Schema, is_part: bool) -> Iterator[str]:
    yield from _of_logic(schema.logic or Logic())
    yield from _of_object(
        schema.object or ObjectRules(), is_part or bool(schema.ref or (schema.logic or Logic()).all_of)
    )
    yield from _of_array(schema.array or ArrayRules())
    if not schema.types and not implied(schema):
        yield from _untyped(schema)
    step = schema.number.multiple_of if schema.number else None
    if step is not None and step != int(step) and "integer" in schema.types:
        yield "multipleOf"
    if schema.dynamic_ref is not None:
        yield "$dynamicRef"
    yield from _of_rest(schema, is_part)
    if schema.format in PARSED and schema.string:
        rules = schema.string
        found = {"minLength": rules.min_length, "maxLength": rules.max_length, "pattern": rules.pattern}
        yield from (keyword for keyword, value in found.items() if value is not None)
    if schema.enum is not None or schema.const is not None:
        values = schema.enum or ((schema.const.value,) if schema.const else ())
        if any(not isinstance(value, str | int | None) for value in values):
            yield "enum" if schema.enum else "const"


def _of_rest(schema: Schema, is_part: bool) -> Iterator[str]:
    """What is said about all other properties: which ones those are is lost where fields of schemas are merged."""
    rules, logic = schema.object or ObjectRules(), schema.logic or Logic()
    merged = bool(schema.ref or logic.all_of)
    if rules.additional is not None and rules.additional.boolean is not True and (merged or is_part):
        yield "additionalProperties"
    rest = rules.unevaluated_properties
    plain = rules.properties and not (merged or is_part or logic != Logic() or rules.patterns)
    if rest is not None and rest.boolean is not True and not plain:
        yield "unevaluatedProperties"


def _untyped(schema: Schema) -> Iterator[str]:
    """Limits of a schema that models read as any value."""
    array, rules = schema.array or ArrayRules(), schema.object or ObjectRules()
    limits = {
        "minItems": array.min_items, "maxItems": array.max_items,
        "minProperties": rules.min_properties, "maxProperties": rules.max_properties,
    }  # fmt: skip
    yield from (keyword for keyword, limit in limits.items() if limit is not None)


def _of_logic(logic: Logic) -> Iterator[str]:
    if sum(member.boolean is True or _says_nothing(member) for member in logic.one_of) and len(logic.one_of) > 1:
        yield "oneOf"
    if logic.not_ is not None:
        yield "not"
    if logic.if_ is not None and (logic.then is not None or logic.else_ is not None):
        yield "if"


def _says_nothing(schema: Schema) -> bool:
    return schema == replace(Schema(schema.symbol, schema.origin), notes=schema.notes)


def _of_object(rules: ObjectRules, is_part: bool) -> Iterator[str]:
    if rules.properties or is_part:
        limits = {"minProperties": rules.min_properties, "maxProperties": rules.max_properties}
        yield from (keyword for keyword, limit in limits.items() if limit is not None)
    elif rules.required:
        yield "required"
    if rules.dependent_required:
        yield "dependentRequired"
    if rules.dependent_schemas:
        yield "dependentSchemas"
    if rules.property_names is not None:
        yield "propertyNames"
    if rules.patterns:
        yield "patternProperties"


def _of_array(rules: ArrayRules) -> Iterator[str]:
    if rules.contains is not None:
        yield "contains"
    if rules.unique_items:
        yield "uniqueItems"
    fixed = len(rules.prefix_items)
    if fixed and rules.min_items != fixed:
        yield "prefixItems"
    if rules.unevaluated_items is not None:
        yield "unevaluatedItems"


def _overlapping(module: ModelModule) -> Iterator[Origin]:
    """The places of `oneOf` whose members could match together."""
    waiting = [shape for definition in module.shapes.definitions.values() for shape in nodes.shapes_of(definition)]
    waiting += (*module.shapes.requests, *module.shapes.replies)
    while waiting:
        match waiting.pop():
            case nodes.Choice(members, one_of) as choice:
                waiting.extend(members)
                pairs = combinations(members, 2) if one_of is not None and module.discriminator(choice) is None else ()
                if one_of and any(not _apart(left, right, module.shapes.definitions) for left, right in pairs):
                    yield one_of
            case nodes.Sequence(item=inner) | nodes.Table(value=inner) | nodes.Nullable(inner):
                waiting.append(inner)
            case nodes.Row(items):
                waiting.extend(items)
            case _:
                pass


def _apart(left: nodes.Shape, right: nodes.Shape, definitions: Mapping[str, nodes.Definition]) -> bool:
    """Whether the JSON types of two members differ."""
    return not _json_types(left, definitions, 0) & _json_types(right, definitions, 0)


def _json_types(shape: nodes.Shape, definitions: Mapping[str, nodes.Definition], depth: int) -> set[str]:
    match shape:
        case nodes.Scalar(type=name):
            return {"number"} if name == "integer" else {name}
        case nodes.Values(values):
            return {_json_type(value) for value in values}
        case nodes.Sequence() | nodes.Row():
            return {"array"}
        case nodes.Table():
            return {"object"}
        case nodes.Named(symbol) if depth < 10:
            definition = definitions[symbol]
            if isinstance(definition, nodes.Alias):
                return _json_types(definition.shape, definitions, depth + 1)
            is_record = isinstance(definition, nodes.Record)
            return {"object"} if is_record else {_json_type(value) for value in getattr(definition, "values", ())}
        case nodes.Nothing():
            return set()
        case _:
            return {"string", "number", "boolean", "array", "object"}


def _json_type(value: object) -> str:
    return "string" if isinstance(value, str) else "boolean" if isinstance(value, bool) else "number"
