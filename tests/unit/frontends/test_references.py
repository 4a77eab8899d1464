"""Where references lead, and what is said about those that lead nowhere or to the wrong thing."""

import pytest

from .conftest import API, HEAD

COMMON = "contracts/common/money.yaml"
MONEY = "Money:\n  type: object\n  properties: {currency: {$ref: '#/Currency'}}\nCurrency: {type: string}\n"


def with_schema(text, rest=""):
    return f"{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    Note: {text}\n{rest}"


def schema(found, name="Note"):
    return found.only.schemas[f"notes-api/v1#/components/schemas/{name}"]


def test_a_reference_within_the_document(read):
    found = read(with_schema("{$ref: '#/components/schemas/Text'}", "    Text: {type: string}\n"))
    assert found.findings == []
    assert schema(found).ref.target == "notes-api/v1#/components/schemas/Text"
    assert schema(found).ref.origin.pointer == "/components/schemas/Note/$ref"


def test_references_across_files(read):
    note = "{properties: {price: {$ref: '../common/money.yaml#/Money'}}}"
    found = read({API: with_schema(note), COMMON: MONEY})
    assert found.findings == []
    (price,) = schema(found).object.properties
    assert price.schema.ref.target == f"{COMMON}#/Money"
    assert list(found.only.schemas)[-2:] == [f"{COMMON}#/Currency", f"{COMMON}#/Money"]
    assert found.only.sources == (API, COMMON)


@pytest.mark.parametrize(
    ("text", "id"),
    [("a: [", "syntax-error"), ("", "empty-file"), ("[1]", "wrong-root"), ("a: &b [*b]", "invalid-alias")],
)
@pytest.mark.parametrize(
    "rest",
    [
        "paths: {}\ncomponents: {schemas: {Note: {$ref: ../common/money.yaml#/Money}}}\n",
        "paths: {/a: {$ref: ../common/money.yaml#/Money}}\n",
        "paths: {/a: {get: {responses: {'200': {$ref: ../common/money.yaml#/Money}}}}}\n",
        "paths: {/a: {get: {parameters: [{$ref: ../common/money.yaml}], responses: {default: {description: a}}}}}\n",
    ],
)
def test_a_file_that_cannot_be_read_is_all_that_is_said(read, text, id, rest):
    found = read({API: f"{HEAD}{rest}", COMMON: text})
    said = [tuple(line.split(" ")[:2]) for line in found.findings]
    assert [(place.partition(":")[0], found_id) for place, found_id in said] == [(COMMON, id)]
    assert found.contracts == {}


def test_a_reference_to_another_contract(read):
    event = (
        "x-contract: {kind: event, version: 1.0.0}\nproperties: {note: {$ref: '../notes-api/v1.openapi.yaml#/%s'}}\n"
    )
    files = {
        API: with_schema("{properties: {text: {type: string}}}"),
        "contracts/note.written/v1.schema.yaml": event % "components/schemas/Note/properties/text",
    }
    found = read(files)
    assert found.findings == []
    target = "notes-api/v1#/components/schemas/Note/properties/text"
    (note,) = found.contracts["note.written/v1"].root.object.properties
    assert note.schema.ref.target == target
    assert found.contracts["notes-api/v1"].schemas[target].types == ("string",)


def test_escapes_and_percent_encoding(read):
    text = "    a~b/c d:\n      type: string\n"
    found = read(HEAD.replace("3.1.0", "3.0.0") + "paths: {}\nx-parts:\n  schemas:\n" + text + PARTS)
    assert found.findings == []
    assert schema(found).ref.target == "notes-api/v1#/x-parts/schemas/a~0b~1c d"


PARTS = "components: {schemas: {Note: {$ref: '#/x-parts/schemas/a~0b~1c%20d'}}}\n"


def test_anchors_and_identifiers(read):
    found = read(
        with_schema(
            "{$ref: '#text'}",
            "    Text: {$anchor: text, type: string}\n"
            "    Page: {$id: 'https://notes.example/page', properties: {next: {$ref: '#'}, note: {$ref: '#/$defs/n'}},"
            " $defs: {n: {type: object}}}\n"
            "    Book: {$ref: 'https://notes.example/page#/$defs/n'}\n",
        )
    )
    assert found.findings == []
    assert schema(found).ref.target == "notes-api/v1#/components/schemas/Text"
    following, note = schema(found, "Page").object.properties
    assert following.schema.ref.target == "notes-api/v1#/components/schemas/Page"
    assert note.schema.ref.target == "notes-api/v1#/components/schemas/Page/$defs/n"
    assert schema(found, "Book").ref.target == note.schema.ref.target


