"""Formats as types: the one spelling that each allows, from JSON and from Python, read loosely and strictly."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from ssotgen.support import checks, models
from ssotgen.support.wire import Typed

ID = "12345678-1234-1234-1234-123456789abc"
WRITTEN = [
    (models.Timestamp, "2020-01-02T10:11:12Z", datetime(2020, 1, 2, 10, 11, 12, tzinfo=UTC)),
    (models.Date, "2020-01-02", date(2020, 1, 2)),
    (models.Time, "10:11:12Z", time(10, 11, 12, tzinfo=UTC)),
    (models.Duration, "PT1H30M", timedelta(minutes=90)),
    (models.Uuid, ID, UUID(ID)),
    (models.IPv4, "10.0.0.1", IPv4Address("10.0.0.1")),
    (models.IPv6, "::1", IPv6Address("::1")),
]


@pytest.mark.parametrize(("type", "text", "value"), WRITTEN)
@pytest.mark.parametrize("strict", [True, False])
def test_a_format_is_read_from_its_text_and_written_as_it(type: Any, text: str, value: object, strict: bool) -> None:
    adapter = TypeAdapter(type)
    assert adapter.validate_json(json.dumps(text), strict=strict) == value
    assert adapter.validate_python(value, strict=strict) == value
    assert json.loads(adapter.dump_json(value)) == text
    assert adapter.dump_python(value) == value
    assert adapter.json_schema()["type"] == "string"


@pytest.mark.parametrize(
    ("type", "text"),
    [
        *((type, 5) for type, _, _ in WRITTEN),
        (models.Timestamp, "2020-01-02T10:11:12"),
        (models.Timestamp, "2020-01-02 10:11:12Z"),
        (models.Timestamp, "2020-13-02T10:11:12Z"),
        (models.Timestamp, "\u0662020-01-02T10:11:12Z"),
        (models.Date, "2020-1-2"),
        (models.Date, "2021-02-29"),
        (models.Time, "10:11:12"),
        (models.Duration, "P"),
        (models.Duration, "P1DT"),
        (models.Uuid, ID.replace("-", "")),
        (models.Uuid, f"{{{ID}}}"),
        (models.IPv4, "01.2.3.4"),
        (models.IPv6, "fe80::1%eth0"),
        (models.Email, "nobody"),
        (Annotated[str, Field(max_length=5), models.Mailbox], "ab@c.de"),
        (Annotated[str | None, Field(pattern="^a"), models.Mailbox], "b@c.de"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_another_spelling_is_refused(type: Any, text: object, strict: bool) -> None:
    adapter = TypeAdapter(type)
    with pytest.raises(ValidationError):
        adapter.validate_json(json.dumps(text), strict=strict)
    with pytest.raises(ValidationError):
        adapter.validate_python(text, strict=strict)


def test_what_was_checked_as_json_is_still_read_as_json() -> None:
    """A check hands on what Python made of the JSON: a list where the type is a tuple."""
    row = Annotated[tuple[str, models.Timestamp], checks.Keeps({"uniqueItems": True}, "#/components/schemas/Row")]
    text = '["a", "2020-01-02T10:11:12Z"]'
    assert Typed(row).from_json(text) == ("a", datetime(2020, 1, 2, 10, 11, 12, tzinfo=UTC))
    either = Annotated[tuple[str, models.Timestamp] | models.Integer, checks.ExactlyOne("#/components/schemas/Row")]
    assert Typed(either).from_json(text) == ("a", datetime(2020, 1, 2, 10, 11, 12, tzinfo=UTC))


def test_a_literal_that_is_a_number_is_told_like_every_other() -> None:
    adapter = TypeAdapter[Any](Annotated[Literal[1, True, "x"] | None, models.Literally])
    assert [adapter.validate_json(text) for text in ("1", "1.0", "true", '"x"', "null")] == [1, 1, True, "x", None]
    for text in ("2", "0.5", "false"):
        with pytest.raises(ValidationError, match="Input should be 1, True or 'x'"):
            adapter.validate_json(text)
