# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml
# Regenerate: ssotgen build
"""What all generated models share: their base class, and the formats of JSON Schema as types."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from pydantic_core.core_schema import no_info_before_validator_function


class _NotNull:
    """A mark for fields that may be left out but not be null: absent reads as `None`, an explicit null is refused."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        return cast(CoreSchema, schema["schema"]) if schema["type"] == "nullable" else schema


NotNull = _NotNull()


class Model(BaseModel):
    """The base of every generated model.

    JSON is read and written under the contract's own names. Python code uses the names of fields, and leaves one out
    by passing `None` where the contract allows no null. Properties that the contract does not mention are ignored.
    """

    model_config = ConfigDict(
        allow_inf_nan=False, defer_build=True, extra="ignore", protected_namespaces=(), serialize_by_alias=True
    )
    if TYPE_CHECKING:  # models that type their extra properties narrow this
        __pydantic_extra__: dict[str, Any] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, /, **data: Any) -> None:
        fields = _fields(type(self))
        wire = {}
        for name, value in data.items():
            alias, not_null = fields.get(name, (name, False))
            if value is not None or not not_null:
                wire[alias] = value
        super().__init__(**wire)

    # Only Python code calls `__init__`; without this mark pydantic would call it for nested JSON objects as well.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


@cache
def _fields(model: type[Model]) -> dict[str, tuple[str, bool]]:
    """Names of fields to the names on the wire, and whether null is refused."""
    model.model_rebuild()  # only a complete model has all annotations resolved
    return {
        name: (name if field.alias is None else field.alias, NotNull in field.metadata)
        for name, field in model.model_fields.items()
    }


class IntegerEnum(IntEnum):
    """The base of generated enumerations of integers: `true` equals 1 in Python, but it is none in JSON."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_no_boolean, handler(source))


def _no_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a boolean is not an integer")  # pydantic reports ValueErrors
    return value


class Whole:
    """A mark for integers: JSON Schema counts `1.0` as one, pydantic does not. Bounds are named as in `Field`."""

    def __init__(self, **bounds: int) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.int_schema(strict=True, **cast(Any, self._bounds))
        demand = ", ".join(("an integer", *(f"{name} {value}" for name, value in self._bounds.items())))
        number = core_schema.union_schema(
            [whole, no_info_before_validator_function(_integral, whole)],
            mode="left_to_right",
            custom_error_type="integer",
            custom_error_message=f"Input should be {demand}",
        )
        return core_schema.nullable_schema(number) if handler(source)["type"] == "nullable" else number

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        number = {"type": "integer"}
        return {"anyOf": [number, {"type": "null"}]} if schema["type"] == "nullable" else number


def _integral(value: object) -> int:
    """`1.0` as `1`. An integer that did not fit is no float: as one it would be rounded into its bounds."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise ValueError("not an integer")


class _Literally:
    """A mark for literals that are numbers or booleans: as in JSON, `true` is not `1`, and `1.0` is."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        allowed = {(type(value), value) for value in _values(source)}

        def check(value: Any) -> Any:
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            if isinstance(value, int | float) and (type(value), value) not in allowed:
                raise PydanticCustomError("contract", "the contract's `enum` does not hold")
            return value

        return no_info_before_validator_function(check, handler(source))


def _values(source: Any) -> Iterator[Any]:
    for item in get_args(source):
        yield from _values(item) if get_args(item) else (item,)


Literally = _Literally()


def _written(pattern: str, type: type[object]) -> Callable[[object], object]:
    """A reader of text in the one spelling that a format allows; pydantic also reads numbers and looser ones."""
    expression = re.compile(pattern, re.ASCII)
    adapter = TypeAdapter(type)

    def read(value: object) -> object:
        if isinstance(value, type):
            return value
        if not (isinstance(value, str) and expression.fullmatch(value)):
            raise ValueError(f"not written as a {type.__name__}")
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            raise ValueError(error.errors()[0]["msg"]) from None

    return read


def _no_number(value: object) -> object:
    if isinstance(value, int):
        raise ValueError("an address is written as text")
    return value


def _refused(value: object) -> object:
    raise ValueError("no value is allowed here")


def regex(pattern: str) -> re.Pattern[str]:
    """A pattern for Python's engine: pydantic's own knows neither look-around nor back references."""
    return re.compile(pattern)


_CLOCK = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_ZONE = r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
_MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[^\s@]+", re.ASCII)


def _is_mailbox(text: str) -> str:
    if _MAILBOX.fullmatch(text):
        return text
    raise ValueError("not an e-mail address")


Timestamp = Annotated[AwareDatetime, BeforeValidator(_written(rf"\d{{4}}-\d\d-\d\d[Tt]{_CLOCK}{_ZONE}", datetime))]
Date = Annotated[date, BeforeValidator(_written(r"\d{4}-\d\d-\d\d", date))]
Time = Annotated[time, BeforeValidator(_written(_CLOCK + _ZONE, time))]
Duration = Annotated[timedelta, BeforeValidator(_written(r"P(?=[\dT])[\dYMWD]*(T(?=\d)[\d.HMS]+)?", timedelta))]
IPv4 = Annotated[IPv4Address, BeforeValidator(_no_number)]
IPv6 = Annotated[IPv6Address, BeforeValidator(_no_number)]
Email = Annotated[str, AfterValidator(_is_mailbox)]
Integer = Annotated[int, Whole()]
Int32 = Annotated[int, Whole(ge=-(2**31), lt=2**31)]
Int64 = Annotated[int, Whole(ge=-(2**63), lt=2**63)]
Nothing = Annotated[Any, BeforeValidator(_refused)]
