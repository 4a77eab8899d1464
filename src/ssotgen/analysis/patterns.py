"""Which engine compiles a pattern: pydantic's own, or Python's where that one refuses."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from ssotgen.core.text import quoted

Engine: TypeAlias = Literal["rust", "python"]


@dataclass(frozen=True, slots=True)
class PatternArgument:
    """The value of `Field(pattern=…)`, and what it imports."""

    code: str
    imports: frozenset[tuple[str, str]] = frozenset()


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


def argument(pattern: str) -> PatternArgument | None:
    """The pattern as an argument: a string for pydantic's engine, compiled for Python's; `None` where none compiles it."""
    match engine(pattern):
        case "rust":
            return PatternArgument(quoted(pattern))
        case "python":
            return PatternArgument(f"compile({quoted(pattern)})", frozenset({("re", "compile")}))
        case None:
            return None
