"""Reads every contract of the workspace: found, held against its format, linked, then made into a `Contract`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.core.diagnostics import Diagnostic, Severity, has_errors
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.frontends import messages
from ssotgen.frontends.bundle import bundle
from ssotgen.frontends.declarations import ContractFile
from ssotgen.frontends.dialects import DRAFT_2020_12, JSON_SCHEMA, Dialect, json_schema_dialect
from ssotgen.frontends.discovery import FOLDER, Located, discover
from ssotgen.frontends.json_schema.checks import schema_findings
from ssotgen.frontends.json_schema.messages import UNSUPPORTED_DIALECT
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.metadata import check_metadata, read_metadata
from ssotgen.frontends.openapi.document import ApiParts, read_api
from ssotgen.frontends.openapi.versions import is_openapi, object_findings, version
from ssotgen.frontends.references.chains import long_chains
from ssotgen.frontends.references.checks import ignored_siblings, loops
from ssotgen.frontends.references.grammar import Kind
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.schemas import contract_schemas
from ssotgen.frontends.strangers import stranger
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Contract
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

NO_API = ApiParts((), (), (), ())


@dataclass(frozen=True, slots=True)
class Sound:
    """A contract's document that is well formed."""

    located: Located
    root: Node
    dialect: Dialect

    @property
    def is_api(self) -> bool:
        return self.dialect.openapi is not None


def declare(library: Library, files: Sequence[ContractFile], copies: Mapping[str, str]) -> tuple[Contract, ...]:
    """All contracts, sorted by symbol; `files` are those that the workspace names, `copies` stand for URIs.

    Findings go to `library.diagnostics`. A contract that is not well formed is left out; where any reference leads
    nowhere, all are.
    """
    located, findings = discover(library, files)
    library.diagnostics += findings
    sound = [document for place in located if (document := _sound(library, place))]
    links = Links(library, {place.file: place.symbol for place in located}, _examine, copies)
    for document in sound:
        links.enter(document.root, "document" if document.is_api else "schema", document.dialect)
    links.follow()
    findings = [*links.diagnostics, *loops(links), *long_chains(links), *ignored_siblings(links)]
    _add(library, findings)
    if has_errors(findings) or links.incomplete:
        return ()
    schemas = SchemaReader(links)
    contracts = tuple(_contract(library, document, links, schemas) for document in sound)
    _add(library, schemas.findings)
    return contracts


def _sound(library: Library, located: Located) -> Sound | None:
    """The document of a contract, if nothing is wrong with its form."""
    root = library.document(located.file)
    if root is None:
        return None
    dialect = _dialect(root, located)
    if isinstance(dialect, Diagnostic):
        _add(library, [dialect])
        return None
    api = dialect.openapi is not None
    findings = _examine("document" if api else "schema", root, dialect)
    findings += check_metadata(root, located, api=api)
    _add(library, findings)
    return None if has_errors(findings) else Sound(located, root, dialect)


def _dialect(root: Node, located: Located) -> Dialect | Diagnostic:
    if located.form == "schema" and is_openapi(root):
        text = "the file is called a JSON Schema, and holds an OpenAPI document"
        hint = f"call it `{located.file.replace('.schema.', '.openapi.')}`"
        return messages.NOT_A_CONTRACT.at(Origin(root.document), text, hint=hint)
    other = None if is_openapi(root) else stranger(root)
    if other is not None:
        text = f"this is {other}, which ssotgen does not compile"
        return messages.NOT_A_CONTRACT.at(root.origin, text)
    if is_openapi(root) or located.form == "openapi":
        return version(root)
    written = root.text("$schema")
    if written is None:
        return DRAFT_2020_12
    known = ", ".join(dialect.name for dialect in JSON_SCHEMA)
    text = f"ssotgen does not read the dialect {shown(written)}"
    origin = root.origin.child("$schema")
    return json_schema_dialect(written) or UNSUPPORTED_DIALECT.at(origin, text, help=f"it reads {known}")


def _examine(kind: Kind, node: Node, dialect: Dialect) -> list[Diagnostic]:
    if kind == "schema" and dialect.openapi is None:
        return schema_findings(node, dialect)
    return object_findings(kind, node, dialect)


def _add(library: Library, findings: list[Diagnostic]) -> None:
    """Report findings, except at places that an earlier stage found an error at."""
    wrong = {(d.origin.document, d.origin.pointer) for d in library.diagnostics if d.severity is Severity.ERROR}
    library.diagnostics += [d for d in findings if (d.origin.document, d.origin.pointer) not in wrong]


def _contract(library: Library, document: Sound, links: Links, reader: SchemaReader) -> Contract:
    located, root = document.located, document.root
    parts = NO_API
    if document.is_api:
        parts, findings = read_api(root, located.symbol, links, reader)
        _add(library, findings)
    head = read_metadata(root, located, api=document.is_api)
    whole = bundle(root, links)
    folder = f"{FOLDER}/{located.name}"
    beside = library.files(folder) if located.conventional else ()
    changelog, prose = f"{folder}/changelog.md", f"{folder}/v{located.major}.md"
    return Contract(
        symbol=located.symbol,
        origin=root.origin,
        name=located.name,
        major=located.major,
        kind=head.kind,
        sources=whole.sources,
        dialect=document.dialect.openapi or document.dialect.uri,
        title=head.title,
        version=head.version,
        version_origin=head.version_origin,
        stability=head.stability,
        sunset=head.sunset,
        owner=head.owner,
        served=located.served,
        conventional=located.conventional,
        description=head.description,
        changelog=library.prose(changelog) if changelog in beside else None,
        prose=library.prose(prose) if prose in beside else None,
        tags=parts.tags,
        servers=parts.servers,
        security_schemes=parts.security_schemes,
        operations=parts.operations,
        schemas=contract_schemas(root, parts.everywhere(), links, reader),
        root=None if document.is_api else reader.at(root.document, "", root.value),
        document=whole.document,
        webhooks=parts.webhooks,
        security=parts.security,
    )
