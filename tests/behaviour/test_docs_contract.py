"""What an OpenAPI document may say beside operations and schemas: servers, flows, links, callbacks, webhooks, forms."""

import re

import pytest

from tests.behaviour.docs_kit import broken, compilation, pages_of, read

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop & Co, version: 2.1.0}
servers:
- url: https://{region}.shop.example/{base}
  description: Production
  variables:
    region:
      default: eu
      enum: [eu, us]
    base: {default: v1}
tags:
- {name: orders, description: What was *bought*.}
security:
- token: ['orders:write']
- key: []
paths:
  /orders:
    post:
      operationId: order
      summary: Order things
      tags: [orders]
      deprecated: true
      x-sunset: '2027-12-31'
      parameters:
      - name: filter
        in: query
        required: true
        style: deepObject
        schema:
          type: object
          properties:
            colour: {const: red & blue}
      - name: ids
        in: query
        required: true
        schema:
          type: array
          items: {type: integer, minimum: 7}
          minItems: 2
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [picture, title]
              properties:
                picture: {type: string, format: binary}
                title:
                  type: string
                  examples: [it's]
                  maxLength: 20
                parts:
                  type: array
                  items:
                    type: object
                    properties:
                      id: {type: integer}
      responses:
        '201':
          description: Ordered.
          headers:
            Location:
              required: true
              schema: {type: string, format: uri}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Order'}
              example: {id: 12, kind: car}
          links:
            see:
              operationId: see
              parameters: {id: $response.body#/id}
              description: The order.
      callbacks:
        sent:
          '{$request.query.url}':
            post:
              summary: Tell that it is under way
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Order'}
              responses:
                '200': {description: Done.}
  /orders/{id}:
    get:
      operationId: see
      summary: See an order
      tags: [orders]
      security: []
      parameters:
      - name: id
        in: path
        required: true
        schema: {type: integer}
      responses:
        '200': {description: Done.}
webhooks:
  restocked:
    post:
      operationId: restocked
      summary: Things are back
      responses:
        '200': {description: Done.}
components:
  securitySchemes:
    token:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://login.example/token
          scopes: {'orders:write': Order things}
    key: {type: apiKey, in: query, name: api key}
  schemas:
    Order:
      oneOf:
      - {$ref: '#/components/schemas/Car'}
      - {$ref: '#/components/schemas/Bike'}
      discriminator:
        propertyName: kind
        mapping: {car: '#/components/schemas/Car'}
    Base:
      type: object
      required: [id]
      properties:
        id: {type: integer, readOnly: true}
    Car:
      allOf:
      - {$ref: '#/components/schemas/Base'}
      - type: object
        properties:
          kind: {const: car}
          seats:
            type: [integer, 'null']
    Bike:
      type: object
      properties:
        kind:
          enum: [bike, a|b]
        id: {type: integer, default: 3}
"""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(compilation({"shop.yaml": DOCUMENT.encode()}))


def test_links_lead_somewhere(pages: dict[str, str]) -> None:
    assert broken({path: read(text) for path, text in pages.items()}) == []


@pytest.mark.parametrize(
    "said",
    [
        "# Shop &amp; Co",
        "| `https://{region}.shop.example/{base}` | Production | `region` of `eu`, `us`, default `eu`; `base`, default",
        "| `token` | `clientCredentials` | token from `https://login.example/token` |",
        "| `orders:write` | Order things | – |",
        "| `key` | `apiKey`, `query`, `api key` |  |",
        "**[orders](v1/operations/orders.md)**: What was *bought*.",
        "| `POST /orders` | [Order things](v1/operations/orders.md#operation-order) `order`, deprecated | whoever is",
        "[Webhooks](v1/webhooks.md): `restocked`",
    ],
)
def test_the_first_page_says(pages: dict[str, str], said: str) -> None:
    assert said in pages["shop/v1.md"]


@pytest.mark.parametrize(
    "said",
    [
        "`POST /orders` · `order` · **deprecated**, until 2027-12-31",
        "**Who may call it:** whoever is signed in",
        "**Signs in by:** `token` with `orders:write` or `key`",
        "**Request body**\n\n`multipart/form-data` · object · required",
        "| `parts[].id` | integer | no |  |  |",
        "| `title` | string | yes | at most 20 characters |  |",
        "| `201` | `Location` | string (`uri`) | yes |  |",
        "| `201` | `see` | [`see`](#operation-see) | `id = $response.body#/id` | The order. |",
        "- [`POST {$request.query.url}`](#callback-POST-request.query.url-",
        "## Callback sent of order",
        '```json\n{\n  "id": 12,\n  "kind": "car"\n}\n```',
        "--form picture=@file",
        "--form-string 'title=it'\"'\"'s'",
        "'https://eu.shop.example/v1/orders?filter%5Bcolour%5D=red+%26+blue&ids=7&ids=7'",
        'data={"title": "it\'s"}',
        'files={"picture": Path("file").read_bytes()}',
        "curl https://eu.shop.example/v1/orders/1\n",
    ],
)
def test_the_page_of_operations_says(pages: dict[str, str], said: str) -> None:
    assert said in pages["shop/v1/operations/orders.md"]


@pytest.mark.parametrize(
    "said",
    [
        "[`Car`](#schema-Car) or [`Bike`](#schema-Bike)",
        "| `kind` is | then it is |\n| --- | --- |\n| `car` | [`Car`](#schema-Car) |",
        "**Has all fields of**\n\n[`Base`](#schema-Base)",
        "| `seats` | integer or null | no |  |  |",
        "| `id` | integer | yes | read only |  |",
        "| `kind` | `bike` or <code>a&#124;b</code> | no |  |  |",
        "| `id` | integer | no | default `3` |  |",
        "**Used by operations**\n\n- [`order`](operations/orders.md#operation-order)",
        "**Used by schemas**\n\n- [`Car`](#schema-Car)",
    ],
)
def test_the_page_of_schemas_says(pages: dict[str, str], said: str) -> None:
    assert said in pages["shop/v1/schemas.md"]


def test_webhooks_have_a_page_and_nothing_to_copy(pages: dict[str, str]) -> None:
    page = pages["shop/v1/webhooks.md"]
    assert "## Things are back\n\n`POST restocked` · `restocked`" in page
    assert not re.search("curl|httpx", page)
    callback = pages["shop/v1/operations/orders.md"].partition("## Callback sent of order")[2].partition("<a id=")[0]
    assert "[`Order`](../schemas.md#schema-Order)" in callback
    assert not re.search("curl|httpx", callback)


def test_versions_of_a_contract_lead_to_each_other() -> None:
    def document(major: int, more: str) -> bytes:
        return f"openapi: 3.1.0\ninfo: {{title: Notes, version: {major}.0.0}}\n{more}paths: {{}}\n".encode()

    found = pages_of(
        compilation({
            "contracts/notes/v1.openapi.yaml": document(1, "x-contract: {stability: deprecated, sunset: 2099-12-31}\n"),
            "contracts/notes/v2.openapi.yaml": document(2, "servers: [{url: /v2}]\n"),
            "contracts/notes/changelog.md": b"# Notes\n\n## 2.0.0\n\n- New.\n\n## 1.0.0\n\n- First.\n",
        })
    )  # fmt: skip
    old, new = found["notes/v1.md"], found["notes/v2.md"]
    assert "| Other versions | [`notes/v2`](v2.md) |" in old
    assert "| Stability | **deprecated** |\n| Sunset | 2099-12-31 |" in old
    assert "| Other versions | [`notes/v1`](v1.md) |" in new


def test_requests_to_copy_hold_nothing_that_only_comes_back() -> None:
    """Also where the schema that a field refers to is not read only, but the field is."""
    document = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /orders:
    post:
      operationId: order
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    State: {type: string, enum: [open, paid]}
    Order:
      type: object
      required: [state, item]
      properties:
        state: {$ref: '#/components/schemas/State', readOnly: true}
        item: {type: string}
"""
    page = pages_of(compilation({"shop.yaml": document.encode()}))["shop/v1/operations/operations.md"]
    assert '"item": "text"' in page
    assert "| `item` | string | yes |" in page
    assert '"state"' not in page
    assert "`state`" not in page
