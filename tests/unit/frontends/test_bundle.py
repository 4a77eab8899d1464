"""A contract in one file: everything from other files is copied in, and every reference leads there."""

import json

import pytest

from ssotgen.core.json import FrozenMap

from .conftest import API, HEAD

COMMON = "contracts/common/parts.yaml"
PARTS = """\
Money:
  type: object
  properties: {currency: {$ref: '#/Currency'}, of: {$ref: '../notes-api/v1.openapi.yaml#/components/schemas/Note'}}
  $defs: {Currency: {type: integer}}
Currency: {type: string, enum: [EUR]}
Gone: {description: Gone, content: {application/json: {schema: {$ref: '#/Currency'}}}}
"""
DOCUMENT = """\
openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
paths:
  /notes: {$ref: paths/notes.yaml, summary: Own}
  /other: {get: {responses: {'404': {$ref: '../common/parts.yaml#/Gone'}}}}
components:
  schemas:
    Note:
      properties: {price: {$ref: '../common/parts.yaml#/Money'}, next: {$ref: '#/components/schemas/Note'}}
    Currency: {type: integer}
"""
PATHS = """\
summary: Lost
get:
  parameters: [{name: c, in: query, schema: {$ref: '../../common/parts.yaml#/Currency'}}]
  responses: {'200': {description: All, content: {application/json: {schema: {$ref: '#/x-page'}}}}}
x-page: {type: array, items: {$ref: '../v1.openapi.yaml#/components/schemas/Note'}}
"""


def references(value):
    if isinstance(value, FrozenMap):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from references(item)


def at(document, reference):
    for token in reference.removeprefix("#/").split("/"):
        document = document[token]
    return document


@pytest.fixture
def bundled(read):
    found = read({API: DOCUMENT, COMMON: PARTS, "contracts/notes-api/paths/notes.yaml": PATHS})
    assert found.findings == []
    return found.only


def test_a_document_that_stands_alone_stays_as_it_is(read):
    text = f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '#/components/schemas/B'}}, B: {{}}}}}}\n"
    found = read(text)
    assert found.only.document is found.library.document(API).value


def test_every_reference_leads_somewhere_in_the_bundle(bundled):
    document = bundled.document
    found = list(references(document))
    assert found
    assert all(reference.startswith("#/") for reference in found)
    assert all(isinstance(at(document, reference), FrozenMap) for reference in found)


def test_names_in_the_bundle_are_unique(bundled):
    schemas = bundled.document["components"]["schemas"]
    assert list(schemas) == ["Note", "Currency", "Currency-2", "Money", "x-page"]
    assert schemas["Currency"] == {"type": "integer"}
    assert schemas["Currency-2"] == {"type": "string", "enum": ("EUR",)}
    assert schemas["Money"]["properties"]["currency"] == {"$ref": "#/components/schemas/Currency-2"}
    assert schemas["Money"]["properties"]["of"] == {"$ref": "#/components/schemas/Note"}
    assert schemas["Note"]["properties"]["next"] == {"$ref": "#/components/schemas/Note"}


def test_path_items_are_copied_in_place(bundled):
    item = bundled.document["paths"]["/notes"]
    assert (item["summary"], "$ref" in item) == ("Own", False)
    assert item["get"]["parameters"][0]["schema"] == {"$ref": "#/components/schemas/Currency-2"}


def test_sources_are_all_files_that_were_copied_from(bundled):
    assert bundled.sources == (API, COMMON, "contracts/notes-api/paths/notes.yaml")


def test_another_tool_finds_nothing_wrong_with_the_bundle(bundled):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    document = json.loads(json.dumps(bundled.document))
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_the_order_of_references_decides_no_name(read):
    parts = {"contracts/a.yaml": "X: {type: string}\n", "contracts/b.yaml": "X: {type: integer}\n"}
    head = "x-contract: {kind: data, version: 1.0.0}\nproperties:\n"
    first, second = "  a: {$ref: '../a.yaml#/X'}\n", "  b: {$ref: '../b.yaml#/X'}\n"
    one = read({"contracts/note/v1.schema.yaml": head + first + second, **parts}).only.document
    two = read({"contracts/note/v1.schema.yaml": head + second + first, **parts}).only.document
    assert one == two
    assert one["$defs"] == {"X": {"type": "string"}, "X-2": {"type": "integer"}}


def test_identifiers_of_what_is_copied_do_not_redirect_references(read):
    event = "x-contract: {kind: event, version: 1.0.0}\nproperties: {price: {$ref: '../common/parts.yaml#/Money'}}\n"
    found = read({"contracts/note/v1.schema.yaml": event, COMMON: MONEY})
    assert found.findings == []
    assert found.only.document["$defs"] == {
        "Currency": {"type": "integer"},
        "Money": {
            "type": "object",
            "properties": {"currency": {"$ref": "#/$defs/Currency"}},
            "$defs": {"Currency": {"type": "integer"}},
        },
    }


MONEY = """\
Money:
  $id: money.json
  type: object
  properties: {currency: {$ref: '#/$defs/Currency'}}
  $defs: {Currency: {type: integer}}
"""


def test_definitions_of_draft_7(read):
    event = "$schema: http://json-schema.org/draft-07/schema#\nx-contract: {kind: event, version: 1.0.0}\n"
    event += "properties: {price: {$ref: '../common/parts.yaml#/Currency'}}\n"
    found = read({"contracts/note/v1.schema.yaml": event, COMMON: "Currency: {type: string}\n"})
    assert found.only.document["definitions"] == {"Currency": {"type": "string"}}
    assert found.only.document["properties"]["price"] == {"$ref": "#/definitions/Currency"}


def test_path_items_that_refer_to_path_items_are_shared(read):
    files = {
        API: "openapi: 3.0.3\ninfo: {title: Notes, version: 1.0.0}\npaths: {/a: {$ref: a.yaml}}\n",
        "contracts/notes-api/a.yaml": "get:\n  responses: {200: {description: x}}\n"
        "  callbacks: {c: {'{$url}': {$ref: a.yaml}}}\n",
    }
    found = read(files)
    assert found.findings == []
    assert found.only.document["paths"]["/a"] == {"$ref": "#/components/x-path-items/a"}
    item = found.only.document["components"]["x-path-items"]["a"]
    assert item["get"]["callbacks"]["c"]["{$url}"] == {"$ref": "#/components/x-path-items/a"}
