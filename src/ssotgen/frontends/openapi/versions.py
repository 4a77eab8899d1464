"""Which version of OpenAPI a document is written in, and whether it is well formed in it."""

from __future__ import annotations

from decimal import Decimal

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, Replace
from ssotgen.core.json import FrozenMap
from ssotgen.frontends.dialects import OPENAPI, OPENAPI_3_1, Dialect
from ssotgen.frontends.openapi.messages import OPENAPI_VERSION, SWAGGER_2
from ssotgen.frontends.openapi.structures import schemas_dialect, structure
from ssotgen.frontends.openapi.tolerance import gathered, tolerate
from ssotgen.frontends.references.grammar import Kind
from ssotgen.frontends.wording import shown
from ssotgen.syntax.nodes import Node


def version(root: Node) -> Dialect | Diagnostic:
    """The version, or what is wrong with it."""
    old = root.get("swagger")
    if old is not None:
        return SWAGGER_2.at(old.key_origin, "this is a Swagger 2.0 document; convert it to OpenAPI 3 first")
    written = root.get("openapi")
    if written is None:
        text = "the document does not say which version of OpenAPI it is written in"
        return OPENAPI_VERSION.at(root.origin, text, hint="write `openapi: 3.1.0` first")
    if not isinstance(written.value, str):
        hint = fix = None
        if isinstance(written.value, Decimal | int) and not isinstance(written.value, bool):
            hint, fix = f'write `"{written.value}.0"`', _in_full(written)
        return OPENAPI_VERSION.at(written.origin, "the version must be a text of three numbers", hint=hint, fix=fix)
    for dialect in OPENAPI:
        if written.value.startswith(f"{dialect.openapi}."):
            return dialect
    read = [dialect.openapi for dialect in OPENAPI]
    return OPENAPI_VERSION.at(
        written.origin,
        f"{shown(written.value)} is no version of OpenAPI that ssotgen reads",
        hint=f"write `{written.value}.0`" if written.value in read else None,
        help=f"ssotgen reads {', '.join(map(str, read))}",
        fix=_in_full(written),
    )


def _in_full(written: Node) -> Fix | None:
    """A version of two numbers with the third one, for versions that there are."""
    if str(written.value) not in {dialect.openapi for dialect in OPENAPI}:
        return None
    full = f"{written.value}.0"
    return Fix(f"write `{full}`", (Replace(written.origin, written.value, full),))


def object_findings(kind: Kind, node: Node, dialect: Dialect) -> list[Diagnostic]:
    """What is wrong with one object of OpenAPI and everything in it."""
    number = dialect.openapi or OPENAPI_3_1.openapi
    assert number is not None
    declared = node.text("jsonSchemaDialect") if kind == "document" else None
    checker = structure(number, kind, schemas_dialect(declared, dialect))
    return gathered(checker.findings(node, f"OpenAPI {number}", tolerate))


def is_openapi(root: Node) -> bool:
    """Whether the document claims to be one of OpenAPI, of whatever version."""
    return isinstance(root.value, FrozenMap) and ("openapi" in root.value or "swagger" in root.value)
