"""Every keyword of JSON Schema becomes a typed value; older dialects say the same in their own words."""

from decimal import Decimal

import pytest

from ssotgen.core.json import freeze
from ssotgen.ir.schema import Const

from .conftest import HEAD

HEADS = {
    "3.0": "openapi: 3.0.3\ninfo: {title: Notes, version: 1.0.0}\npaths: {}\n",
    "3.1": f"{HEAD}paths: {{}}\n",
    "3.2": "openapi: 3.2.0\ninfo: {title: Notes, version: 1.0.0}\npaths: {}\n",
}


@pytest.fixture
def schema(read):
    """The schema of a text in an OpenAPI document of a version, or in a JSON Schema of a dialect."""

    def read_schema(text, dialect="3.1"):
        if dialect in HEADS:
            found = read(f"{HEADS[dialect]}components: {{schemas: {{Note: {text}}}}}\n")
            assert found.findings == []
            return found.only.schemas["notes-api/v1#/components/schemas/Note"]
        head = f"{{$schema: {dialect}, x-contract: {{kind: data, version: 1.0.0}}, "
        found = read({"contracts/note/v1.schema.yaml": head + text[1:]})
        assert found.findings == []
        return found.only.root

    return read_schema


DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2019 = "https://json-schema.org/draft/2019-09/schema"
DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"


def test_numbers(schema):
    rules = schema("{minimum: 1, maximum: 2.5, exclusiveMinimum: 0, exclusiveMaximum: 3, multipleOf: 0.5}").number
    assert (rules.minimum, rules.maximum) == (1, Decimal("2.5"))
    assert (rules.exclusive_minimum, rules.exclusive_maximum, rules.multiple_of) == (0, 3, Decimal("0.5"))


def test_strings(schema):
    rules = schema(
        "{minLength: 1.0, maxLength: 9, pattern: ^a, contentEncoding: base64, contentMediaType: a/b,"
        " contentSchema: true}"
    ).string
    assert (rules.min_length, rules.max_length, rules.pattern) == (1, 9, "^a")
    assert isinstance(rules.min_length, int)
    assert (rules.content_encoding, rules.content_media_type) == ("base64", "a/b")
    assert rules.content_schema.boolean is True


def test_arrays(schema):
    rules = schema(
        "{prefixItems: [{type: string}], items: false, contains: {}, minContains: 0, maxContains: 2, minItems: 1,"
        " maxItems: 3, uniqueItems: true, unevaluatedItems: false}"
    ).array
    assert [item.types for item in rules.prefix_items] == [("string",)]
    assert (rules.items.boolean, rules.unevaluated_items.boolean) == (False, False)
    assert (rules.min_contains, rules.max_contains, rules.min_items, rules.max_items) == (0, 2, 1, 3)
    assert rules.unique_items
    assert rules.contains.boolean is None


def test_objects(schema):
    found = schema(
        "{properties: {a/b: {type: string}, c: true}, required: [a/b, z], additionalProperties: {type: integer},"
        " patternProperties: {^x: {}}, propertyNames: {maxLength: 3}, minProperties: 1, maxProperties: 4,"
        " dependentRequired: {c: [z]}, dependentSchemas: {c: {minProperties: 2}}, unevaluatedProperties: false}"
    )
    rules = found.object
    assert [(item.name, item.required, item.symbol) for item in rules.properties] == [
        ("a/b", True, "notes-api/v1#/components/schemas/Note/properties/a~1b"),
        ("c", False, "notes-api/v1#/components/schemas/Note/properties/c"),
    ]
    assert rules.required == ("a/b", "z")
    assert rules.additional.types == ("integer",)
    assert [name for name, _ in rules.patterns] == ["^x"]
    assert rules.property_names.string.max_length == 3
    assert (rules.min_properties, rules.max_properties) == (1, 4)
    assert rules.dependent_required == (("c", ("z",)),)
    assert [name for name, _ in rules.dependent_schemas] == ["c"]
    assert rules.unevaluated_properties.boolean is False


def test_logic(schema):
    logic = schema("{allOf: [{}], anyOf: [{}, {}], oneOf: [{}], not: {}, if: {}, then: {}, else: false}").logic
    assert (len(logic.all_of), len(logic.any_of), len(logic.one_of)) == (1, 2, 1)
    assert logic.else_.boolean is False
    assert logic.any_of[1].symbol == "notes-api/v1#/components/schemas/Note/anyOf/1"
    assert logic.any_of[1].origin.pointer == "/components/schemas/Note/anyOf/1"


def test_values_and_notes(schema):
    found = schema(
        "{type: [string, 'null'], enum: [a, null, 1], const: null, format: date, title: T, description: D,"
        " default: null, examples: [1], example: 2, deprecated: true, readOnly: true, writeOnly: true, x-pii: name}"
    )
    assert found.types == ("null", "string")
    assert (found.enum, found.const, found.format) == (("a", None, 1), Const(None), "date")
    notes = found.notes
    assert (notes.title, notes.description, notes.default, notes.examples) == ("T", "D", Const(None), (1, 2))
    assert notes.deprecated
    assert notes.read_only
    assert notes.write_only
    assert notes.extensions == {"x-pii": "name"}


def test_absent_is_not_empty(schema):
    found = schema("{}")
    assert (found.boolean, found.types, found.enum, found.const, found.object) == (None, (), None, None, None)
    assert schema("{properties: {}}").object.properties == ()
    assert schema("true").boolean is True


