"""Which engine compiles a pattern: pydantic's own, or Python's where that one refuses."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import Literal, TypeAlias

Engine: TypeAlias = Literal["rust", "python"]


@lru_cache(maxsize=4096)
def engine(pattern: str) -> Engine | None:
    """The engine for a pattern, `None` where neither compiles it."""
    from pydantic_core import SchemaError, SchemaValidator
    from pydantic_core.core_schema import str_schema

    try:
        SchemaValidator(str_schema(pattern=pattern))
    except SchemaError:
        pass
    else:
        return "rust"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
    return "python"
