"""Responses of an operation: what its handler returns, what it raises, and how each is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.core.json import FrozenMap
from ssotgen.core.text import python_literal
from ssotgen.generators.router import media
from ssotgen.generators.router.messages import UNSUPPORTED_RESPONSE
from ssotgen.generators.router.text import docstring
from ssotgen.generators.router.types import Types, optional, union
from ssotgen.generators.router.view import AnswerView, FieldView, NamedView, ResponseView
from ssotgen.ir.contract import Operation, Response
from ssotgen.plugin import Code, Diagnostic, Ident, Literal

_WITHOUT_BODY = ("204", "205", "304")


@dataclass(frozen=True, slots=True)
class Answers:
    """The classes of one operation's responses, what its handler returns, and how all of them are sent."""

    returns: Code
    classes: tuple[AnswerView, ...]
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, decided. A handler may return the body itself if it is `bare`, else a class (or both)."""

    response: Response
    name: str
    statuses: int | range
    raised: bool
    bare: bool
    ways: tuple[media.Sent, ...]

    @property
    def has_class(self) -> bool:
        return not self.bare or self.has_choice

    @property
    def has_choice(self) -> bool:
        """Whether a handler may choose a media type."""
        return len(self.ways) > 1 or any("*" in way.name for way in self.ways)


def answers(types: Types, operation: Operation) -> Answers:
    """Lower the responses of one operation."""
    decided = tuple(_decide(types, operation))
    if not decided:  # nothing is declared, so there is nothing to say
        return Answers(Code("None"), (), (ResponseView(Code("204"), Code("None"), None, ()),))
    returned = [code for item in decided if not item.raised for code in _returned(item)]
    return Answers(
        Code(union(returned) if returned else types.need("typing", "NoReturn")),
        tuple(_class(types, item) for item in decided if item.has_class),
        tuple(view for item in decided for view in _responses(types, item)),
    )


def unsupported(operation: Operation) -> Iterator[Diagnostic]:
    """What is declared and cannot be sent."""
    for response in operation.responses:
        if response.status.startswith("1"):
            text = f"the status {response.status} is not final, so no handler can answer it"
            yield UNSUPPORTED_RESPONSE.at(response.origin.at_key(), text)


def _decide(types: Types, operation: Operation) -> Iterator[_Answer]:
    final = sorted(
        (item for item in operation.responses if not item.status.startswith("1")), key=lambda item: item.status
    )
    good = [item for item in final if item.status.startswith("2")]
    good = good or [item for item in final if item.status == "default"]
    for response in final:
        statuses = _statuses(response.status, good=response in good)
        ways = () if response.status in _WITHOUT_BODY else tuple(media.sent(types, response.content))
        alone = good == [response] and isinstance(statuses, int) and not response.headers
        bare = alone and (not ways or ways[0].usual is not None)
        name = types.program.names["python"][response.symbol]
        yield _Answer(response, name, statuses, response not in good, bare, ways)


def _statuses(status: str, *, good: bool) -> int | range:
    if status == "default":
        return range(200 if good else 300, 600)
    if status.isdecimal():
        return int(status)
    return range(int(status[0]) * 100, int(status[0]) * 100 + 100)


def _returned(item: _Answer) -> Iterator[str]:
    if item.bare:
        yield item.ways[0].shown if item.ways else "None"
    if item.has_class:
        yield item.name


def _class(types: Types, item: _Answer) -> AnswerView:
    return AnswerView(
        name=Ident(item.name),
        docstring=docstring(item.response.description or f"Status {item.response.status}.", "    "),
        raised=item.raised,
        body=Code(union([way.shown for way in item.ways])) if item.ways else None,
        fields=(*_chosen(types, item), *_headers(types, item)),
    )


def _chosen(types: Types, item: _Answer) -> Iterator[FieldView]:
    """What the contract leaves open."""
    if isinstance(item.statuses, range):
        yield FieldView(Ident("status"), Code("int"), None)
    if item.has_choice:
        usual = item.ways[0].usual
        code = "str"
        if all("*" not in way.name for way in item.ways):
            code = f"{types.need('typing', 'Literal')}[{', '.join(python_literal(way.name) for way in item.ways)}]"
        yield FieldView(Ident("media_type"), Code(code), Literal(usual) if usual else None)


def _headers(types: Types, item: _Answer) -> list[FieldView]:
    """Headers as attributes, those that are always sent first; `None` is not sent."""
    names = types.program.names["python"]
    found = []
    for header in item.response.headers:
        code = types.sent(header.schema) if header.schema else "str"
        name = Ident(names[f"{item.response.symbol}/headers/{header.name}"])
        type = Code(code if header.required else optional(code))
        found.append(FieldView(name, type, None if header.required else Literal(None)))
    return sorted(found, key=lambda field: (field.default is not None, field.name.text))


def _responses(types: Types, item: _Answer) -> Iterator[ResponseView]:
    """How a response is sent: for whoever returns the body itself, and for whoever returns or raises the class."""
    statuses = item.statuses
    status = Code(str(statuses) if isinstance(statuses, int) else f"range({statuses.start}, {statuses.stop})")
    body = Code(item.ways[0].encoded if item.ways else "None")
    if item.bare:
        usual = item.ways[0].usual if item.ways else None
        yield ResponseView(status, body, None, tuple(_media_type(usual)))
    if item.has_class:
        names = types.program.names["python"]
        symbol = item.response.symbol
        headers = {names[f"{symbol}/headers/{header.name}"]: header.name for header in item.response.headers}
        options = list(_media_type(item.ways[0].name if item.ways else None))
        if headers:
            options.append(NamedView(Ident("headers"), Literal(FrozenMap(dict(sorted(headers.items()))))))
        if len(item.ways) > 1:
            others = ", ".join(f"{python_literal(way.name)}: {way.encoded}" for way in item.ways[1:])
            options.append(NamedView(Ident("others"), Code(f"{{{others}}}")))
        yield ResponseView(status, body, Ident(item.name), tuple(options))


def _media_type(name: str | None) -> Iterator[NamedView]:
    if name not in (None, "application/json"):
        yield NamedView(Ident("media_type"), Literal(name))
