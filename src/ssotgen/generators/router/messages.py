"""What the generator of routers may find."""

from __future__ import annotations

from ssotgen.core.diagnostics import Message, remark

UNSUPPORTED_PARAMETER: Message = remark(
    "unsupported-parameter",
    """A parameter is written on the wire in a way that generated services do not take apart.

## Why it matters
The handler receives the text as it was sent, so a value that breaks the contract is not refused.

## Fix
Describe the parameter with a `schema`, or with `content` of a JSON media type; or take the text apart in the handler.
```yaml
content: {application/xml: {schema: {$ref: "#/components/schemas/Filter"}}}      # bad: handed over as text
content: {application/json: {schema: {$ref: "#/components/schemas/Filter"}}}     # good
```
""",
)

UNSUPPORTED_BODY: Message = remark(
    "unsupported-body",
    """A request body has a media type that generated services do not decode.

## Why it matters
The handler receives bytes, whatever the schema says: nothing is validated.

## Fix
Offer the body as JSON or as a form as well, or decode the bytes in the handler.
```yaml
content: {application/xml: {schema: {$ref: "#/components/schemas/Order"}}}       # bad: handed over as bytes
content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}      # good
```
""",
)

UNSUPPORTED_RESPONSE: Message = remark(
    "unsupported-response",
    """A response is declared under a status that ends no exchange.

## Why it matters
Statuses below 200 are interim: a server sends them by itself, and no handler can answer them.

## Fix
Leave them out of the contract, and declare the final status that follows.
```yaml
"101": {description: Switching protocols}      # bad
"200": {description: The stream}               # good
```
""",
)

UNSUPPORTED_PATH: Message = remark(
    "unsupported-path",
    """A path holds what no request tells: a fragment, or a variable that is a part of a value of the query.

## Why it matters
Requests are routed without it. Of two operations whose paths differ only in the fragment, one is never called; and no
handler receives a variable that is neither in the path nor a whole value of the query.

## Fix
Tell the operations apart by their paths, and declare what stands in the query as parameters of it.
```yaml
/objects#list:   # bad
/objects/list:   # good
```
""",
)

UNSUPPORTED_SERVER: Message = remark(
    "unsupported-server",
    """A path or an operation has a server with another base path than the contract's, or nobody can tell that one.

## Why it matters
All operations of a contract are answered below the base path of its first server, so clients that go where this one is
said to be find nothing. A base path with a variable that has no default is none.

## Fix
Leave the base path to the whole contract, or give the operations a contract of their own; describe each variable of the
address under `variables`, with its default.
```yaml
servers: [{url: https://files.example/uploads}]      # bad, where the contract is at https://api.example/v1
servers: [{url: https://files.example/v1}]           # good
```
""",
)

UNSUPPORTED_MIDDLEWARE: Message = remark(
    "unsupported-middleware",
    """Routes use a middleware whose kind generated services do not carry out.

## Why it matters
The registry documents a protection that nothing provides yet.

## Fix
Provide it where the service is deployed, or around the generated application, and suppress this finding with that
reason.
```toml
[[suppress]]
rule = "unsupported-middleware"
path = "registries/routes.yaml"
reason = "the gateway limits rates"
```
""",
)

MESSAGES = (
    UNSUPPORTED_BODY,
    UNSUPPORTED_MIDDLEWARE,
    UNSUPPORTED_PARAMETER,
    UNSUPPORTED_PATH,
    UNSUPPORTED_RESPONSE,
    UNSUPPORTED_SERVER,
)
