# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/shop-api/v1.openapi.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated

from pydantic import ConfigDict, Field, StrictFloat

from ..._support import models as _support


class Article(_support.Model):
    """Its price is the service's business"""

    price: StrictFloat
    sku: str


class ArticleInput(_support.Model):
    """Its price is the service's business"""

    sku: str


class Fault(_support.Model):
    """The same in both directions"""

    model_config = ConfigDict(extra="forbid")

    reason: str


class Item(_support.Model):
    """Differs only through what it holds"""

    article: Article
    count: Annotated[int, _support.Whole(ge=1)]


class ItemInput(_support.Model):
    """Differs only through what it holds"""

    article: ArticleInput
    count: Annotated[int, _support.Whole(ge=1)]


class Order(_support.Model):
    id: _support.Integer
    items: Annotated[list[Item], Field(min_length=1)]
    placed_at: Annotated[_support.Timestamp, Field(alias="placedAt")]
    note: str = "22:22"


class OrderInput(_support.Model):
    items: Annotated[list[ItemInput], Field(min_length=1)]
    note: str = "22:22"
    password: _support.Omittable[str] = None


class Stamped(_support.Model):
    """What the service adds"""

    id: _support.Integer
    placed_at: Annotated[_support.Timestamp, Field(alias="placedAt")]
