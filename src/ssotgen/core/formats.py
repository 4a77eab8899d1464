"""The formats of registries, of ssotgen.toml and of reports: JSON Schemas that are shipped with the package."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from importlib.resources import files

from ssotgen.core.json import FrozenMap, Json, freeze

FORMATS = ("workspace", "contract-metadata", "routes", "rbac", "owners", "errors", "features", "settings")
"""What people write."""
REPORTS = ("findings",)
"""What `--format json` prints."""


@cache
def registry_format(name: str) -> FrozenMap[Json]:
    """The JSON Schema (2020-12) of one of `FORMATS` or `REPORTS`.

    An object marked `x-ssotgen-ids` stands for ids of that kind of thing.
    """
    text = (files("ssotgen") / "formats" / f"{name}.schema.json").read_text(encoding="utf-8")
    schema = freeze(json.loads(text, parse_float=Decimal))
    assert isinstance(schema, FrozenMap)
    return schema
