"""Generated models are imported and held against the contract's own schema, judged by an independent validator."""

import copy
import json
import random
from collections.abc import Iterator

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.exact_schema import exact
from tests.behaviour.models_kit import SCHEMAS, VALID, compiled, contract, imported

OTHERS = [
    None, True, False, 0, 1, -1, 11, 2.25, "", "x", "abcdef", "1", "2026-01-01", "1700000000", [], ["x"], {}, {"a": 1},
    "00000", "EUR", 1700000000, "12:00",
]  # fmt: skip


@pytest.fixture(scope="module")
def subject(tmp_path_factory):
    program, files = compiled(contract(SCHEMAS))
    return program, imported(files, tmp_path_factory.mktemp("models"))


def mutants(value: object, rng: random.Random) -> Iterator[object]:
    """The value with one place changed: another value there, a key left out, a key too many."""
    yield from OTHERS
    if isinstance(value, dict):
        for key in value:
            yield {name: item for name, item in value.items() if name != key}
            for other in mutants(value[key], rng):
                yield value | {key: other}
        yield value | {"unknown": rng.choice([1, "x", None])}
    if isinstance(value, list):
        yield [*value, *value, *value]
        for index, item in enumerate(value):
            for other in mutants(item, rng):
                yield [*value[:index], other, *value[index + 1 :]]


def accepts(adapter: TypeAdapter[object], value: object) -> bool:
    try:
        adapter.validate_json(json.dumps(value), strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", VALID)
def test_models_accept_what_the_contract_accepts(name, subject, counted):
    program, module = subject
    schema = program.schemas[f"models/v1#/components/schemas/{name}"]
    oracle = jsonschema_rs.validator_for(exact(program, schema), validate_formats=True)
    adapter = TypeAdapter(getattr(module, name))
    rng = random.Random(name)
    cases = [*VALID[name], *(mutant for value in VALID[name] for mutant in mutants(value, rng))]
    # Models read a time without an offset, which RFC 3339 does not know but most documents mean.
    cases = [case for case in cases if "12:00" not in json.dumps(case)]
    wrong = [case for case in cases if accepts(adapter, case) != oracle.is_valid(case)]
    for case in cases:
        counted("valid instances" if oracle.is_valid(case) else "invalid instances")
    assert all(oracle.is_valid(value) for value in VALID[name])
    assert wrong == []


@pytest.mark.parametrize("name", VALID)
def test_what_is_read_is_written_back(name, subject):
    _, module = subject
    adapter = TypeAdapter(getattr(module, name))
    for value in VALID[name]:
        again = json.loads(adapter.dump_json(adapter.validate_json(json.dumps(value)), exclude_unset=True))
        assert again == value


def test_an_optional_field_is_absent_or_a_value_but_not_null(subject):
    _, module = subject
    workshop = module.Workshop.model_validate(copy.deepcopy(VALID["Workshop"][0]))
    assert workshop.closed is None
    base = module.Base.model_validate_json('{"id": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30"}')
    assert base.created is None
    assert "created" not in json.loads(base.model_dump_json(exclude_unset=True))
    with pytest.raises(ValidationError, match="created"):
        module.Base.model_validate({"id": base.id, "created": None})
    # Code that builds a model leaves a field out by passing None.
    assert module.Base(id=base.id, created=None).model_dump_json(exclude_unset=True) == base.model_dump_json(
        exclude_unset=True
    )


def test_python_uses_field_names_and_json_the_contracts(tmp_path):
    schemas = {
        "Thing": {
            "type": "object",
            "required": ["class", "$ref", "a-b"],
            "properties": {
                "class": {"type": "string"}, "$ref": {"type": "string"}, "a-b": {"type": "string"},
                "copy": {"type": "string"}, "self": {"type": "string"}, "date": {"type": "string", "format": "date"},
                "list": {"type": "array", "items": {"type": "string"}}, "more": {"type": "array", "items": {}},
            },
        }
    }  # fmt: skip
    thing = imported(compiled(contract(schemas))[1], tmp_path).Thing
    made = thing(class_="c", ref="r", a_b="ab", copy_="x", self_="s", list_=["l"])
    text = '{"class":"c","$ref":"r","a-b":"ab","copy":"x","self":"s","list":["l"]}'
    assert json.loads(made.model_dump_json(exclude_unset=True)) == json.loads(text)
    assert thing.model_validate_json(text) == made
    with pytest.raises(ValidationError):
        thing.model_validate_json('{"class_": "c", "ref": "r", "a_b": "ab"}')


def test_what_only_one_side_writes_is_only_in_that_sides_class(tmp_path):
    account = {
        "type": "object",
        "required": ["id", "name", "password"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "name": {"type": "string"},
            "password": {"type": "string", "writeOnly": True},
        },
    }
    pair = {"type": "array", "items": {"$ref": "#/components/schemas/Account"}}
    plain = {"type": "object", "properties": {"x": {"type": "string"}}}
    schemas = {"Account": account, "Team": {"type": "object", "properties": {"members": pair}}, "Plain": plain}
    module = imported(compiled(contract(schemas))[1], tmp_path)
    assert set(module.Account.model_fields) == {"id", "name"}
    assert set(module.AccountInput.model_fields) == {"name", "password"}
    sent = module.TeamInput.model_validate_json('{"members": [{"name": "n", "password": "p"}]}')
    assert isinstance(sent.members[0], module.AccountInput)
    assert not hasattr(module, "PlainInput")


def test_components_are_printed_in_the_directions_in_which_operations_use_them(tmp_path):
    two_sided = {
        "type": "object",
        "properties": {"id": {"type": "integer", "readOnly": True}, "key": {"type": "string", "writeOnly": True}},
    }

    def sent(name):
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}

    def operation(asked, answered):
        answer = {"description": "Good.", **(sent(answered) if answered else {})}
        return {"post": {"requestBody": sent(asked), "responses": {"200": answer}}}

    page = {
        "type": "object",
        "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Read"}}},
    }
    schemas = dict.fromkeys(("Asked", "Read", "Told", "Heard", "Called", "Idle"), two_sided) | {"Page": page}
    paths = {"/x": operation("Asked", "Page")}
    paths["/x"]["post"]["callbacks"] = {"on": {"{$request.query.u}": operation("Called", None)}}
    webhooks = {"told": operation("Told", "Heard")}
    module = imported(compiled(contract(schemas, paths=paths, webhooks=webhooks))[1], tmp_path)
    assert {name for name in vars(module) if name.removesuffix("Input") in schemas} == {
        "AskedInput", "Read", "Page", "Told", "HeardInput", "Called", "Idle"
    }  # fmt: skip


