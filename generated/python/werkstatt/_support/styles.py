# AUTO-GENERATED – DO NOT EDIT
# Sources: contracts/appointment.booked/v1.schema.yaml,
#     contracts/appointment.cancelled/v1.schema.yaml, contracts/booking-api/v1.openapi.yaml,
#     contracts/common/problem.yaml, contracts/reminder.due/v1.schema.yaml, registries/rbac.yaml,
#     registries/routes.yaml
# Regenerate: ssotgen build
"""How values are spread over text (OpenAPI, style values; RFC 6570): taken apart again, one style after the other."""

from collections.abc import Callable, Collection, Sequence
from urllib.parse import unquote, unquote_plus

from .wire import Shape, Tree, grow

# The name of a member, decoded, and its value as it was sent.
Pairs = Sequence[tuple[str, str]]

_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def raw_pairs(query: str, separator: str = "&") -> Pairs:
    """Take a query, or a form, apart; raise `ValueError` for one with too many parts."""
    parts = [part for part in query.split(separator) if part]
    if len(parts) > 10_000:
        raise ValueError("it has too many members")
    split = (part.partition("=") for part in parts)
    return [(unquote_plus(name, errors="strict"), value) for name, _, value in split]


def decoded(value: str) -> str:
    """Return the text of a value in a query or form."""
    return unquote_plus(value, errors="strict")


def reserved(value: str) -> str:
    """Return the text of a value that is sent with reserved characters as they are, so that `+` is no space."""
    return unquote(value, errors="strict")


def from_pairs(
    pairs: Pairs,
    name: str,
    shape: Shape,
    *,
    style: str,
    explode: bool,
    siblings: Collection[str] = (),
    decode: Callable[[str], str] = decoded,
) -> "Tree | None":
    """Return the value of a parameter of a query, or of a member of a form; `None` if it is not there.

    `siblings` are the names of all others, which no object without declared members takes for its own.
    """
    values = [value for key, value in pairs if key == name]
    if style == "deepObject":
        plain = name.replace("[", "(").replace("]", ")")  # brackets of the name itself hold no member
        members = [(key[len(name) :], value) for key, value in pairs if key.startswith(f"{name}[") and key[-1] == "]"]
        deep = [(plain + key, decode(value)) for key, value in members]
        return grow(deep, Shape({}, {}))[plain] if deep else [decode(value) for value in values] or None
    if explode and shape.is_object:
        found: dict[str, list[str]] = {}
        for key, value in pairs:
            if key in shape.members or (not shape.members and not {key, key.partition("[")[0]} & {*siblings}):
                found.setdefault(key, []).append(decode(value))
        if found:
            return found
    if not values or explode or len(values) > 1:
        return [decode(value) for value in values] or None
    return delimited(values[0], shape, _SEPARATORS.get(style, ","), decode=decode)


def delimited(
    text: str, shape: Shape, separator: str = ",", *, explode: bool = False, decode: Callable[[str], str] = str
) -> Tree:
    """Take one text apart: a list, or an object as `a,1,b,2` or, exploded, as `a=1,b=2`.

    A separator that was sent as it is separates, and then an encoded one belongs to a value; alone, an encoded one
    separates too, since many clients encode all.
    """
    if not (shape.is_array or shape.is_object):
        return decode(text)
    pairs = explode and shape.is_object and (not shape.is_array or "=" in text)
    if separator in text or (pairs and "=" in text):
        parts = text.split(separator)
    else:
        text, decode = decode(text), str
        parts = text.split(separator) if text else []
    parts = [part.strip() for part in parts]
    if pairs:
        return {decode(name): decode(value) for name, _, value in (part.partition("=") for part in parts)}
    parts = [decode(part) for part in parts]
    if shape.is_object and not (shape.is_array and len(parts) % 2):
        return dict(zip(parts[::2], parts[1::2], strict=False))
    return parts
