# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Variables of a path as they were sent: servers decode before they route, also separators inside of values."""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

_VARIABLE = re.compile(r"\{(\w+)(:path)?\}", re.ASCII)
_SLASH = re.compile("%2F", re.IGNORECASE)


def variables(template: str) -> list[str]:
    """Return the names of the variables of a path template, in their order."""
    return [found[1] for found in _VARIABLE.finditer(template)]


def shape(template: str) -> str:
    """Return what two templates have in common that no request can tell apart."""
    return _VARIABLE.sub(r"{\2}", template)


def with_slashes(path: str, raw_path: bytes) -> str:
    """Return a path in which slashes that were sent encoded, as parts of values, still are."""
    raw = raw_path.decode("latin-1")
    return "%2F".join(map(unquote, _SLASH.split(raw))) if unquote(raw) == path else path


class Template:
    """A path template. `prefixes` are what the values of some variables begin with, by their style."""

    def __init__(self, template: str, prefixes: Mapping[str, str]) -> None:
        self._names = variables(template)
        segments = template.split("/")[1:]
        self._patterns = [_pattern(segment, prefixes) if "{" in segment else None for segment in segments]
        taking = ((number, _VARIABLE.fullmatch(segment)) for number, segment in enumerate(segments))
        self._rest = next(((number, found[1]) for number, found in taking if found and found[2]), None)

    def read(self, raw_path: str, known: Mapping[str, str]) -> dict[str, str]:
        """Return the variables, still encoded; those that are not found are `known`, encoded again."""
        found = {name: quote(known[name], safe="!$&'()*+,;=:@|~") for name in self._names}
        segments = self._joined(raw_path.split("/"), known)[-len(self._patterns) :]
        if len(segments) == len(self._patterns):
            for pattern, segment in zip(self._patterns, segments, strict=True):
                if pattern and (match := pattern.fullmatch(segment)):
                    found |= match.groupdict()
        return found

    def _joined(self, segments: list[str], known: Mapping[str, str]) -> list[str]:
        """Make one segment of those that a variable with slashes holds."""
        if self._rest is None:
            return segments
        number, name = self._rest
        end = len(segments) - (len(self._patterns) - number - 1)
        for start in range(number + 1, end):
            raw = "/".join(segments[start:end])
            if unquote(raw) in (known[name], unquote(known[name])):
                return [*segments[:start], raw, *segments[end:]]
        return segments


def _pattern(segment: str, prefixes: Mapping[str, str]) -> re.Pattern[str]:
    text, end = "", 0
    for found in _VARIABLE.finditer(segment):
        text += _fixed(segment[end : found.start()]) + f"(?P<{found[1]}>{re.escape(prefixes.get(found[1], ''))}.+)"
        end = found.end()
    return re.compile(text + _fixed(segment[end:]))


def _fixed(text: str) -> str:
    """A pattern for fixed text, of which each character may be encoded."""
    encoded = ("".join(f"%{byte:02x}" for byte in char.encode()) for char in text)
    return "".join(f"(?:{re.escape(char)}|(?i:{code}))" for char, code in zip(text, encoded, strict=True))
