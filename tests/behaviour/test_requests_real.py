"""Requests that an independent client builds from a document arrive as they were sent, and what comes back fits."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from conformance.corpus import Document, own_documents, real_documents, small_documents
from conformance.requests import whole_document
from tests.behaviour.exchange.client import Awkward, Client, Deep, calls
from tests.behaviour.exchange.service import Service
from tests.behaviour.router.conftest import made

pytestmark = pytest.mark.corpus

SEED = 20_261
REFUSED = ("remote_ref/body_and_parameters",)  # refers to another host
DOCUMENTS = [one for one in (*real_documents()[:1], *own_documents(), *small_documents()) if one.name not in REFUSED]


def serve(document: Document, folder: Path) -> tuple[Service, Client, dict[str, Any]] | None:
    """The service of a document; `None` where it has no operations."""
    written = whole_document(document.path)
    if not any(calls(written)):
        return None
    package = "real_" + "".join(char if char.isalnum() else "_" for char in document.name).lower()
    files = {"ssotgen.toml": f'format = 1\n[workspace]\npackage = "{package}"\n', **document.files()}
    made(files, folder)
    chance = random.Random(f"{SEED} {document.name}")  # repeatable, not secret
    components = written.get("components", {}).get("schemas", {})
    service = Service(folder / "generated/python", written, Deep(components, chance))
    return service, Client(written, Awkward(components, chance)), written


def exchange(document: Document, folder: Path, rounds: int) -> tuple[int, int, list[str]]:
    """Send so many requests to each operation and media type: how many arrived, how many were no valid ones, faults."""
    served = serve(document, folder)
    if served is None:
        return 0, 0, []
    service, client, written = served
    arrived = skipped = 0
    faults: list[str] = []
    for call in calls(written):
        for media_type in [*call.bodies, *([] if call.body_required else [None])]:
            for _ in range(rounds):
                sent = client.request(call, media_type)
                expected = service.expected(call.id, sent) if sent else None
                if sent is None or expected is None:
                    skipped += 1
                    continue
                response = service.ask(call.method, sent)
                if service.got != expected:
                    faults.append(f"{call.id}: {sent} became {service.got}: {response.text}")
                elif response.status_code >= 500 and service.answered:
                    faults.append(f"{call.id}: {sent} was answered with {response.status_code} {response.text}")
                else:
                    arrived += 1
    return arrived, skipped, faults


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_what_is_sent_arrives(document: Document, tmp_path: Path) -> None:
    arrived, skipped, faults = exchange(document, tmp_path, 4)
    assert faults == []
    assert arrived >= skipped or not any(calls(whole_document(document.path)))
