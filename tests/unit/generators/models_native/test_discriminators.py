"""A discriminator tells which member of a union is meant where several fit; the schema decides everything else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.unit.generators.models_native.kit import linked, loaded, printed

PET: dict[str, Any] = {"type": "object", "required": ["kind"]}
SCHEMAS: dict[str, dict[str, Any]] = {
    "Cat": {**PET, "properties": {"kind": {"type": "string"}, "claws": {"type": "boolean"}}},
    "Dog": {**PET, "properties": {"kind": {"type": "string"}, "bark": {"type": "integer"}}},
    "Bird": {**PET, "properties": {"kind": {"const": "Bird"}, "wings": {"type": "integer"}}},
    "Named": {"oneOf": ["Cat", "Dog"], "discriminator": {"propertyName": "kind"}},
    "Mapped": {
        "oneOf": ["Cat", "Dog", None],
        "discriminator": {
            "propertyName": "kind", "mapping": {"kitty": "#/components/schemas/Cat", "tom": "Cat", "rex": "Dog"}
        },
    },
    "Nested": {"oneOf": ["Mapped", "Bird"], "discriminator": {"propertyName": "kind"}},
    "Untold": {"oneOf": ["Cat", "Dog"]},
    "Holder": {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Nested"}}},
}  # fmt: skip


@pytest.fixture(scope="module")
def models() -> Any:
    def member(name: str | None) -> dict[str, str]:
        return {"$ref": f"#/components/schemas/{name}"} if name else {"type": "null"}

    schemas = {
        name: {**schema, "oneOf": [member(item) for item in schema["oneOf"]]} if "oneOf" in schema else schema
        for name, schema in SCHEMAS.items()
    }
    document = {
        "openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0.0"}, "paths": {},
        "components": {"schemas": schemas},
    }  # fmt: skip
    program, _ = linked({"contracts/pets/v1.openapi.json": json.dumps(document).encode()})
    assert program is not None
    return loaded(printed(program)[0])


@pytest.mark.parametrize(
    ("union", "kind", "expected"),
    [
        ("Named", "Cat", "Cat"),
        ("Named", "Dog", "Dog"),
        ("Mapped", "kitty", "Cat"),
        ("Mapped", "tom", "Cat"),
        ("Mapped", "rex", "Dog"),
        ("Nested", "rex", "Dog"),
        ("Nested", "Bird", "Bird"),
    ],
)
def test_the_tag_decides_where_several_members_fit(models: Any, union: str, kind: str, expected: str) -> None:
    adapter = TypeAdapter[Any](getattr(models, union))
    for read in (adapter.validate_python({"kind": kind}), adapter.validate_json(json.dumps({"kind": kind}))):
        assert type(read).__name__ == expected
        assert json.loads(adapter.dump_json(read, exclude_unset=True)) == {"kind": kind}


@pytest.mark.parametrize(
    ("union", "kind"), [("Named", "kitty"), ("Mapped", "Cat"), ("Mapped", "ki"), ("Untold", "Cat"), ("Nested", "x")]
)
def test_without_a_tag_that_tells_them_apart_exactly_one_may_fit(models: Any, union: str, kind: str) -> None:
    with pytest.raises(ValidationError, match=f"#/components/schemas/{union if union != 'Nested' else 'Mapped'}/oneOf"):
        TypeAdapter[Any](getattr(models, union)).validate_python({"kind": kind})


def test_the_schema_has_the_last_word(models: Any) -> None:
    only_a_dog = {"kind": "kitty", "claws": "none"}
    assert type(TypeAdapter[Any](models.Mapped).validate_python(only_a_dog)).__name__ == "Dog"
    assert models.Holder.model_validate({"pet": None}).pet is None
