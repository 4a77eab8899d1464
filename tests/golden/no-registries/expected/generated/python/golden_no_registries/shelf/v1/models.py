# AUTO-GENERATED – DO NOT EDIT
# Sources: shelf.yaml
# Regenerate: ssotgen build
"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""

from typing import Annotated

from typing_extensions import TypeAliasType

from ..._support import models as _support


class Book(_support.Model):
    title: str
    pages: Annotated[_support.Omittable[int], _support.Whole(gt=0)] = None
    subtitle: str | None = None


Books = TypeAliasType("Books", list[Book])