def test_dynamic_references(read):
    found = read(
        with_schema(
            "{$dynamicAnchor: node, properties: {children: {items: {$dynamicRef: '#node'}}}}",
            "    Old: {$recursiveAnchor: true, properties: {child: {$recursiveRef: '#'}}}\n",
        )
    )
    (children,) = schema(found).object.properties
    assert children.schema.array.items.dynamic_ref.target == "notes-api/v1#/components/schemas/Note"
    (child,) = schema(found, "Old").object.properties
    assert child.schema.dynamic_ref.target == "notes-api/v1#/components/schemas/Old"


def test_discriminators_name_schemas_or_refer_to_them(read):
    found = read(
        with_schema(
            "{discriminator: {propertyName: kind, mapping: {a: Text, b: '#/components/schemas/Text'}}}",
            "    Text: {type: object}\n",
        )
    )
    targets = {tag: reference.target for tag, reference in schema(found).discriminator.mapping}
    assert targets == dict.fromkeys("ab", "notes-api/v1#/components/schemas/Text")


def test_schemas_may_be_recursive(read):
    found = read(with_schema("{properties: {next: {$ref: '#/components/schemas/Note'}}}"))
    assert found.findings == []


def test_what_looks_like_a_reference_inside_data_is_none(read):
    text = "{default: {$ref: nowhere}, enum: [{$ref: nowhere}], examples: [{$ref: nowhere}], x-y: {$ref: nowhere}}"
    found = read(with_schema(text))
    assert found.findings == []
    assert schema(found).notes.default.value == {"$ref": "nowhere"}


def test_keys_of_maps_are_names(read):
    found = read(with_schema("{properties: {$ref: {type: string}, $id: {type: string}}}"))
    assert found.findings == []
    assert [item.name for item in schema(found).object.properties] == ["$ref", "$id"]


@pytest.mark.parametrize(
    ("reference", "expected", "hint"),
    [
        ("#/components/schemas/Nte", "dangling-reference", "did you mean `#/components/schemas/Note`?"),
        ("#/component/schemas/Note", "dangling-reference", "did you mean `#/components/schemas/Note`?"),
        ("#/components/schemas/Note/0", "dangling-reference", None),
        ("#/components/schemas/~2", "dangling-reference", None),
        ("#nowhere", "dangling-reference", None),
        ("../common/mony.yaml#/Money", "dangling-reference", "did you mean `../common/money.yaml`?"),
        ("../common/money.yaml#/Mony", "dangling-reference", "did you mean `../common/money.yaml#/Money`?"),
        ("../../../money.yaml", "reference-outside-workspace", None),
        ("%2e%2e/../../money.yaml", "reference-outside-workspace", None),
        ("/etc/passwd", "reference-outside-workspace", None),
        ("file:///etc/passwd", "reference-outside-workspace", None),
        ("https://notes.example/money.yaml", "remote-reference", None),
        ("//notes.example/money.yaml", "remote-reference", None),
        ("urn:notes:money", "remote-reference", None),
        ("#/components/responses/Gone", "wrong-reference-kind", None),
        ("#/components/schemas", "wrong-reference-kind", None),
        ("#/info/title", "wrong-reference-kind", None),
        ("../common/money.yaml#/Currency/type", "wrong-reference-kind", None),
    ],
)
def test_references_that_lead_nowhere(read, reference, expected, hint):
    rest = f"    Use: {{$ref: '{reference}'}}\n  responses: {{Gone: {{description: Gone}}}}\n"
    found = read({API: with_schema("{type: string}", rest), COMMON: MONEY})
    assert [line.split(" ")[:2] for line in found.findings] == [[f"{API}:7:17", expected]]
    assert found.hints == [hint]
    assert found.contracts == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{200: {$ref: '#/components/schemas/Note'}}", "4:44 wrong-reference-kind"),
        ("{200: {description: x, headers: {X: {$ref: '#/components/schemas/Note'}}}}", "4:74 wrong-reference-kind"),
        ("{200: {description: x, content: {a/b: {schema: {$ref: '#/paths'}}}}}", "4:85 wrong-reference-kind"),
    ],
)
def test_things_of_the_wrong_kind_in_operations(read, text, expected):
    components = "components: {schemas: {Note: {}}}\n"
    found = read(f"{HEAD}paths: {{}}\n".replace("{}", f"{{/a: {{get: {{responses: {text}}}}}}}") + components)
    assert [line.split(" ")[1] for line in found.findings] == [expected.split(" ")[1]]


