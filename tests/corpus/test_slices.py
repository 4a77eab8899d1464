"""A fixed slice of each long proof: small documents through the whole compiler, suites, mutants, new workspaces."""

import pytest

from conformance.agreement import run
from conformance.corpus import CORPUS, own_documents, real_documents, small_documents
from conformance.documents import COLUMNS, examine
from conformance.known import reason
from conformance.process import Compiler
from conformance.suites import score, suite
from tests.helpers import REPOSITORY, ssotgen

pytestmark = pytest.mark.corpus

HERE = Compiler(REPOSITORY)
SMALL = ("default_template/body_and_parameters", "default_template/upload", "custom_template_security/custom_security")
FILES = ("type", "enum", "oneOf", "additionalProperties", "minItems", "$ref", "properties")


SLICE = [*real_documents()[:1], *own_documents(), *(d for d in small_documents() if d.name in SMALL)]


@pytest.mark.parametrize("document", SLICE, ids=lambda d: d.name)
def test_small_documents_go_all_the_way(document, tmp_path, counted) -> None:
    row = examine(document, HERE, tmp_path, types=False)
    assert row.failures == []
    assert all(row.results[column] for column in COLUMNS if column in row.results)
    counted("documents")


@pytest.mark.parametrize("engine", ["datamodel-code-generator", "native"])
def test_models_judge_as_the_suite_does_or_say_that_they_do_not(engine, counted) -> None:
    chosen = [case for case in suite("draft2020-12") if case.id.split("/")[1] in FILES]
    found = score(chosen, HERE, engine)
    assert [wrong for wrong in found.wrong if reason(engine, wrong) is None] == []
    assert found.right > found.total / 2
    for _ in range(found.total):
        counted("verdicts")


@pytest.mark.parametrize("engine", ["datamodel-code-generator", "native"])
def test_models_agree_with_the_schema_on_mutants(engine, counted) -> None:
    found = run(engine, real_documents()[0].path, 600, None)
    tally = found["tally"]
    assert tally["agreed"] == tally["mutants"] + tally["valid instances"] > 600


@pytest.mark.parametrize("name", ["petstore.yaml", "stripe.json"])
def test_a_workspace_around_a_document_builds(name, tmp_path) -> None:
    made = ssotgen("init", "service", "--from", str(CORPUS / "openapi" / "real" / name), cwd=tmp_path)
    assert made.code == 0
    assert "registries/owners.yaml" in made.out.splitlines()
    assert ("registries/routes.yaml" in made.out) == (name == "stripe.json")
    built = ssotgen("build", cwd=tmp_path / "service")
    assert built.code == 0, built.out
    assert ssotgen("check", cwd=tmp_path / "service").code == 0
