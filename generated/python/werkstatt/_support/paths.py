# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""Variables of a path as they were sent: servers decode before they route, also separators inside of values."""

import re
from collections.abc import Mapping
from urllib.parse import quote

VARIABLE = re.compile(r"\{(\w+)\}", re.ASCII)


def as_sent(template: str, raw_path: str, known: Mapping[str, str], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a path template, still encoded; those that are not found are `known`, encoded again.

    `prefixes` are what the values of some begin with, by their style.
    """
    wanted = template.split("/")[1:]
    segments = raw_path.split("/")[-len(wanted) :]
    found = {name: quote(known[name], safe="!$&'()*+,;=:@|~") for name in VARIABLE.findall(template)}
    if len(segments) == len(wanted):
        for pattern, segment in zip(wanted, segments, strict=True):
            parts = VARIABLE.split(pattern)
            texts = [
                f"(?P<{part}>{re.escape(prefixes.get(part, ''))}.+)" if number % 2 else re.escape(part)
                for number, part in enumerate(parts)
            ]
            if len(parts) > 1 and (match := re.fullmatch("".join(texts), segment)):
                found |= match.groupdict()
    return found
