"""Paths as requests see them: what of a template is path and what query, and which two no request can tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote

from ssotgen.core.json import FrozenMap, Json

VARIABLE = re.compile(r"\{([^{}]*)\}")
_ENCODED = re.compile(r"(?:%(?!7[BbDd]|2[Ff])[0-9A-Fa-f]{2})+")
_SLASH = re.compile(r"%2[Ff]")
_REST = re.compile(r"[*+].*|.*(?:[*+]|\.{3}|:path)")


def without_query(path: str) -> str:
    """The part of a path that requests are routed by; the name of a variable may hold anything but braces."""
    return _until(path, "?#")


def decoded(path: str) -> str:
    """A path as servers see it. An encoded brace would begin a variable and an encoded slash a segment: both stay."""
    return _ENCODED.sub(lambda run: unquote(run[0]), _SLASH.sub("%2F", path))


def demanded_query(path: str) -> FrozenMap[Json]:
    """What a path written with a query demands of one: `true` for `?beta=true`, anything (`None`) for `?id={id}`."""
    pairs = (pair for pair in sorted(_query(path)) if not VARIABLE.search(pair[0]))
    return FrozenMap({name: None if VARIABLE.search(value) else value for name, value in pairs})


def variables_of_query(path: str) -> Mapping[str, str]:
    """The members of the query whose whole values are variables of the path, by variable."""
    return {found[1]: name for name, value in _query(path) if (found := VARIABLE.fullmatch(value))}


def shape(path: str) -> tuple[str, FrozenMap[Json]]:
    """What two paths have in common that no request can tell apart; a fragment is never sent."""
    rest = rest_of(path)
    text = VARIABLE.sub(lambda found: "{*}" if found[1] == rest else "{}", without_query(path))
    return decoded(text), demanded_query(path)


def rest_of(path: str) -> str | None:
    """The variable that takes slashes too, as in `/files/{path*}`, `{+path}`, `{proxy+}`, `{path...}`, `{path:path}`.

    It has to be a whole segment, and the only one of its kind.
    """
    found = [name for name in _whole_segments(without_query(path)) if _REST.fullmatch(name)]
    return found[0] if len(found) == 1 else None


def segments(path: str) -> list[str]:
    """The segments of a path; a slash within a variable, as in `{name=shelves/*}`, separates none."""
    return re.findall(r"(?:\{[^{}]*\}|[^/])+|(?<=/)(?=/|$)", without_query(path))


def _whole_segments(path: str) -> Iterator[str]:
    for segment in segments(path):
        if found := VARIABLE.fullmatch(segment):
            yield found[1]


def _query(path: str) -> list[tuple[str, str]]:
    rest = path[len(without_query(path)) :]
    return parse_qsl(_until(rest[1:], "#"), keep_blank_values=True) if rest.startswith("?") else []


def _until(text: str, signs: str) -> str:
    """The beginning of a text up to one of the signs outside of variables."""
    found = re.match(rf"(?:\{{[^{{}}]*\}}|[^{signs}])*", text)
    return found[0] if found else ""
