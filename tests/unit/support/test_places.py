"""Where a value is wrong: pointers into what was sent, never into the alternatives that a validator tried."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field, StrictBool, StrictFloat, StrictInt

from ssotgen.support.models import Model, Timestamp
from ssotgen.support.wire import Misfit, Typed


class Mail(Model):
    kind: Literal["mail"]
    address: Annotated[str, Field(min_length=3)]


class Phone(Model):
    kind: Literal["phone"]
    number: Annotated[StrictInt, Field(alias="a/b~c")]


class Person(Model):
    contacts: list[Annotated[Mail | Phone, Field(discriminator="kind")]]
    either: StrictInt | StrictBool | list[StrictInt] = 0


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ('{"contacts": [{"kind": "mail", "address": "x"}]}', ["/contacts/0/address"]),
        ('{"contacts": [{"kind": "phone", "a/b~c": "1"}]}', ["/contacts/0/a~1b~0c"]),
        ('{"contacts": [{"kind": "phone"}]}', ["/contacts/0/a~1b~0c"]),
        ('{"contacts": [{"kind": "fax"}, 3]}', ["/contacts/0", "/contacts/1"]),
        ('{"contacts": [], "either": [1, "2"]}', ["/either", "/either", "/either/1"]),
        ("{}", ["/contacts"]),
        ("[]", [""]),
        ("{", [""]),
    ],
)
def test_pointers_lead_into_what_was_sent(text: str, pointers: list[str]) -> None:
    with pytest.raises(Misfit) as misfit:
        Typed(Person).from_json(text)
    assert sorted(pointer for pointer, _ in misfit.value.found) == pointers


def test_sentences_do_not_name_exceptions() -> None:
    with pytest.raises(Misfit) as misfit:
        Typed(Timestamp).from_json("1700000000")
    assert misfit.value.found == [("", "Input should be in the format `date-time`")]


def test_text_that_is_no_finite_number_is_none() -> None:
    assert Typed(StrictFloat).from_tree("1e308") == 1e308
    with pytest.raises(Misfit):
        Typed(StrictFloat).from_tree("1e309")


def test_parts_of_a_form_have_places_too() -> None:
    with pytest.raises(Misfit) as misfit:
        Typed(Mail).from_python({"kind": "mail", "address": "x"})
    assert [pointer for pointer, _ in misfit.value.found] == ["/address"]
