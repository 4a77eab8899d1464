"""The order of findings, and which are left out."""

from itertools import permutations

from ssotgen.core.diagnostics import Severity
from ssotgen.core.origin import Origin
from ssotgen.reporting.order import counts, place


def test_findings_are_sorted_by_place_whatever_order_they_come_in(lines, unknown, odd):
    locator = lines({"a.yaml": "x y\nz\n", "b.yaml": "x\n"})
    found = [
        odd.at(Origin("a.yaml", "x"), "one"),
        unknown.at(Origin("a.yaml", "x"), "one"),
        unknown.at(Origin("a.yaml", "x"), "two"),
        odd.at(Origin("a.yaml", "y"), "a"),
        odd.at(Origin("a.yaml", "z"), "a"),
        odd.at(Origin("b.yaml", "x"), "a"),
    ]
    for order in permutations(found):
        assert [item.diagnostic for item in place(order, locator)] == found


def test_a_repeated_finding_is_shown_once(lines, odd):
    locator = lines({"a.yaml": "x\n"})
    again = [
        odd.at(Origin("a.yaml", "x"), "one"),
        odd.at(Origin("a.yaml", "x"), "one"),
        odd.at(Origin("a.yaml", "x"), "two"),
    ]
    assert len(place(again, locator)) == 2


def test_what_is_off_is_not_shown(lines, odd, unknown):
    found = [odd.at(Origin("a"), "x").with_severity(Severity.OFF), unknown.at(Origin("a"), "x")]
    placed = place(found, lines({}))
    assert [item.diagnostic.id for item in placed] == ["unknown-permission"]
    assert counts(placed) == (1, 0)
