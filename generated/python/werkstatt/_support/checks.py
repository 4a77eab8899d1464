# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml
# Regenerate: ssotgen build
"""What types cannot say: parts of a JSON Schema that are held against the JSON value before it is read into a type."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeAlias, cast

from pydantic import (
    BaseModel,
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

Definitions: TypeAlias = Mapping[str, Schema]

_FORMATS: dict[str, object] = {
    "date": models.Date, "date-time": models.Timestamp, "duration": models.Duration, "email": models.Email,
    "ipv4": models.IPv4, "ipv6": models.IPv6, "time": models.Time, "uuid": models.Uuid,
}  # fmt: skip


class Keeps:
    """A mark for types and records: the JSON value keeps to `schema` as well (JSON Schema 2020-12).

    `place` is the JSON pointer in the contract that errors tell. A `$ref` is the name of one of `definitions`, which
    are not made before a value is checked.
    """

    def __init__(self, schema: Schema, place: str, definitions: Callable[[], Definitions] = dict) -> None:
        self._definitions = definitions
        self._place = place
        self._schema = schema

    def __call__(self, value: Any) -> Any:
        """Return the value; raise an error that names the keyword that it breaks, and its place."""
        if isinstance(value, BaseModel):  # it was checked when it was made
            return value
        try:
            broken = _rules(self._definitions).broken(self._schema, _plain(value))
        except RecursionError:
            broken = "$ref"
        if broken is not None:
            told = {"keyword": broken, "place": self._place}
            raise PydanticCustomError("contract", "the contract's `{keyword}` does not hold: {place}", told)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self, handler(source))


def keeps(schema: Schema, place: str, definitions: Callable[[], Definitions] = dict) -> Any:
    """The same mark for a class: assigned in its body."""
    check = Keeps(schema, place, definitions)
    return model_validator(mode="before")(classmethod(lambda cls, value: check(value)))  # type: ignore[arg-type]


class ExactlyOne:
    """A mark for unions: a value that fits several members is refused. `place` is the pointer that the error tells.

    With a discriminator, its property `tag` tells which of several is meant: `tags` has a value, or some, for each.
    """

    def __init__(self, place: str, *, tag: str | None = None, tags: Sequence[str | list[str]] = ()) -> None:
        self._place = place
        self._tag = tag
        self._tags = [{tag} if isinstance(tag, str) else {*tag} for tag in tags]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        union = handler(source)
        if union["type"] == "nullable":
            return core_schema.nullable_schema(self._counted(union["schema"]))
        return self._counted(union)

    def _counted(self, union: CoreSchema) -> CoreSchema:
        choices = [item[0] if isinstance(item, tuple) else item for item in cast(Any, union)["choices"]]
        tries = [core_schema.with_default_schema(one, default=_UNFIT, on_error="default") for one in choices]
        tried = core_schema.no_info_before_validator_function(
            lambda value: (value,) * (1 + len(tries)), core_schema.tuple_schema([core_schema.any_schema(), *tries])
        )
        return core_schema.chain_schema([tried, core_schema.no_info_wrap_validator_function(self._only, union)])

    def _only(self, tried: tuple[Any, ...], union: Callable[[Any], Any]) -> Any:
        value, *made = tried
        fits = [one for one in made if one is not _UNFIT]
        if len(fits) > 1 and self._tag is not None and isinstance(value, Mapping):
            name = str(value.get(self._tag))
            chosen = [one for one, tags in zip(made, self._tags, strict=True) if one is not _UNFIT and name in tags]
            fits = chosen or fits
        if len(fits) > 1:
            told = {"keyword": "oneOf", "place": self._place}
            raise PydanticCustomError("contract", "several members of the contract's `{keyword}` fit: {place}", told)
        return fits[0] if fits else union(value)  # whose errors tell what is wrong with each member

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        steps = cast(Any, schema).get("steps")
        return handler(steps[-1] if steps else schema)


_UNFIT = object()


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


@cache
def _rules(definitions: Callable[[], Definitions]) -> Rules:
    return Rules(definitions(), _ASSERTED)
