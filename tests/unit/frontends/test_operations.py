"""Operations of an API: parameters merged, defaults filled in, references followed, security decided."""

import pytest

from ssotgen.ir.security import SecurityRequirement

from .conftest import API, HEAD

NOTES = """\
openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
servers: [{url: 'https://notes.example/{region}', variables: {region: {default: eu}}}]
tags: [{name: notes, description: All about notes}]
security: [{bearer: []}]
paths:
  /notes/{id}:
    parameters:
      - {name: id, in: path, required: true, description: shared, schema: {type: string}}
      - {$ref: '#/components/parameters/Trace'}
    get:
      operationId: getNote
      summary: One note
      tags: [notes, notes]
      parameters:
        - {name: id, in: path, required: true, description: own, schema: {type: integer}}
        - {name: fields, in: query, schema: {type: array, items: {type: string}}, example: [a]}
        - {name: filter, in: query, style: deepObject, explode: false, schema: {type: object}}
        - {name: page, in: query, content: {application/json: {schema: {type: object}}}}
      responses:
        '200':
          description: The note
          headers:
            ETag: {required: true, description: Its state, schema: {type: string}}
            Content-Type: {schema: {type: string}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Note'}
              examples: {short: {value: {text: hi}}, far: {$ref: '#/components/examples/Far'}}
        '404': {$ref: '#/components/responses/Gone', description: Not here}
    delete:
      security: []
      x-audit: true
      responses: {default: {$ref: '#/components/responses/Gone'}}
  /notes:
    post:
      operationId: addNote
      security: [{key: []}, {oauth: [notes.write], key: []}, {}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Note'}, example: {text: ho}}}
      responses: {'201': {description: Added}}
components:
  schemas: {Note: {type: object}}
  examples: {Far: {value: {text: far}}}
  parameters: {Trace: {name: X-Trace, in: header, deprecated: true, schema: {type: string}}}
  responses: {Gone: {description: It is gone, x-errors: [note-gone, note-moved]}}
  securitySchemes:
    bearer: {type: http, scheme: bearer, bearerFormat: JWT}
    key: {type: apiKey, in: header, name: X-Key}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {notes.write: Write}}}}
"""


@pytest.fixture
def notes(read):
    found = read(NOTES)
    assert found.findings == []
    return found.only


def values(examples):
    return {name: example.value for name, example in examples.items()}


def test_operations_in_the_order_written(notes):
    assert [(item.symbol, item.method, item.path) for item in notes.operations] == [
        ("notes-api/v1#getNote", "GET", "/notes/{id}"),
        ("notes-api/v1#DELETE /notes/{id}", "DELETE", "/notes/{id}"),
        ("notes-api/v1#addNote", "POST", "/notes"),
    ]
    get, delete, _ = notes.operations
    assert (get.summary, get.tags, get.origin.pointer) == ("One note", ("notes",), "/paths/~1notes~1{id}/get")
    assert (delete.id, delete.extensions) == (None, {"x-audit": True})


def test_parameters_are_merged(notes):
    identifier, trace, fields, narrow, page = notes.operations[0].parameters
    assert (identifier.description, identifier.schema.types) == ("own", ("integer",))
    assert identifier.symbol == "notes-api/v1#getNote/parameters/path/id"
    assert (identifier.style, identifier.explode, identifier.required) == ("simple", False, True)
    assert trace.symbol == "notes-api/v1#getNote/parameters/header/X-Trace"
    assert (trace.origin.pointer, trace.deprecated) == ("/components/parameters/Trace", True)
    assert (fields.style, fields.explode, fields.required) == ("form", True, False)
    assert values(fields.examples) == {"": ("a",)}
    assert (narrow.style, narrow.explode) == ("deepObject", False)
    assert (page.schema, page.content.type, page.content.schema.types) == (None, "application/json", ("object",))
    assert [item.name for item in notes.operations[1].parameters] == ["id", "X-Trace"]


