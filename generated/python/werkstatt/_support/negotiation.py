# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""What a client wants to read (RFC 9110, 12.5.1): media types on offer, the preferred one first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LINES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/x-jsonl")
"""Media types of one JSON text a line."""

_QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    subtype: str
    parameters: Mapping[str, str]
    quality: float

    @property
    def precision(self) -> tuple[bool, bool, int]:
        return self.type != "*", self.subtype != "*", len(self.parameters)

    def covers(self, other: "_Range") -> bool:
        """Whether both stand for the same thing, as far as either says; what is on offer may be a range too."""
        alike = all(
            "*" in (mine, theirs) or mine == theirs
            for mine, theirs in ((self.type, other.type), (self.subtype, other.subtype))
        )
        return alike and self.parameters.items() <= other.parameters.items()


def accepted(offers: Iterable[str], accept: str) -> tuple[str, ...]:
    """Return the offers that a client accepts, by its preference and then in their order; all if it does not say."""
    wanted = [one for part in accept.split(",")[:100] for one in _parsed(part)]
    if not wanted:
        return tuple(offers)
    ranked = ((_quality(offer, wanted), offer) for offer in offers)
    return tuple(offer for quality, offer in sorted(ranked, key=lambda pair: -pair[0]) if quality)


def essence(media_type: str) -> str:
    """Return a media type in lower case, without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Tell whether a media type without parameters is JSON, by name or by suffix (RFC 6839)."""
    return media_type == "application/json" or media_type.endswith("+json")


def is_sequence(media_type: str) -> bool:
    """Tell whether a media type without parameters is a sequence of items."""
    return media_type in LINES or media_type.endswith(("/json-seq", "+json-seq")) or media_type == "text/event-stream"


def parameters_of(media_type: str) -> dict[str, str]:
    """Return the parameters of a media type."""
    pairs = (part.partition("=") for part in media_type.split(";")[1:])
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs if name.strip()}


def _quality(offer: str, wanted: list[_Range]) -> float:
    """What the most precise range says about an offer; of an offer that is a range, the best that is in it."""
    for own in _parsed(offer):
        covering = [one for one in wanted if one.covers(own)]
        if "*" in (own.type, own.subtype):
            return max((one.quality for one in covering), default=0)
        return max(covering, key=lambda one: one.precision).quality if covering else 0
    return 0


def _parsed(text: str) -> Iterator[_Range]:
    type, slash, subtype = essence(text).partition("/")
    if type and slash and subtype:
        given = parameters_of(text)
        quality = given.pop("q", "1")
        given.pop("charset", None)  # what is sent is always UTF-8
        yield _Range(type, subtype, given, float(quality) if _QUALITY.fullmatch(quality) else 1)
