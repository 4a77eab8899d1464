# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/common/line.yaml, contracts/order.placed/v1.schema.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from ..._support import models as _support


class Card(_support.Model):
    method: Literal["card"]
    number: Annotated[str, Field(pattern="^[0-9]{16}$")]


class Invoice(_support.Model):
    method: Literal["invoice"]
    days: Annotated[_support.Omittable[Literal[14, 30]], _support.Literally] = None


class Line(_support.Model):
    """One article of an order."""

    count: Annotated[int, _support.Whole(ge=1)]
    sku: str
    parts: _support.Omittable["list[Line]"] = None


Payment = TypeAliasType("Payment", Annotated[Card | Invoice, Field(discriminator="method")])
"""Told apart by `method`"""


class OrderPlaced(_support.Model):
    """Sent once for each order."""

    model_config = ConfigDict(extra="forbid")

    at: _support.Timestamp
    order_id: Annotated[_support.Uuid, Field(alias="orderId")]
    payment: Payment
    labels: _support.Omittable[dict[str, str]] = None
    lines: _support.Omittable[list[Line]] = None
