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
from functools import cache, partial
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast, get_args
from uuid import UUID

from pydantic import (
    AwareDatetime,
    Base64Bytes,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema
from pydantic_core.core_schema import no_info_before_validator_function


class _NotNull:
    """A mark for fields that may be left out but not be null: absent reads as `None`, an explicit null is refused."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


NotNull = _NotNull()
T = TypeVar("T")
Omittable = Annotated[T | None, NotNull]
"""The type of a field that may be left out and is never null: `name: Omittable[str] = None`."""


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
    """The base of generated enumerations of integers: in JSON, neither `true` nor `"1"` is one."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_number, handler(source))


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not an integer")  # pydantic reports ValueErrors
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
        return _not_null(handler(source), lambda _: number)

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
        values = [value for value in _values(source) if value is not type(None)]
        allowed = {(type(value), value) for value in values}
        *others, last = map(repr, values)
        expected = f"{', '.join(others)} or {last}" if others else last

        def check(value: Any) -> Any:
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            if isinstance(value, int | float) and (type(value), value) not in allowed:
                raise PydanticKnownError("literal_error", {"expected": expected})
            return value

        return no_info_before_validator_function(check, handler(source))


def _values(source: Any) -> Iterator[Any]:
    for item in get_args(source):
        yield from _values(item) if get_args(item) else (item,)


Literally = _Literally()


class _Written:
    """A mark for types that are text in JSON, in the one spelling of a format; pydantic also reads numbers and more.

    Python code passes a `type` or such a text. No Python is called for this unless all of a value is read strictly,
    where pydantic reads such types from JSON, but not from text that was looked at before.
    """

    def __init__(self, format: str, pattern: str, type: type[object]) -> None:
        self._format = format
        self._pattern = pattern
        self._type = type

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read, spelled = handler(source), core_schema.str_schema(pattern=self._pattern, strict=True)
        text = core_schema.chain_schema([spelled, read])
        parsed = core_schema.no_info_wrap_validator_function(partial(_read, source), read)
        strictly = core_schema.chain_schema([spelled, parsed])
        made = core_schema.chain_schema([core_schema.is_instance_schema(self._type), read])
        either = core_schema.union_schema([text, made], mode="left_to_right")
        both = core_schema.json_or_python_schema(core_schema.lax_or_strict_schema(text, strictly), either)
        return _told(both, self._format)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": self._format}


def _read(type: Any, text: str, strictly: Callable[[Any], Any]) -> object:
    return _adapter(type).validate_python(text)


@cache
def _adapter(type: Any) -> TypeAdapter[object]:
    return TypeAdapter(type)


class _Mailbox:
    """A mark for text that is an e-mail address."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        is_mailbox = _told(core_schema.str_schema(pattern=_MAILBOX), "email")
        return _not_null(handler(source), lambda text: core_schema.chain_schema([text, is_mailbox]))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(_not_null(schema, lambda chain: cast(Any, chain)["steps"][0])), "format": "email"}


Mailbox = _Mailbox()


def _told(schema: CoreSchema, format: str) -> CoreSchema:
    """The same with one error that names the format."""
    message = f"Input should be in the format `{format}`"
    return core_schema.custom_error_schema(schema, custom_error_type="format", custom_error_message=message)


def _not_null(schema: CoreSchema, change: Callable[[CoreSchema], CoreSchema]) -> CoreSchema:
    """The schema with what is not null changed."""
    if schema["type"] == "nullable":
        return core_schema.nullable_schema(change(schema["schema"]))
    return change(schema)


def _refused(value: object) -> object:
    raise ValueError("no value is allowed here")


def regex(pattern: str) -> re.Pattern[str]:
    """A pattern for Python's engine: pydantic's own knows neither look-around nor back references."""
    return re.compile(pattern, re.ASCII)


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_LENGTH = "P([0-9][0-9YMWD]*(T[0-9][0-9.HMS]*)?|T[0-9][0-9.HMS]*)"
_BYTES = "[A-Za-z0-9+/]"
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_MAILBOX = rf"^{_ATOM}(\.{_ATOM})*@[^ \t\n\r\f\v@]+$"

Timestamp = Annotated[AwareDatetime, _Written("date-time", f"^{_DAY}[Tt]{_CLOCK}$", datetime)]
Date = Annotated[date, _Written("date", f"^{_DAY}$", date)]
Time = Annotated[time, _Written("time", f"^{_CLOCK}$", time)]
Duration = Annotated[timedelta, _Written("duration", f"^{_LENGTH}$", timedelta)]
Uuid = Annotated[UUID, _Written("uuid", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$", UUID)]
IPv4 = Annotated[IPv4Address, _Written("ipv4", "^[0-9.]+$", IPv4Address)]
IPv6 = Annotated[IPv6Address, _Written("ipv6", "^[0-9A-Fa-f:.]+$", IPv6Address)]
Base64 = Annotated[Base64Bytes, _Written("byte", f"^({_BYTES}{{4}})*({_BYTES}{{2}}==|{_BYTES}{{3}}=)?$", bytes)]
Email = Annotated[str, Mailbox]
Integer = Annotated[int, Whole()]
Int32 = Annotated[int, Whole(ge=-(2**31), lt=2**31)]
Int64 = Annotated[int, Whole(ge=-(2**63), lt=2**63)]
Nothing = Annotated[Any, BeforeValidator(_refused)]
