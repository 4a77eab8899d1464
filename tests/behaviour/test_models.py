"""Generated models are imported and held against the contract's own schema, judged by an independent validator."""

import copy
import importlib
import itertools
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from ssotgen.analysis.exact_schema import exact
from ssotgen.core.artifact import Python
from ssotgen.core.naming import Kind, fold, spell
from ssotgen.core.tree import MemoryTree
from ssotgen.emit.gates import fault
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.generators.models import generate
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.syntax.library import Library

COUNTER = itertools.count()
SCHEMAS = {
    "Money": {
        "type": "object",
        "additionalProperties": False,
        "required": ["amount", "currency"],
        "properties": {
            "amount": {"type": "number", "minimum": 0, "exclusiveMaximum": 1000, "multipleOf": 0.5},
            "currency": {"$ref": "#/components/schemas/Currency"},
        },
    },
    "Currency": {"type": "string", "enum": ["EUR", "CHF"]},
    "Level": {"type": "integer", "enum": [1, 2, 3]},
    "PostalCode": {"type": "string", "pattern": "^(?!00000)[0-9]{5}$"},
    "Tags": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 4}, "maxItems": 3},
    "Base": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "created": {"type": "string", "format": "date-time"},
        },
    },
    "Workshop": {
        "allOf": [
            {"$ref": "#/components/schemas/Base"},
            {
                "type": "object",
                "required": ["name", "price"],
                "properties": {
                    "name": {"type": "string", "minLength": 2},
                    "price": {"$ref": "#/components/schemas/Money"},
                    "zip": {"$ref": "#/components/schemas/PostalCode"},
                    "tags": {"$ref": "#/components/schemas/Tags"},
                    "level": {"$ref": "#/components/schemas/Level"},
                    "closed": {"type": ["boolean", "null"]},
                    "parent": {"anyOf": [{"$ref": "#/components/schemas/Workshop"}, {"type": "null"}]},
                    "contact": {
                        "type": "object",
                        "required": ["email"],
                        "properties": {
                            "email": {"type": "string", "format": "email"},
                            "ip": {"type": "string", "format": "ipv4"},
                        },
                    },
                    "hours": {"type": "object", "additionalProperties": {"type": "string", "format": "time"}},
                    "since": {"type": "string", "format": "date"},
                    "pair": {
                        "type": "array",
                        "prefixItems": [{"type": "string"}, {"type": "integer"}],
                        "items": False,
                        "minItems": 2,
                    },
                    "mode": {"enum": ["open", "shut", 3, None]},
                    "kind": {"const": "workshop"},
                    "matrix": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1},
                    },
                },
            },
        ]
    },
    "Card": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "card"}, "no": {"type": "string"}},
    },
    "Cash": {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["cash", "coins"]}}},
    "Payment": {"oneOf": [{"$ref": "#/components/schemas/Card"}, {"$ref": "#/components/schemas/Cash"}]},
    "Order": {
        "type": "object",
        "required": ["payments"],
        "properties": {
            "payments": {"type": "array", "items": {"$ref": "#/components/schemas/Payment"}, "minItems": 1},
            "byName": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Payment"}},
            "either": {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 10}]},
        },
        "additionalProperties": {"type": "integer"},
    },
    "Tree": {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}, "maxItems": 2}]
    },
}
MONEY = {"amount": 12.5, "currency": "EUR"}
WORKSHOP = {
    "id": "6e0d0e29-3b4a-4f1f-8a36-6c0b7e1d2f30", "created": "2026-11-01T08:00:00+01:00", "name": "Ringstraße",
    "price": MONEY, "zip": "80331", "tags": ["a", "bc"], "level": 2, "closed": None,
    "parent": None, "contact": {"email": "info@werkstatt.example", "ip": "10.0.0.1"}, "hours": {"mo": "08:00:00Z"},
    "since": "2020-02-29", "pair": ["x", 1], "mode": "open", "kind": "workshop", "matrix": [[1], [2, 3]],
}  # fmt: skip
VALID = {
    "Money": [MONEY],
    "Currency": ["EUR"],
    "Level": [3],
    "PostalCode": ["12345"],
    "Tags": [["a"], []],
    "Workshop": [WORKSHOP, WORKSHOP | {"parent": WORKSHOP, "closed": True, "mode": None}],
    "Payment": [{"type": "card", "no": "1"}, {"type": "coins"}],
    "Order": [{"payments": [{"type": "cash"}], "byName": {"a": {"type": "card"}}, "either": "abc", "more": 3}],
    "Tree": ["a", ["a", ["b", []]]],
}
OTHERS = [
    None, True, False, 0, 1, -1, 11, 2.25, "", "x", "abcdef", "1", "2026-01-01", "1700000000", [], ["x"], {}, {"a": 1},
    "00000", "EUR", 1700000000, "12:00",
]  # fmt: skip


