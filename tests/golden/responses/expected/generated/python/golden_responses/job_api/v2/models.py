# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/job-api/v2.openapi.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated, Literal

from pydantic import Field

from ..._support import models as _support


class Job(_support.Model):
    id: str
    state: Literal["waiting", "running", "done"]
    finished_at: Annotated[_support.Omittable[_support.Timestamp], Field(alias="finishedAt")] = None
    note: str | None = None


class Order(_support.Model):
    name: Annotated[str, Field(min_length=1)]
    priority: Annotated[int, _support.Whole(ge=0, le=9)] = 5


class Problem(_support.Model):
    status: _support.Integer
    title: str
    type: str
