"""The nearest known name, among a few and among thousands."""

from difflib import get_close_matches

import pytest

from ssotgen.core import suggest
from ssotgen.core.suggest import did_you_mean, nearest

MANY = [f"operation{number}OfThings" for number in range(20_000)]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("appointment.craete", "appointment.create"),
        ("APPOINTMENT.CREATE", "appointment.create"),
        ("slot", "slots"),
        ("zzz", None),
        ("", None),
        ("x" * 201, None),
    ],
)
def test_nearest_of_a_few(name: str, near: str | None) -> None:
    known = ["appointment.create", "appointment.cancel", "slots", "x" * 201]
    assert nearest(name, known) == near
    assert did_you_mean(name, reversed(known)) == (f"did you mean `{near}`?" if near else None)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("opration12345OfThings", "operation12345OfThings"),
        ("operation12345OfThigns", "operation12345OfThings"),
        ("Xoperation777OfThings", "operation777OfThings"),
        ("operation777OfThingsX", "operation777OfThings"),
        ("OPERATION777ofthings", "operation777OfThings"),
        ("something else", None),
    ],
)
def test_nearest_of_thousands(name: str, near: str | None) -> None:
    assert nearest(name, MANY) == near


def test_few_names_are_compared_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counting(name: str, names: list[str], *, n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return get_close_matches(name, names, n=n, cutoff=cutoff)

    monkeypatch.setattr(suggest, "get_close_matches", counting)
    assert [nearest(f"opreation{number}OfThings", MANY) for number in range(0, 20_000, 1000)] == MANY[::1000]
    assert len(compared) == 20
    assert max(compared) <= 40