def test_responses(notes):
    found, gone = notes.operations[0].responses
    assert (found.symbol, found.description) == ("notes-api/v1#getNote/responses/200", "The note")
    assert [(header.name, header.required) for header in found.headers] == [("ETag", True)]
    (media,) = found.content
    assert media.schema.ref.target == "notes-api/v1#/components/schemas/Note"
    assert values(media.examples) == {"short": {"text": "hi"}, "far": {"text": "far"}}
    assert media.examples["far"].origin.pointer == "/components/examples/Far/value"
    assert (gone.status, gone.description, gone.component) == ("404", "Not here", None)
    assert gone.symbol == "notes-api/v1#getNote/responses/404"
    assert [(error.target, error.origin.pointer) for error in gone.errors] == [
        ("error:note-gone", "/components/responses/Gone/x-errors/0"),
        ("error:note-moved", "/components/responses/Gone/x-errors/1"),
    ]
    (default,) = notes.operations[1].responses
    assert (default.status, default.description, default.component) == ("default", "It is gone", None)


def test_bodies(notes):
    assert notes.operations[0].body is None
    body = notes.operations[2].body
    assert (body.required, values(body.content[0].examples)) == (True, {"": {"text": "ho"}})


def test_security(notes):
    get, delete, post = notes.operations
    assert get.security == (SecurityRequirement((("bearer", ()),)),)
    assert get.security_origin.pointer == "/security"
    assert (delete.security, delete.security_origin.pointer) == ((), "/paths/~1notes~1{id}/delete/security")
    assert [item.schemes for item in post.security] == [
        (("key", ()),),
        (("oauth", ("notes.write",)), ("key", ())),
        (),
    ]
    bearer, key, oauth = notes.security_schemes
    assert (bearer.type, bearer.scheme, bearer.bearer_format) == ("http", "bearer", "JWT")
    assert (key.location, key.parameter) == ("header", "X-Key")
    assert oauth.scopes == ("notes.write",)


def test_no_security_at_all(read):
    text = NOTES.replace("security: [{bearer: []}]\n", "")
    assert read(text).only.operations[0].security is None
    assert read(text).only.operations[0].security_origin is None


def test_the_rest_of_an_api(notes):
    (server,) = notes.servers
    assert (server.url, server.address) == ("https://notes.example/{region}", "https://notes.example/eu")
    assert [(variable.name, variable.default) for variable in server.variables] == [("region", "eu")]
    assert [(tag.name, tag.description) for tag in notes.tags] == [("notes", "All about notes")]


def test_a_path_in_another_file(read):
    files = {
        API: f"{HEAD}paths:\n  '/notes/{{id}}':\n    $ref: 'parts.yaml#/note'\n"
        "    get: {responses: {200: {description: Own}}}\n",
        "contracts/notes-api/parts.yaml": "note:\n"
        "  parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"
        "  get: {responses: {200: {description: Lost}}}\n"
        "  put: {responses: {200: {description: Kept}}}\n",
    }
    found = read(files)
    assert found.findings == []
    assert [(item.method, item.responses[0].description) for item in found.only.operations] == [
        ("GET", "Own"),
        ("PUT", "Kept"),
    ]
    assert [item.parameters[0].name for item in found.only.operations] == ["id", "id"]
    assert found.only.operations[1].origin.document == "contracts/notes-api/parts.yaml"


def test_openapi_32(read):
    text = """\
openapi: 3.2.0
info: {title: Notes, version: 1.0.0}
paths:
  /notes:
    query:
      parameters: [{name: q, in: querystring, content: {application/json: {schema: {type: object}}}}]
      responses:
        '200': {summary: Stream, content: {application/jsonl: {itemSchema: {type: string}}}}
    additionalOperations:
      COPY: {responses: {'200': {content: {a/b: {$ref: '#/components/mediaTypes/Plain'}}}}}
components: {mediaTypes: {Plain: {schema: {type: string}}}}
"""
    found = read(text)
    assert found.findings == []
    query, copy = found.only.operations
    assert (query.method, query.parameters[0].location) == ("QUERY", "querystring")
    assert query.responses[0].content[0].item.types == ("string",)
    assert query.responses[0].description == "Stream"
    assert (copy.symbol, copy.responses[0].content[0].schema.types) == ("notes-api/v1#COPY /notes", ("string",))


def test_a_reference_keeps_its_own_description_since_31(read):
    text = NOTES.replace("3.1.0", "3.0.3")
    gone = read(text).only.operations[0].responses[1]
    assert gone.description == "It is gone"
    assert (gone.symbol, gone.component) == ("notes-api/v1#/components/responses/Gone/404", "Gone")
