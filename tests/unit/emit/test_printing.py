"""JSON and CSV bodies."""

import csv
import io
import json
from decimal import Decimal

import pytest

from ssotgen.core.artifact import Table
from ssotgen.core.json import FrozenMap, freeze
from ssotgen.emit.printing import csv_text, json_line, json_text


def test_json_has_two_spaces_written_order_and_a_last_line_end() -> None:
    value = freeze({"b": [1, {"x": None}], "a": {}, "c": [], "d": True, "e": False, "f": "x"})
    assert json_text(value) == json.dumps(json.loads(json_text(value)), indent=2) + "\n"
    assert list(json.loads(json_text(value))) == ["b", "a", "c", "d", "e", "f"]


@pytest.mark.parametrize("written", ["1.10", "0.1", "1E+400", "-0.0", "3.14159265358979323846264338327950288"])
def test_a_decimal_keeps_its_digits(written: str) -> None:
    assert json_text(Decimal(written)) == f"{written}\n"


def test_a_large_integer_keeps_its_digits() -> None:
    assert json_text(2**70) == f"{2**70}\n"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_cannot_say_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="JSON has no number"):
        json_text(Decimal(number))


def test_other_scripts_stay_readable() -> None:
    assert json_text("Größe 大きさ 🦊") == '"Größe 大きさ 🦊"\n'


def test_invisible_characters_are_escaped_and_come_back() -> None:
    hostile = "a\u202eb\u2066c\u2028d\ufeffe\x7ff\x85g\ud800h\x00i\r\nj\t"
    text = json_text(FrozenMap({hostile: hostile}))
    assert text.isascii()
    assert json.loads(text) == {hostile: hostile}
    assert "\\u202e" in text
    assert json.loads(json_line(hostile)) == hostile


def test_a_line_has_no_line_break() -> None:
    assert json_line(freeze({"a": [1, "x\ny"], "b": None})) == '{"a": [1, "x\\ny"], "b": null}'


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        json_text(1.5)  # type: ignore[arg-type]


def test_csv_quotes_only_where_it_must() -> None:
    table = Table(("role", "note"), (("a", 'say "x", y'), ("b", "two\r\nlines")))
    assert csv_text(table) == 'role,note\na,"say ""x"", y"\nb,"two\nlines"\n'


def test_csv_without_a_header_has_rows_only() -> None:
    assert csv_text(Table((), (("p", "customer"),))) == "p,customer\n"


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_compute_is_disarmed(cell: str) -> None:
    assert next(csv.reader(io.StringIO(csv_text(Table((), ((cell,),)))))) == [f"'{cell}"]


def test_unsafe_characters_in_a_cell_are_replaced() -> None:
    assert csv_text(Table((), (("a\u202eb\x00c",),))) == "a\ufffdb\ufffdc\n"
