# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/booking-api/v1.openapi.yaml, contracts/common/problem.yaml,
#     registries/rbac.yaml, registries/routes.yaml
# Regenerate: ssotgen build
"""Who gets through the guard of which operation, asked over HTTP of the stub application."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from werkstatt.booking_api.v1.app import stub_app

ROLES = ("admin", "auditor", "customer", "guest", "mechanic", "workshop-manager")

# operation, method, path, roles that are let through, whether a request without credentials is
CASES: tuple[tuple[str, str, str, frozenset[str], bool], ...] = (
    ("addVehicle", "POST", "/vehicles", frozenset({"customer"}), False),
    ("cancelAppointment", "DELETE", "/appointments/1", frozenset({"admin", "customer", "workshop-manager"}), False),
    ("changeAppointment", "PATCH", "/appointments/1", frozenset({"admin", "customer", "workshop-manager"}), False),
    (
        "completeAppointment",
        "POST",
        "/appointments/1/completion",
        frozenset({"admin", "mechanic", "workshop-manager"}),
        False,
    ),
    (
        "confirmAppointment",
        "POST",
        "/appointments/1/confirmation",
        frozenset({"admin", "mechanic", "workshop-manager"}),
        False,
    ),
    ("createAppointment", "POST", "/appointments", frozenset({"admin", "customer", "guest", "workshop-manager"}), True),
    ("createSlot", "POST", "/workshops/1/slots", frozenset({"admin", "workshop-manager"}), False),
    (
        "getAppointment",
        "GET",
        "/appointments/1",
        frozenset({"admin", "customer", "mechanic", "workshop-manager"}),
        False,
    ),
    (
        "getProfile",
        "GET",
        "/profile",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        False,
    ),
    (
        "getWorkshop",
        "GET",
        "/workshops/1",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        True,
    ),
    (
        "listAppointments",
        "GET",
        "/appointments",
        frozenset({"admin", "customer", "mechanic", "workshop-manager"}),
        False,
    ),
    ("listAuditLog", "GET", "/audit-log", frozenset({"auditor"}), False),
    (
        "listServices",
        "GET",
        "/workshops/1/services",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        True,
    ),
    ("listVehicles", "GET", "/vehicles", frozenset({"admin", "customer"}), False),
    ("removeVehicle", "DELETE", "/vehicles/1", frozenset({"admin", "customer"}), False),
    (
        "reserveSlot",
        "POST",
        "/slots/1/reservations",
        frozenset({"admin", "customer", "guest", "workshop-manager"}),
        True,
    ),
    (
        "searchSlots",
        "GET",
        "/slots",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        True,
    ),
    (
        "searchWorkshops",
        "GET",
        "/workshops",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        True,
    ),
    (
        "updateProfile",
        "PATCH",
        "/profile",
        frozenset({"admin", "auditor", "customer", "guest", "mechanic", "workshop-manager"}),
        False,
    ),
    ("updateVehicle", "PATCH", "/vehicles/1", frozenset({"admin", "customer"}), False),
    ("updateWorkshop", "PATCH", "/workshops/1", frozenset({"admin", "workshop-manager"}), False),
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
