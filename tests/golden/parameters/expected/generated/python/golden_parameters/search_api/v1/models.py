# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/search-api/v1.openapi.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, StrictFloat

from ..._support import models as _support


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Filter(_support.Model):
    model_config = ConfigDict(extra="forbid")

    field: str
    values: _support.Omittable[list[str | None]] = None


class Range(_support.Model):
    model_config = ConfigDict(extra="forbid")

    from_: Annotated[_support.Omittable[StrictFloat], Field(alias="from")] = None
    to: _support.Omittable[StrictFloat] = None