def test_objects_in_other_files_are_checked(read):
    files = {
        API: HEAD + "paths: {/a: {$ref: 'paths.yaml#/a'}}\n",
        "contracts/notes-api/paths.yaml": "a:\n  get:\n    sumary: All\n    responses: {200: {$ref: '#/gone'}}\n",
    }
    found = read(files)
    assert [line.split(" ")[:2] for line in found.findings] == [
        ["contracts/notes-api/paths.yaml:3:5", "unknown-key"],
        ["contracts/notes-api/paths.yaml:4:29", "dangling-reference"],
    ]


@pytest.mark.parametrize("kind", ["schemas", "parameters", "responses"])
def test_circles(read, kind):
    text = "components:\n  %s:\n    A: {$ref: '#/components/%s/B'}\n    B: {$ref: '#/components/%s/A'}\n"
    found = read(HEAD + "paths: {}\n" + text % (kind, kind, kind))
    assert [line.split(" ")[:2] for line in found.findings] == [[f"{API}:6:15", "reference-loop"]]


def test_keys_beside_a_reference_in_openapi_30(read):
    text = with_schema("{$ref: '#/components/schemas/Text', nullable: true}", "    Text: {type: string}\n")
    found = read(text.replace("3.1.0", "3.0.3"))
    assert [line.split(" ")[:2] for line in found.findings] == [[f"{API}:6:47", "ignored-siblings"]]
    assert schema(found).is_bare_reference


def test_keys_beside_a_reference_in_openapi_31(read):
    found = read(with_schema("{$ref: '#/components/schemas/Text', maxLength: 9}", "    Text: {type: string}\n"))
    assert found.findings == []
    assert schema(found).string.max_length == 9
    assert schema(found).ref.target == "notes-api/v1#/components/schemas/Text"


def test_errors_beside_a_reference_to_a_response(read):
    text = "paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/R', x-errors: [gone]}}}}}\n"
    found = read(HEAD + text + "components: {responses: {R: {description: All}}}\n")
    assert [line.split(" ")[1] for line in found.findings] == ["ignored-siblings"]


COPIES = {"https://example.com/": "vendor/", "https://example.com/money": "vendor/cash.yaml"}


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("https://example.com/deep/text.yaml#/Text", "vendor/deep/text.yaml"),
        ("https://example.com/money#/Text", "vendor/cash.yaml"),
    ],
)
def test_a_uri_may_have_a_copy_in_the_workspace(read, reference, file):
    found = read({API: with_schema(f"{{$ref: '{reference}'}}"), file: "Text: {type: string}\n"}, copies=COPIES)
    assert found.findings == []
    assert schema(found).ref.target == f"{file}#/Text"


def test_a_relative_reference_below_an_identifier_finds_the_copy(read):
    note = "{$id: 'https://example.com/deep/note', properties: {a: {$ref: 'text.yaml'}}}"
    found = read({API: with_schema(note), "vendor/deep/text.yaml": "{type: string}\n"}, copies=COPIES)
    assert found.findings == []
    (item,) = schema(found).object.properties
    assert item.schema.ref.target == "vendor/deep/text.yaml#"


def test_a_copy_never_lies_outside(read):
    found = read(with_schema("{$ref: 'https://example.com/../../x.yaml'}"), copies=COPIES)
    assert [line.split(" ")[1] for line in found.findings] == ["remote-reference"]


def test_an_anchor_beside_the_part_that_a_reference_led_to(read):
    parts = "$defs: {a: {$ref: '#b'}, b: {$anchor: b, type: string}}\n"
    found = read({API: with_schema("{$ref: '../common/money.yaml#/$defs/a'}"), COMMON: parts})
    assert found.findings == []