def test_defaults_are_values_of_the_fields_type(tmp_path):
    properties = {
        "level": {"$ref": "#/components/schemas/Level", "default": 2},
        "currency": {"$ref": "#/components/schemas/Currency", "default": "CHF"},
        "limit": {"type": "integer", "format": "int32", "default": 20},
        "names": {"type": "array", "items": {"type": "string"}, "default": ["a"]},
        "sort": {"enum": ["up", "down"], "default": "up"},
        "when": {"type": "string", "format": "date", "default": "2020-01-01"},
        "text": {"type": ["string", "null"], "default": "22:22"},
    }
    schemas = {
        "Query": {"type": "object", "properties": properties},
        "Level": SCHEMAS["Level"],
        "Currency": SCHEMAS["Currency"],
    }
    module = imported(compiled(contract(schemas))[1], tmp_path)
    query = module.Query()
    assert (query.level, query.currency) == (module.Level.VALUE_2, module.Currency.CHF)
    assert (query.limit, query.names, query.sort, query.when, query.text) == (20, ["a"], "up", None, "22:22")
    assert query.model_dump_json(exclude_unset=True) == "{}"
    assert module.Query().names is not query.names


def test_the_order_of_keys_changes_nothing():
    def reordered(value: object, rng: random.Random) -> object:
        if isinstance(value, dict):
            keys = rng.sample(list(value), len(value))
            return {key: reordered(value[key], rng) for key in keys}
        return [reordered(item, rng) for item in value] if isinstance(value, list) else value

    expected = compiled(contract(SCHEMAS))[1]
    for seed in range(3):
        assert compiled(contract(reordered(SCHEMAS, random.Random(seed))))[1] == expected


def test_events_get_a_class_named_after_the_contract(tmp_path):
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Somebody booked an appointment",
        "x-contract": {"kind": "event", "version": "1.0.0"},
        "type": "object",
        "required": ["slot"],
        "properties": {"slot": {"$ref": "#/$defs/slot"}, "by": {"type": "object", "properties": {"id": {}}}},
        "$defs": {"slot": {"type": "string", "format": "uuid"}},
    }
    files = {"contracts/appointment.booked/v1.schema.json": json.dumps(document).encode()}
    module = imported(compiled(files)[1], tmp_path, "appointment_booked.v1")
    made = module.AppointmentBooked.model_validate_json(
        '{"slot": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "by": {"id": 1}}'
    )
    assert isinstance(made.by, module.AppointmentBookedBy)
