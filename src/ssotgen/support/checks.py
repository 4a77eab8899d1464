"""What types cannot say: parts of a JSON Schema that are held against the JSON value before it is read into a type."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Annotated, Any, cast
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema, to_jsonable_python

from . import models
from .keywords import Rules, Schema

_FORMATS: dict[str, object] = {
    "date": models.Date, "date-time": models.Timestamp, "duration": models.Duration, "email": models.Email,
    "ipv4": models.IPv4, "ipv6": models.IPv6, "time": models.Time, "uuid": UUID,
}  # fmt: skip


class Keeps:
    """A mark for types and records: the JSON value keeps to `schema` as well (JSON Schema 2020-12).

    A `$ref` is the name of one of `definitions`.
    """

    def __init__(self, schema: Schema, definitions: Mapping[str, Schema] | None = None) -> None:
        self._rules = Rules(definitions or {}, _ASSERTED)
        self._schema = schema

    def __call__(self, value: Any) -> Any:
        """Return the value; raise an error that names the keyword that it breaks."""
        if isinstance(value, BaseModel):  # it was checked when it was made
            return value
        try:
            broken = self._rules.broken(self._schema, _plain(value))
        except RecursionError:
            broken = "$ref"
        if broken is not None:
            raise PydanticCustomError("contract", "the contract's `{keyword}` does not hold", {"keyword": broken})
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self, handler(source))


def keeps(schema: Schema, definitions: Mapping[str, Schema] | None = None) -> Any:
    """The same mark for a class: assigned in its body."""
    check = Keeps(schema, definitions)
    return model_validator(mode="before")(classmethod(lambda cls, value: check(value)))  # type: ignore[arg-type]


class _ExactlyOne:
    """A mark for unions: a value that fits several members is refused."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        union = handler(source)
        if union["type"] == "nullable":
            return {**union, "schema": self._counted(union["schema"])}
        return self._counted(union)

    def _counted(self, union: CoreSchema) -> CoreSchema:
        choices = [item[0] if isinstance(item, tuple) else item for item in cast(Any, union)["choices"]]
        tries = [core_schema.no_info_wrap_validator_function(_fits, choice) for choice in choices]
        copies = core_schema.no_info_before_validator_function(
            lambda value: (value, *(value for _ in choices)),
            core_schema.tuple_schema([core_schema.any_schema(), *tries]),
        )
        return core_schema.chain_schema([core_schema.no_info_after_validator_function(_single, copies), union])

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        steps = cast(Any, schema).get("steps")
        return handler(steps[-1] if steps else schema)


ExactlyOne = _ExactlyOne()


def _fits(value: Any, handler: Callable[[Any], Any]) -> bool:
    try:
        handler(value)
    except ValidationError:
        return False
    return True


def _single(tried: tuple[Any, ...]) -> Any:
    value, *fits = tried
    if sum(fits) > 1:
        raise PydanticCustomError("contract", "the contract's `oneOf` does not hold: several members fit")
    return value


def _plain(value: Any) -> Any:
    """What a value is in JSON. Python code may pass models, dates and the like."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {name: _plain(item) for name, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case BaseModel():
            return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
        case _:
            return to_jsonable_python(value)


@cache
def _adapter(name: str) -> TypeAdapter[object]:
    return TypeAdapter(cast(Any, _FORMATS[name]))


def _is_written(name: str, text: str) -> bool:
    try:
        _adapter(name).validate_python(text)
    except ValidationError:
        return False
    return True


_ASSERTED = {name: partial(_is_written, name) for name in _FORMATS}


def _hyphenated(value: Any) -> Any:
    if isinstance(value, UUID) or (isinstance(value, str) and len(value) == 36 and value[8] + value[13] == "--"):
        return value
    raise ValueError("not written as a UUID")


Uuid = Annotated[UUID, BeforeValidator(_hyphenated)]
Definitions = Mapping[str, Schema]
