"""A change in one place reaches the outputs that depend on it, and no other."""

import re

import pytest

from tests.helpers import REPOSITORY, hand_written, outputs


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return hand_written(REPOSITORY)


@pytest.fixture(scope="module")
def before(files: dict[str, bytes]) -> dict[str, str]:
    return outputs(files)


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def edited(files: dict[str, bytes], path: str, pattern: str, new: str) -> dict[str, bytes]:
    text, count = re.subn(pattern, new, files[path].decode())
    assert count
    return files | {path: text.encode()}


def test_a_renamed_role(files: dict[str, bytes], before: dict[str, str]) -> None:
    after = outputs(edited(files, "registries/rbac.yaml", r"\bmechanic\b", "fitter"))
    assert changed(before, after) == [
        "generated/docs/booking-api/v1/operations/appointments.md",
        "generated/docs/permissions.md",
        "generated/docs/rbac.md",
        "generated/docs/roles.md",
        "generated/policy/matrix.csv",
        "generated/policy/operations.csv",
        "generated/policy/policy.csv",
        "generated/python/werkstatt/rbac.py",
        "generated/schemas/features.schema.json",
        "generated/schemas/rbac.schema.json",
        "generated/tests/test_booking_api_v1_access.py",
    ]


def test_another_owner(files: dict[str, bytes], before: dict[str, str]) -> None:
    after = outputs(edited(files, "registries/owners.yaml", r"@werkstatt/booking", "@werkstatt/bookings"))
    assert changed(before, after) == ["generated/CODEOWNERS", "generated/docs/owners.md"]


def test_another_sentence_in_a_contract(files: dict[str, bytes], before: dict[str, str]) -> None:
    after = outputs(edited(files, "contracts/reminder.due/v1.schema.yaml", r"(?m)^title: .*$", "title: A reminder"))
    assert all("reminder" in path or path == "generated/docs/index.md" for path in changed(before, after))
    assert changed(before, after)
