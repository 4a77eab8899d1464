"""The dialects of JSON Schema that contracts are written in, and where they differ."""

from __future__ import annotations

from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """How schemas are to be read.

    `siblings`: keywords beside `$ref` hold as well. `nullable`: OpenAPI 3.0's own keywords (`nullable`, booleans for
    exclusive bounds). `tuples`: a list under `items` describes the first elements. `openapi` is the version of OpenAPI
    that the dialect belongs to, as `3.1`; `uri` names its meta-schema.
    """

    name: str
    uri: str
    siblings: bool = True
    nullable: bool = False
    tuples: bool = False
    openapi: str | None = None


DRAFT_7 = Dialect("draft 7", "http://json-schema.org/draft-07/schema", siblings=False, tuples=True)
DRAFT_2019_09 = Dialect("2019-09", "https://json-schema.org/draft/2019-09/schema", tuples=True)
DRAFT_2020_12 = Dialect("2020-12", "https://json-schema.org/draft/2020-12/schema")
OPENAPI_3_0 = Dialect(
    "OpenAPI 3.0", "https://spec.openapis.org/oas/3.0/schema/2021-09-28", siblings=False, nullable=True, openapi="3.0"
)
OPENAPI_3_1 = Dialect("OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base", openapi="3.1")
OPENAPI_3_2 = Dialect("OpenAPI 3.2", "https://spec.openapis.org/oas/3.2/dialect/2025-09-17", openapi="3.2")

JSON_SCHEMA = (DRAFT_2020_12, DRAFT_2019_09, DRAFT_7)
OPENAPI = (OPENAPI_3_0, OPENAPI_3_1, OPENAPI_3_2)


def json_schema_dialect(uri: str) -> Dialect | None:
    """The dialect that `$schema` names, or `None`."""
    bare = uri.removesuffix("#")
    return next((dialect for dialect in (*JSON_SCHEMA, *OPENAPI) if dialect.uri == bare), None)
