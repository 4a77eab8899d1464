"""Names: what texts become, and the laws that hold for every text."""

import keyword
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.core import reserved
from ssotgen.core.naming import LONGEST, Kind, collisions, fold, spell

kinds = st.sampled_from(list(Kind))
texts = st.text() | st.from_regex(r"[A-Za-z0-9_$@+. -]{0,20}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("HTTPServer2", Kind.FIELD, "http_server2"),
        ("HTTPServer2", Kind.CLASS, "HTTPServer2"),
        ("createAppointment", Kind.FUNCTION, "create_appointment"),
        ("createAppointment", Kind.CLASS, "CreateAppointment"),
        ("GET /slots/{id}", Kind.FUNCTION, "get_slots_id"),
        ("booking-api/v1", Kind.CLASS, "BookingApiV1"),
        ("Idempotency-Key", Kind.PARAMETER, "idempotency_key"),
        ("userIDs", Kind.FIELD, "user_ids"),
        ("OAuth2Token", Kind.FIELD, "oauth2_token"),
        ("IPv4", Kind.FIELD, "ipv4"),
        ("API_KEY", Kind.CLASS, "ApiKey"),
        ("URL", Kind.CLASS, "URL"),
        ("+1", Kind.MEMBER, "PLUS_1"),
        ("-1", Kind.MEMBER, "MINUS_1"),
        ("<=", Kind.MEMBER, "LESS_OR_EQUAL"),
        ("*", Kind.MEMBER, "STAR"),
        ("", Kind.MEMBER, "EMPTY"),
        ("  ", Kind.MEMBER, "SPACE_SPACE"),
        ("1.0", Kind.MEMBER, "VALUE_1_0"),
        ("1.0", Kind.CLASS, "Model1_0"),
        ("$type", Kind.FIELD, "type"),
        ("@id", Kind.FIELD, "id"),
        ("filter[name]", Kind.PARAMETER, "filter_name"),
        ("Größe", Kind.FIELD, "grosse"),
        ("日本", Kind.FIELD, "u65e5_u672c"),
        ("😀", Kind.FIELD, "u1f600"),
        ("class", Kind.FIELD, "class_"),
        ("copy", Kind.FIELD, "copy_"),
        ("self", Kind.FIELD, "self_"),
        ("None", Kind.CLASS, "None_"),
        ("list", Kind.FUNCTION, "list_"),
        ("body", Kind.PARAMETER, "body_"),
        ("2fa", Kind.FIELD, "field_2fa"),
        ("2fa", Kind.MODULE, "module_2fa"),
        ("class", Kind.MODULE, "class_"),
        ("V1", Kind.MODULE, "v1"),
        ("appointment.booked", Kind.MODULE, "appointment_booked"),
        ("aux", Kind.MODULE, "aux_"),
    ],
)
def test_spelling(text, kind, name):
    assert spell(text, kind) == name


@given(texts, kinds)
def test_every_text_becomes_a_free_ascii_identifier(text, kind):
    name = spell(text, kind)
    assert name.isascii()
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")
    assert len(name) <= LONGEST + 1


@given(texts, kinds)
def test_a_name_is_its_own_name(text, kind):
    name = spell(text, kind)
    assert spell(name, kind) == name


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=4), kinds)
def test_one_thing_has_one_name_however_it_is_cased(words, kind):
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    snake = "_".join(words)
    kebab = "-".join(words)
    assert fold(spell(snake, kind)) == fold(spell(kebab, kind)) == fold(spell(camel, kind))


def test_a_very_long_text_is_cut_and_two_long_texts_stay_apart():
    one, other = "x" * 10_000, "x" * 9_999
    for kind in Kind:
        assert len(spell(one, kind)) <= LONGEST
        assert spell(one, kind) != spell(other, kind)


def test_collisions_are_groups_of_names_that_a_reader_would_confuse():
    names = {"c": "user_id", "a": "userid", "b": "UserId", "d": "user", "e": "v1_0", "f": "v10"}
    assert collisions(names) == (("a", "b", "c"),)


def test_every_attribute_of_a_model_is_reserved_for_fields():
    from pydantic import BaseModel

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        public = {name for owner in (BaseModel, type(BaseModel)) for name in dir(owner) if not name.startswith("_")}
    assert public <= reserved.FIELDS | {name for name in public if spell(name, Kind.FIELD) != name}
