"""What an API says beside its own operations: webhooks, callbacks, links, servers, flows, encodings."""

from .conftest import API, HEAD

TEXT = """\
openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
security: [{oauth: [read]}]
servers:
  - {url: 'https://{region}.notes.example/v1', description: Usual, variables: {region: {default: eu, enum: [eu, us]}}}
paths:
  /notes:
    servers: [{url: /own}]
    get:
      operationId: listNotes
      responses:
        '200':
          description: Notes
          links:
            first: {operationId: getNote, parameters: {id: $response.body#/0}, description: The first}
            second: {operationRef: '#/paths/~1notes~1{id}/get', requestBody: {a: 1}, server: {url: /there}}
            third: {operationRef: 'other.yaml#/paths/~1a/get'}
    post:
      operationId: addNote
      servers: [{url: /mine}]
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {meta: {type: object}, files: {type: array, items: {}}}}
            encoding:
              files: {contentType: 'image/png, image/jpeg', headers: {X-Part: {schema: {type: integer}}}}
              meta: {style: deepObject, explode: true, allowReserved: false}
      callbacks:
        done:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {schema: {type: string}}}}
              responses: {'204': {description: Heard}}
              callbacks: {again: {$ref: '#/components/callbacks/Loop'}}
      responses: {'204': {description: Done}}
  /notes/{id}:
    get:
      operationId: getNote
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: Note}}
webhooks:
  note/added:
    post:
      operationId: heard
      parameters: [{name: X-Sign, in: header, schema: {type: string}}]
      security: [{oauth: [write]}]
      responses: {'200': {description: Thanks}}
components:
  callbacks:
    Loop:
      '{$request.query.url}':
        post:
          responses: {'200': {description: Heard}}
          callbacks: {loop: {$ref: '#/components/callbacks/Loop'}}
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: https://a.example/token, scopes: {read: See, write: Change}}
        authorizationCode:
          {authorizationUrl: https://a.example/, tokenUrl: https://a.example/token, refreshUrl: /again, scopes: {}}
    oidc: {type: openIdConnect, openIdConnectUrl: https://a.example/.well-known}
"""


def test_what_stands_beside_operations(read) -> None:
    found = read(TEXT)
    assert found.findings == []
    operations = {item.id: item for item in found.only.operations}
    assert list(operations) == ["listNotes", "addNote", "getNote"]  # what others answer is no operation of the service

    first, second, third = operations["listNotes"].responses[0].links
    assert (first.name, first.target, first.operation) == ("first", "getNote", "notes-api/v1#getNote")
    assert (first.parameters, first.description) == ({"id": "$response.body#/0"}, "The first")
    assert (second.operation, second.body, second.server.address) == ("notes-api/v1#getNote", {"a": 1}, "/there")
    assert (third.operation, third.target) == (None, "other.yaml#/paths/~1a/get")

    assert [server.address for server in operations["listNotes"].servers] == ["/own"]
    assert [server.address for server in operations["addNote"].servers] == ["/mine"]
    assert operations["getNote"].servers == ()
    (server,) = found.only.servers
    assert (server.address, server.description) == ("https://eu.notes.example/v1", "Usual")
    assert server.variables[0].choices == ("eu", "us")
    assert found.only.base_path == "/v1"


def test_callbacks_and_webhooks_are_operations_that_others_answer(read) -> None:
    found = read(TEXT).only
    add = next(item for item in found.operations if item.id == "addNote")
    (callback,) = add.callbacks
    (called,) = callback.operations
    assert (callback.name, callback.expression) == ("done", "{$request.body#/url}")
    assert called.symbol == "notes-api/v1#addNote/callbacks/done/{$request.body#~1url}/POST"
    assert (called.method, called.path, called.security) == ("POST", "{$request.body#/url}", None)
    assert called.body.content[0].schema.types == ("string",)
    (again,) = called.callbacks
    assert again.operations[0].callbacks == ()  # a callback of itself is described once

    (webhook,) = found.webhooks
    (heard,) = webhook.operations
    assert (webhook.name, heard.symbol) == ("note/added", "notes-api/v1#/webhooks/note~1added/POST")
    assert [item.name for item in heard.parameters] == ["X-Sign"]
    assert heard.security[0].schemes == (("oauth", ("write",)),)


def test_flows_and_encodings(read) -> None:
    found = read(TEXT).only
    oauth, oidc = found.security_schemes
    client, code = oauth.flows
    assert (client.kind, client.token_url) == ("clientCredentials", "https://a.example/token")
    assert client.scopes == {"read": "See", "write": "Change"}
    assert (code.kind, code.authorization_url) == ("authorizationCode", "https://a.example/")
    assert code.refresh_url == "/again"
    assert oidc.openid_url == "https://a.example/.well-known"

    add = next(item for item in found.operations if item.id == "addNote")
    encoding = add.body.content[0].encoding
    files, meta = encoding["files"], encoding["meta"]
    assert (files.types, [header.name for header in files.headers]) == (("image/png", "image/jpeg"), ["X-Part"])
    assert (files.style, files.explode) == (None, None)
    assert (meta.types, meta.style, meta.explode, meta.allow_reserved) == ((), "deepObject", True, False)


def test_a_schema_in_another_file_that_only_a_webhook_uses(read) -> None:
    files = {
        API: f"{HEAD}webhooks:\n  heard:\n    post:\n      requestBody: {{content: {{application/json: "
        "{schema: {$ref: parts.yaml#/Heard}}}}\n      responses: {200: {description: Thanks}}\n",
        "contracts/notes-api/parts.yaml": "Heard: {type: string}\n",
    }
    found = read(files)
    assert found.findings == []
    assert "contracts/notes-api/parts.yaml#/Heard" in found.only.schemas
