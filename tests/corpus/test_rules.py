"""A slice of what the table of rules says: the sample is drawn from what is found, and each place was judged."""

import pytest

from conformance import rules
from conformance.corpus import real_documents
from conformance.process import Compiler
from ssotgen.rules.catalogue import RULES
from tests.helpers import REPOSITORY

pytestmark = pytest.mark.corpus

IDS = {rule.message.id for rule in RULES}


def test_verdicts_are_about_rules_and_documents_that_there_are() -> None:
    documents = {document.name for document in real_documents()}
    for rule, document, pointer in rules.verdicts():
        assert rule in IDS
        assert document in documents
        assert pointer.startswith("/")
    assert all(verdict.why for verdict in rules.verdicts().values())


def test_a_small_document_is_counted() -> None:
    text = rules.section(Compiler(REPOSITORY), ["petstore"]).text
    assert "| insecure-server | warning | warning | warning | 1 |" in text
    assert "| recommended | 4 |" in text


def test_the_sample_is_bounded_and_stable() -> None:
    (petstore,) = (document for document in real_documents() if document.name == "petstore")
    programs = {"petstore": rules.program_of(petstore)}
    for rule in RULES:
        drawn = rules.sample(rule, programs)
        assert drawn == rules.sample(rule, programs)
        assert len(drawn) == min(len(rules.places(rule, "petstore", programs["petstore"])), rules.SAMPLE)
