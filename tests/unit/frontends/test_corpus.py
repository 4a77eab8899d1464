"""Documents that others wrote: real ones, and those of the specification's own tests."""

import pytest

from ssotgen.core.diagnostics import Severity
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends import contracts
from ssotgen.syntax.library import Library

pytestmark = pytest.mark.corpus

NOT_READ = {
    "operation-object-example.yaml": "shows a path parameter of another name, and a security scheme that is not there",
    "security-scheme-object-examples.yaml": "refers to another host",
}
"""Valid by the meta-schema alone; each has a mistake in its meaning."""


def declare(path):
    library = Library(MemoryTree({path.name: path.read_bytes()}))
    found = contracts.declare(library, (), {})
    return found, [finding for finding in library.diagnostics if finding.severity is Severity.ERROR], library


@pytest.mark.parametrize(
    ("name", "operations", "schemas", "warnings"),
    [
        ("petstore.yaml", 3, 3, set()),
        ("stripe.json", 468, 819, set()),
        ("github.json", 1223, 969, set()),
        (
            "openai.yaml",
            288,
            1422,
            {"ambiguous-contract", "outdated-keyword", "repeated-value", "unknown-keyword", "wide-integer"},
        ),
    ],
)
def test_real_documents(corpus, name, operations, schemas, warnings):
    (contract,), errors, library = declare(corpus / "openapi" / "real" / name)
    assert errors == []
    assert {finding.id for finding in library.diagnostics} == warnings
    assert (len(contract.operations), len(contract.schemas)) == (operations, schemas)
    assert contract.document is library.document(name).value
    targets = {item.ref.target for schema in contract.schemas.values() for item in schema.walk() if item.ref}
    assert targets <= contract.schemas.keys()


@pytest.mark.parametrize(("version", "count"), [("v3.0", 6), ("v3.1", 35)])
def test_documents_that_pass(corpus, version, count):
    paths = sorted((corpus / "openapi" / "oai-schema-tests" / version / "pass").iterdir())
    refused = {path.name for path in paths if declare(path)[1]}
    assert refused == {path.name for path in paths} & NOT_READ.keys()
    assert len(paths) == count


def test_documents_that_fail(corpus):
    paths = sorted((corpus / "openapi" / "oai-schema-tests" / "v3.1" / "fail").iterdir())
    assert [path.name for path in paths if not declare(path)[1]] == []
    assert len(paths) == 11
