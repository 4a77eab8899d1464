# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/price-list/v0.schema.json
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import Field, StrictFloat

from ..._support import models as _support


class Price(_support.Model):
    sku: str
    amount: Annotated[StrictFloat | None, Field(ge=0)] = None


class PriceList(_support.Model):
    prices: list[Price]
    currency: _support.Omittable[Literal["EUR", "+1", "", "class"]] = None
