"""A slice of what the table counts beside documents and models: labels, scalars, services, hostile texts, adoption."""

from copy import deepcopy

import pytest

from conformance import adoption, labelled, naughty, scalars, services
from conformance.corpus import own_documents, real_documents, small_documents
from conformance.known import reason
from conformance.outline import differences, outline
from conformance.positions import POSITIONS
from conformance.process import Compiler
from conformance.requests import whole_document
from conformance.workspaces import compiled, write_files
from tests.helpers import REPOSITORY

pytestmark = pytest.mark.corpus

HERE = Compiler(REPOSITORY)
SERVICES = ("petstore", "nasty-bodies", "nasty-files", "default_template/body_and_parameters")
PLACES = ("prose, defaults and examples", "names of properties", "paths of owners")


def unknown(failures) -> list[str]:
    return [failure for failure in failures if reason("every", failure) is None]


def test_documents_are_accepted_and_refused_as_labelled(counted) -> None:
    found = labelled.verdicts(labelled.labels(), HERE)
    assert unknown(f"oai/{label.name}: {how}" for label, how in found if how) == []
    assert {label.good for label, _ in found} == {True, False}
    counted("documents", len(found))


def test_plain_scalars_read_as_yaml_1_2_or_are_told(counted) -> None:
    for kind, found in scalars.classes().items():
        wrong = {text: how for text, how in found.items() if how not in scalars.CLASSES}
        assert unknown(f"yaml/{text} in a {kind}: {how}" for text, how in wrong.items()) == []
        assert set(found.values()) >= set(scalars.CLASSES)
        counted("scalars", len(found))


def test_fastapi_says_of_the_services_what_the_documents_say(counted) -> None:
    documents = [*real_documents(), *own_documents(), *small_documents()]
    found = services.compare([one for one in documents if one.name in SERVICES], HERE)
    assert [one.document.name for one in found] == list(SERVICES)
    for one in found:
        assert one.differences is not None
        assert unknown(f"service/{one.document.name}: {text}" for text in one.differences) == []
        counted("aspects", one.aspects)


def test_another_service_is_told_from_the_document(tmp_path) -> None:
    (bodies,) = (one for one in own_documents() if one.name == "nasty-bodies")
    (answer,) = compiled({bodies.name: bodies.files()}, HERE)
    assert answer.outputs is not None
    write_files(answer.outputs, tmp_path)
    service = services.of_service(tmp_path)
    document = whole_document(bodies.path)
    assert differences(outline(document), service) == []
    for change, told in BROKEN.items():
        broken = deepcopy(document)
        exec(change, {"paths": broken["paths"], "components": broken["components"]})
        assert any(told in text for text in differences(outline(broken), service)), change


STYLES = "paths['/parameters/{simple}/{label}/{matrix}']['get']['parameters']"
ANY = "components['requestBodies']['Any']"
BROKEN = {
    "del paths['/stream']['post']": "POST /stream: only in the service",
    "paths['/new'] = {'get': {'responses': {}}}": "GET /new: only in the document",
    f"{STYLES}.pop(0)": "query parameter form: only in the service",
    f"{STYLES}[0]['required'] = True": "query parameter form: required form exploded",
    f"{STYLES}[0]['in'] = 'cookie'": "cookie parameter form: only in the document",
    f"{STYLES}[2]['style'] = 'pipeDelimited'": "query parameter space: optional pipeDelimited",
    f"{STYLES}[1]['explode'] = True": "query parameter comma: optional form exploded",
    f"{STYLES}[1]['schema'] = {{'type': 'boolean'}}": "query parameter comma: optional form boolean",
    f"{ANY}['required'] = True": "POST /bodies: body: required",
    f"{ANY}['content'].pop('text/plain')": "POST /bodies: body as text/plain: only in the service",
    "components['schemas']['Filter']['properties'].pop('name')": "body as application/x-www-form-urlencoded",
    "paths['/bodies']['post']['responses'].pop('206')": "POST /bodies: response 206: only in the service",
    "paths['/bodies']['post']['responses']['200']['content'].pop('text/csv')": "response 200 as text/csv: only in the",
    "components['schemas']['Tree']['properties']['new'] = {}": "POST /bodies: response 200 as application/json",
}
"""What is done to the document, and what has to be said."""


def test_hostile_texts_come_back_or_are_refused_where_they_stand(counted) -> None:
    chosen = [position for position in POSITIONS if position.name in PLACES]
    texts = naughty.strings()[::3]
    for fate in naughty.fates(texts, HERE, chosen):
        assert unknown(f"naughty/{fate.position}: {failure}" for failure in fate.failures) == []
        assert fate.accepted + fate.refused.total() == len(texts)
        assert fate.accepted > 40
        counted("texts", len(texts))


def test_titles_come_back(counted) -> None:
    fate = naughty.titles(naughty.strings()[::5], HERE)
    assert fate.failures == []
    counted("texts", fate.accepted)


def test_a_lost_text_is_noticed(tmp_path) -> None:
    (position,) = (one for one in POSITIONS if one.name == "constants")
    (answer,) = compiled({"one": position.files({0: "a", 1: "b"})}, HERE)
    assert answer.outputs is not None
    assert naughty.round_trip(position, {0: "a", 1: "b"}, answer.outputs) == []
    assert naughty.round_trip(position, {0: "a", 1: "c"}, answer.outputs) != []


def test_a_workspace_around_a_document_in_many_files_has_them_all(tmp_path) -> None:
    (document,) = (one for one in own_documents() if one.name == "nasty-files")
    found = adoption.adopt(document, HERE, tmp_path)
    assert found.failure is None
    assert {f"vendor/{path}" for path in document.files()} < set(found.files)