def test_an_enum_says_each_value_once(schema):
    assert schema("{enum: [1, 2, 1.0, true]}").enum == (1, 2, True)


@pytest.mark.parametrize(
    ("text", "types", "enum"),
    [
        ("{type: string, nullable: true}", ("null", "string"), None),
        ("{type: string, nullable: true, enum: [a]}", ("null", "string"), ("a", None)),
        ("{nullable: true, enum: [a, null]}", (), ("a", None)),
        ("{type: string, nullable: false}", ("string",), None),
    ],
)
def test_nullable_in_openapi_30(schema, text, types, enum):
    found = schema(text, "3.0")
    assert (found.types, found.enum) == (types, enum)


def test_nullable_combinations_in_openapi_30(schema):
    some = schema("{nullable: true, anyOf: [{type: string}, {type: integer}]}", "3.0").logic.any_of
    assert [member.types for member in some] == [("string",), ("integer",), ("null",)]
    one = schema("{nullable: true, oneOf: [{type: string, nullable: true}]}", "3.0").logic.one_of
    assert [member.types for member in one] == [("null", "string")]
    whole, null = schema("{nullable: true, allOf: [{type: object}]}", "3.0").logic.any_of
    assert (len(whole.logic.all_of), null.types) == (1, ("null",))
    assert whole.symbol == "notes-api/v1#/components/schemas/Note/allOf"
    assert null.symbol == "notes-api/v1#/components/schemas/Note/nullable"


def test_bounds_in_openapi_30(schema):
    rules = schema("{minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false}", "3.0").number
    assert (rules.minimum, rules.exclusive_minimum) == (None, 1)
    assert (rules.maximum, rules.exclusive_maximum) == (2, None)


def test_openapi_32(schema):
    assert schema("{type: [integer, 'null']}", "3.2").types == ("null", "integer")


def test_draft_7(schema):
    found = schema(
        "{items: [{type: string}], additionalItems: {type: integer}, dependencies: {a: [b], c: {required: [d]}},"
        " definitions: {n: {type: number}}, properties: {a: {$ref: '#/definitions/n', title: lost}}}",
        DRAFT_7,
    )
    assert [item.types for item in found.array.prefix_items] == [("string",)]
    assert found.array.items.types == ("integer",)
    assert found.array.items.symbol == "note/v1#/additionalItems"
    assert found.object.dependent_required == (("a", ("b",)),)
    assert [(name, item.object.required) for name, item in found.object.dependent_schemas] == [("c", ("d",))]
    (first,) = found.object.properties
    assert (first.schema.ref.target, first.schema.notes.title) == ("note/v1#/definitions/n", None)


def test_one_schema_for_all_items_in_older_dialects(schema):
    assert schema("{items: {type: string}, additionalItems: false}", DRAFT_7).array.items.types == ("string",)
    assert schema("{items: [true], additionalItems: false}", DRAFT_2019).array.items.boolean is False


def test_definitions_are_schemas_of_the_contract(read):
    text = (
        "x-contract: {kind: data, version: 1.0.0}\n$defs: {a/b: {}, c: {$defs: {d: {}}}}\n$ref: '#/$defs/c/$defs/d'\n"
    )
    found = read({"contracts/note/v1.schema.yaml": text})
    assert list(found.only.schemas) == [
        "note/v1#",
        "note/v1#/$defs/a~1b",
        "note/v1#/$defs/c",
        "note/v1#/$defs/c/$defs/d",
    ]
    assert freeze({}) == found.only.root.notes.extensions


@pytest.mark.parametrize("dialect", ["http://json-schema.org/draft-04/schema#", "https://notes.example/dialect"])
def test_dialects_that_are_not_read(read, dialect):
    found = read({"contracts/note/v1.schema.yaml": f"$schema: {dialect}\n"})
    assert [line.split(" ")[:2] for line in found.findings] == [
        ["contracts/note/v1.schema.yaml:1:10", "unsupported-dialect"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{required: [a, a]}", "repeated-value"),
        ("{minimum: 0, exclusiveMinimum: true}", "outdated-keyword"),
        ("{type: string, nullable: true}", "outdated-keyword"),
        ("{requried: [a]}", "unknown-keyword"),
    ],
)
def test_what_is_forgiven_with_a_warning(read, text, expected):
    found = read(f"{HEADS['3.1']}components: {{schemas: {{Note: {text}}}}}\n")
    assert [line.split(" ")[1] for line in found.findings] == [expected]
    assert found.only is not None


def test_forgiven_forms_mean_what_they_meant(read):
    text = "{A: {minimum: 0, exclusiveMinimum: true}, B: {type: string, nullable: true}, C: {required: [a, a]}}"
    schemas = read(f"{HEADS['3.1']}components: {{schemas: {text}}}\n").only.schemas
    first, second, third = schemas.values()
    assert (first.number.minimum, first.number.exclusive_minimum) == (None, 0)
    assert second.types == ("null", "string")
    assert third.object.required == ("a",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{type: strin}", "4:37 invalid-value"),
        ("{minLength: a}", "4:42 wrong-type"),
        ("{properties: [a]}", "4:31 wrong-type"),
        ("{required: a}", "4:41 wrong-type"),
        ("5", "4:30 wrong-type"),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "3.1", "3.2"])
def test_schemas_that_are_malformed(read, version, text, expected):
    found = read(f"{HEADS[version]}components: {{schemas: {{Note: {text}}}}}\n")
    assert [line.split(" ")[0].split(":", 1)[1] + " " + line.split(" ")[1] for line in found.findings] == [expected]