def contract(schemas: object, **more: object) -> dict[str, bytes]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Models", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
        **more,
    }
    return {"contracts/models/v1.openapi.json": json.dumps(document).encode()}


def compiled(files: dict[str, bytes]) -> tuple[Program, dict[str, str]]:
    """The program, and the Python files of the generator by path."""
    library = Library(MemoryTree(files))
    declarations = declare(library, declare_workspace(library))
    assert declarations is not None, [finding.text for finding in library.diagnostics]
    linked = link(declarations)
    assert linked.program is not None, [finding.text for finding in linked.diagnostics]
    artifacts = generate(linked.program).artifacts
    found = {item.path: item.body.source for item in artifacts if isinstance(item.body, Python)}
    return linked.program, {path: text for path, text in found.items() if path.endswith(".py")}


def imported(files: dict[str, str], folder: Path, name: str = "models.v1") -> ModuleType:
    """The module of a contract's models, imported from a package of its own."""
    package = f"generated_{next(COUNTER)}"
    for path, text in files.items():
        target = folder / path.replace("python/generated_service", package)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"{package}.{name}.models")
    finally:
        sys.path.remove(str(folder))


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
    workshop = module.Workshop.model_validate(copy.deepcopy(WORKSHOP))
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


HOSTILE = [
    "", " ", "None", "class", "__init__", "__class__", "model_config", "model_fields", "import os", "a\nb", "a\tb",
    '"', "'", '"""', "'''", 'x"""\nimport os\n"""', "{{7*7}}", "{% raw %}", "${x}", "\\u0041", "\\", "a\\", "#", "日本",
    "😀", "é", "İ", "ß", "\u202e", "\u200b", "\ufeff", "\x07", "9", "-1", "+1", "<script>", "../..", "x" * 300, "mro",
    "self", "\\",
]  # fmt: skip


def hostile() -> list[str]:
    """Texts that break careless generators; also those of a public list, where it is present."""
    corpus = Path(__file__).parents[3] / "shared/corpus/strings/blns/blns.json"
    public = json.loads(corpus.read_text(encoding="utf-8")) if corpus.exists() else []
    texts = dict.fromkeys([*HOSTILE, *public])
    return [text for text in texts if not any("\ud800" <= char <= "\udfff" for char in text)]


def apart(texts: list[str], kind: Kind) -> list[str]:
    """Those of the texts whose names do not meet."""
    return list({fold(spell(text, kind)): text for text in reversed(texts)}.values())


def test_text_of_a_contract_is_only_ever_text(tmp_path):
    texts = hostile()
    properties = apart(texts, Kind.FIELD)
    values = apart(texts, Kind.MEMBER)
    schemas = {
        "Texts": {
            "type": "object",
            "properties": {
                text: {"type": "string", "title": text, "description": text, "default": text} for text in properties
            },
        },
        "Values": {"type": "string", "enum": values, "description": "\n".join(texts)},
        "Inline": {"type": "object", "properties": {"one": {"enum": texts}, "const": {"const": texts[-1]}}},
        **{
            name: {"type": "object", "properties": {"x": {"type": "string"}}}
            for name in ("Model", "None", "Field", "Any")
        },
    }
    files = compiled(contract(schemas))[1]
    assert [fault(path, text, ours=True) for path, text in files.items() if text] == [None] * 2
    module = imported(files, tmp_path)
    whole = {text: text for text in properties}
    made = module.Texts.model_validate_json(json.dumps(whole))
    assert json.loads(made.model_dump_json(exclude_unset=True)) == whole
    fields = module.Texts.model_fields.items()
    assert {name if field.alias is None else field.alias: field.default for name, field in fields} == whole
    named = {spell(text, Kind.FIELD): text for text in properties}
    assert json.loads(module.Texts(**named).model_dump_json(exclude_unset=True)) == whole
    assert {member.value for member in module.Values} == set(values)
    for text in texts:
        assert module.Inline.model_validate_json(json.dumps({"one": text})).one == text
    assert all(hasattr(module, name) for name in ("Model", "None_", "Field_", "Any_"))


def test_types_are_what_a_type_checker_reads_too(tmp_path):
    files = compiled(contract(SCHEMAS))[1]
    imported(files, tmp_path)
    package = next(tmp_path.iterdir())
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "-p", package.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
