# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/note-api/v1.openapi.yaml, registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""Who gets through the guard of which operation, asked over HTTP of the stub application."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from golden_access.note_api.v1.app import stub_app

ROLES = ("auditor", "author", "editor", "visitor")

# operation, method, path, roles that are let through, whether a request without credentials is
CASES: tuple[tuple[str, str, str, frozenset[str], bool], ...] = (
    ("changeNote", "PUT", "/notes/1", frozenset({"author", "editor"}), False),
    ("getHealth", "GET", "/health", frozenset({"auditor", "author", "editor", "visitor"}), True),
    ("getMe", "GET", "/me", frozenset({"auditor", "author", "editor", "visitor"}), False),
    ("getNote", "GET", "/notes/1", frozenset({"author", "editor", "visitor"}), True),
    ("listNotes", "GET", "/notes", frozenset({"author", "editor", "visitor"}), True),
    ("readLog", "GET", "/log", frozenset({"auditor"}), False),
    ("shareNote", "POST", "/shares", frozenset({"author", "editor"}), False),
)
STOPPED = (401, 403)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(stub_app(), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("role", ROLES)
def test_role(client: TestClient, case: tuple[str, str, str, frozenset[str], bool], role: str) -> None:
    _, method, path, allowed, _ = case
    response = client.request(method, path, headers={"Authorization": f"Bearer {role}"})
    if role in allowed:
        assert response.status_code not in STOPPED
    else:
        assert response.status_code == 403


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_no_credentials(client: TestClient, case: tuple[str, str, str, frozenset[str], bool]) -> None:
    _, method, path, _, anonymous = case
    response = client.request(method, path)
    assert (response.status_code != 401) is anonymous


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_bad_credential(client: TestClient, case: tuple[str, str, str, frozenset[str], bool]) -> None:
    _, method, path, _, _ = case
    response = client.request(method, path, headers={"Authorization": "Bearer"})
    assert response.status_code == 401
