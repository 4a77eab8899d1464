"""Patterns of a contract: where they stand, which engine compiles them, how it spells them, and what that costs.

The engine is pydantic's own (Rust), or Python's where that one refuses.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _constants, _parser  # the tree of a pattern, which `re` itself compiles
from typing import Any, Final, Literal, TypeAlias

from ssotgen.core.origin import Origin
from ssotgen.ir.schema import Schema

Engine: TypeAlias = Literal["rust", "python"]
_TOKEN = re.compile(r"\\.|[\[\]]|[^\\\[\]]+", re.DOTALL)
_DIGIT, _WORD = "0-9", "0-9A-Za-z_"
_OUTSIDE = {
    r"\d": f"[{_DIGIT}]", r"\D": f"[^{_DIGIT}]", r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\b": r"(?-u:\b)"
}  # fmt: skip
_WITHIN = {**_OUTSIDE, r"\d": _DIGIT, r"\w": _WORD, r"\b": r"\x08"}

_REPEATS: Final = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_GROUPS: Final = (_constants.SUBPATTERN, _constants.BRANCH)


@lru_cache(maxsize=4096)
def engine(pattern: str) -> Engine | None:
    """The engine for a pattern, `None` where neither compiles it."""
    if _is_rust(pattern):
        return "rust"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
    return "python"


def patterns(schema: Schema) -> Iterator[tuple[Origin, str]]:
    """The patterns of values and of names that a schema writes, each with its place."""
    if schema.string and schema.string.pattern is not None:
        yield schema.origin.child("pattern"), schema.string.pattern
    for pattern, _ in schema.object.patterns if schema.object else ():
        yield schema.origin.child("patternProperties", pattern).at_key(), pattern


def explodes(pattern: str) -> bool:
    """Whether a short text can keep Python's engine busy for ever.

    It tries every way to divide a text among repetitions that repeat nothing but a repetition, as in `(a+)+`: twice as
    many with every character. Rust's engine does not (RE2 and its kin never go back).
    """
    if engine(pattern) != "python":
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return any(map(_repeats_a_repetition, _bodies(_parser.parse(pattern))))


def _bodies(items: Sequence[Any]) -> Iterator[Any]:
    """What is repeated without an end anywhere in a pattern."""
    for kind, argument in items:
        if kind in _REPEATS and argument[1] is _constants.MAXREPEAT:
            yield argument[2]
        for inner in _inside(argument):
            yield from _bodies(inner)


def _repeats_a_repetition(body: Any) -> bool:
    """Whether a sequence may consist of a repetition alone, behind any number of brackets."""
    for number, (kind, argument) in enumerate(body):
        others = body.getwidth()[0] - body[number : number + 1].getwidth()[0]
        varies = kind in _REPEATS and argument[1] > max(argument[0], 1)
        grouped = kind in _GROUPS and any(map(_repeats_a_repetition, _inside(argument)))
        if others == 0 and (varies or grouped):
            return True
    return False


def _inside(argument: Any) -> Iterator[Any]:
    """The sequences that an item of a pattern holds."""
    for part in argument if isinstance(argument, tuple | list) else (argument,):
        if isinstance(part, _parser.SubPattern):
            yield part
        elif isinstance(part, tuple | list):
            yield from _inside(part)


@lru_cache(maxsize=4096)
def for_rust(pattern: str) -> str:
    """The pattern with digits, words and their bounds as ECMA-262 has them; pydantic's engine goes by Unicode."""
    if "\\" not in pattern:
        return pattern
    found = "".join(_tokens(pattern))
    return found if _is_rust(found) else pattern


def _tokens(pattern: str) -> Iterator[str]:
    in_class = False
    for token in _TOKEN.findall(pattern):
        yield (_WITHIN if in_class else _OUTSIDE).get(token, token)
        in_class = token == "[" or (in_class and token != "]")


def _is_rust(pattern: str) -> bool:
    from pydantic_core import SchemaError, SchemaValidator
    from pydantic_core.core_schema import str_schema

    try:
        SchemaValidator(str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True
