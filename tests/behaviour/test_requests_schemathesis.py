"""schemathesis against generated services: what fits is let in, what does not is refused, answers are as declared."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable

from conformance.corpus import Document
from tests.behaviour.exchange.service import Service
from tests.behaviour.test_requests_real import DOCUMENTS, SEED, serve

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

SMALL = [one for one in DOCUMENTS if "/" in one.name or one.name == "petstore"]
SLICE = ("petstore", "default_template/simple", "default_template/upload", "default_template/query_array_parameter")
KNOWN = {  # what is wrong with the document, so that no service can do it right
    ("default_template/body_and_parameters", "POSITIVE POST /bar"): "no response is declared",
    ("default_template/body_and_parameters", "POSITIVE POST /{ueId}/sdm-subscriptions"): "an object without a `type`",
    ("default_template/content_in_parameters", "POSITIVE GET /{supiOrSuci}/security-information-rg"):
        "an object without a `type`, which a finding says is assumed",
}  # fmt: skip
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance")  # fmt: skip


def examine(service: Service, document: dict[str, Any], examples: int) -> Iterator[str]:
    """Send so many valid and invalid requests to each operation; what is wrong with each kind, once."""
    import schemathesis
    from schemathesis import GenerationMode

    run = settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results: Any = schemathesis.openapi.from_dict(document).get_all_operations()
        operations = [found.ok() for found in results]
        for operation in operations:
            for mode, check in ((GenerationMode.POSITIVE, welcome), (GenerationMode.NEGATIVE, refused)):
                strategy = operation.as_strategy(generation_mode=mode)
                try:
                    seed(SEED)(run(given(strategy)(_of(service, check))))()
                except Unsatisfiable:
                    assert mode is GenerationMode.NEGATIVE  # whatever is sent is valid
                except (AssertionError, BaseExceptionGroup, Exception) as wrong:  # noqa: BLE001  # all of them are told
                    yield f"{mode.name} {operation.label}: {type(wrong).__name__} {wrong}"


def _of(service: Service, check: Callable[[Service, Any], None]) -> Callable[[Any], None]:
    def checked(case: Any) -> None:
        check(service, case)

    return checked


def faults(document: Document, service: Service, written: dict[str, Any], examples: int) -> list[str]:
    """What is wrong and not known."""
    known = [f"{label}: " for name, label in KNOWN if name == document.name]
    return [text for text in examine(service, written, examples) if not text.startswith(tuple(known))]


def welcome(service: Service, case: Any) -> None:
    """A valid request reaches its handler, and what comes back is as the document says."""
    response = ask(service, case)
    assert service.got is not None, _told(case, response)
    if service.answered:
        _check(case, response, *CHECKS)


def refused(service: Service, case: Any) -> None:
    """An invalid request does not reach its handler; but in forms a text looks like a list of one."""
    response = ask(service, case)
    if service.answered and not str(case.media_type).startswith("multipart/"):
        _check(case, response, "negative_data_rejection")


def _check(case: Any, response: httpx.Response, *names: str) -> None:
    import schemathesis
    import schemathesis.specs.openapi.checks  # registers them
    from schemathesis.checks import CHECKS as REGISTERED

    wanted = REGISTERED.get_by_names(list(names))
    try:
        case.validate_response(schemathesis.Response.from_any(response), checks=wanted)
    except BaseExceptionGroup as wrong:
        raise AssertionError(f"{_told(case, response)}: {wrong.exceptions}") from wrong


def _told(case: Any, response: httpx.Response) -> str:
    sent = f"{case.path_parameters} {case.query} {case.headers} {case.cookies} {case.media_type} {case.body!r}"
    return f"{sent} was answered with {response.status_code} {response.text}"


def ask(service: Service, case: Any) -> httpx.Response:
    """Send a case as schemathesis would, without a socket."""
    import requests

    service.got, service.answered = None, True
    arguments = case.as_transport_kwargs(base_url="http://test" + quote(service.prefix))
    prepared = requests.Request(
        **{name: value for name, value in arguments.items() if name in requests.Request().__dict__}
    ).prepare()
    body: Any = prepared.body or b""
    content = body.encode() if isinstance(body, str) else body
    raw = [(name.encode(), value if isinstance(value, bytes) else value.encode("latin-1"))
           for name, value in prepared.headers.items()]  # fmt: skip

    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(service.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(str(prepared.method), str(prepared.url), headers=raw, content=content)

    return asyncio.run(call())


@pytest.mark.parametrize("document", [one for one in SMALL if one.name in SLICE], ids=lambda one: one.name)
def test_a_slice_of_documents(document: Document, tmp_path: Path) -> None:
    served = serve(document, tmp_path)
    assert served
    service, _, written = served
    assert faults(document, service, written, 10) == []


@pytest.mark.prove
@pytest.mark.parametrize("document", SMALL, ids=lambda one: one.name)
def test_every_document(document: Document, tmp_path: Path) -> None:
    served = serve(document, tmp_path)
    if served is not None:
        service, _, written = served
        assert faults(document, service, written, 40) == []
