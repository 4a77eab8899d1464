"""Findings about OpenAPI documents."""

from __future__ import annotations

from ssotgen.core.diagnostics import error, warning

SWAGGER_2 = error(
    "swagger-2",
    """The document is written in Swagger 2.0, the predecessor of OpenAPI 3.

## Why it matters
Bodies, parameters, security and references are described differently there; ssotgen reads OpenAPI 3.0, 3.1 and 3.2.

## Fix
Convert the document first, with any of the well-known converters, and keep the converted one.
""",
)

OPENAPI_VERSION = error(
    "openapi-version",
    """The document says no version of OpenAPI that ssotgen reads.

## Why it matters
The version decides how everything else is to be read. Without quotes or a third number, `3.1` is a number to YAML, and
`3.10` would be the same one as `3.1`.

## Fix
Write a version of OpenAPI 3.0, 3.1 or 3.2 with its three numbers.

    openapi: 3.1     # bad
    openapi: 3.1.0   # good
""",
)

LOOSE_DOCUMENT = warning(
    "loose-document",
    """A document leaves out or spells loosely what OpenAPI demands, in a place where only one thing can be meant.

## Why it matters
Nothing generated depends on it, but other tools may refuse the document.

## Fix
Write what OpenAPI asks for.

    responses: {"200": {}}                        # bad
    responses: {"200": {description: The slot}}   # good
""",
)

UNDECLARED_PATH_PARAMETER = warning(
    "undeclared-path-parameter",
    """A path has a variable that no parameter of the operation describes.

## Why it matters
The type of its value is not known, so handlers receive it as text, and any text is let through.

## Fix
Declare a parameter with `in: path` at the operation or at the path.

    /slots/{id}: {get: {responses: {}}}                                              # bad
    /slots/{id}: {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {}}}
""",
)

UNUSED_PATH_PARAMETER = warning(
    "unused-path-parameter",
    """A parameter says that it stands in the path, but the path has no variable of that name.

## Why it matters
Such a parameter can never be given, so it is left out, and handlers do not receive it.

## Fix
Write the variable into the path, correct the name, or say where the parameter really stands.

    /slots: {get: {parameters: [{name: id, in: path, required: true}]}}        # bad
    /slots/{id}: {get: {parameters: [{name: id, in: path, required: true}]}}   # good
""",
)

MALFORMED_PATH = error(
    "malformed-path",
    """A path's braces do not match, or it has the same variable twice.

## Why it matters
It cannot be told which part of a request's path is which value.

## Fix
Write each variable once, as its name in braces.

    /slots/{id/book      # bad
    /slots/{id}/book     # good
""",
)

DUPLICATE_OPERATION = error(
    "duplicate-operation",
    """Two operations of one contract have the same `operationId`.

## Why it matters
Routes, generated functions and readers name an operation by its id (OpenAPI: it must be unique, case-sensitively).

## Fix
Give each operation an id of its own.
""",
)

DUPLICATE_PARAMETER = error(
    "duplicate-parameter",
    """A list of parameters has two of the same name and place.

## Why it matters
One of the two descriptions would be left out, and nobody can say which.

## Fix
Remove one. A parameter of an operation may replace one of its path; within one list each is unique.
""",
)

IGNORED_HEADER = warning(
    "ignored-header",
    """A header parameter is called `Accept`, `Content-Type` or `Authorization`.

## Why it matters
OpenAPI ignores such parameters: the headers follow from `content`, `requestBody` and `security`, which decide here too.

## Fix
Remove the parameter, and describe media types and security where they belong.
""",
)

MALFORMED_HEADER = error(
    "malformed-header",
    """A header has a name that HTTP does not allow.

## Why it matters
No client can send such a header and no server may answer with one: it would end the line, or be refused on the way.

## Fix
Write the name with letters, digits and hyphens (RFC 9110, section 5.6.2, allows few other characters), without a colon.

    headers: {"Request Id:": {schema: {type: string}}}   # bad
    headers: {Request-Id: {schema: {type: string}}}      # good
""",
)

UNKNOWN_SECURITY_SCHEME = error(
    "unknown-security-scheme",
    """A security requirement names a scheme that `components.securitySchemes` does not declare.

## Why it matters
It cannot be known how a caller proves who it is, and an operation that was meant to be protected might not be.

## Fix
Correct the name, or declare the scheme.

    security: [{baerer: []}]   # bad
    security: [{bearer: []}]   # good
""",
)

UNKNOWN_LINK = warning(
    "unknown-link",
    """A link leads to an operation that its document does not have.

## Why it matters
Clients and readers are told of a next step that does not exist. Nothing generated calls it.

## Fix
Correct the `operationId` or `operationRef`, or remove the link.

    links: {slot: {operationId: getSlott}}   # bad
    links: {slot: {operationId: getSlot}}    # good
""",
)

MESSAGES = (
    SWAGGER_2,
    OPENAPI_VERSION,
    LOOSE_DOCUMENT,
    UNDECLARED_PATH_PARAMETER,
    UNUSED_PATH_PARAMETER,
    MALFORMED_PATH,
    DUPLICATE_OPERATION,
    DUPLICATE_PARAMETER,
    IGNORED_HEADER,
    MALFORMED_HEADER,
    UNKNOWN_SECURITY_SCHEME,
    UNKNOWN_LINK,
)
