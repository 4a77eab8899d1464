"""Responses of an operation: what its handler returns, what it raises, and how each is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ssotgen.core.json import FrozenMap
from ssotgen.core.text import python_literal
from ssotgen.core.values import dataclass
from ssotgen.generators.docstrings import sentence
from ssotgen.generators.router import media
from ssotgen.generators.router.messages import UNSUPPORTED_RESPONSE
from ssotgen.generators.router.types import Types, names_in, optional, union
from ssotgen.generators.router.view import AnswerView, FieldView, NamedView, ResponseView
from ssotgen.ir.contract import Operation, Response
from ssotgen.ir.media import Header
from ssotgen.ir.statuses import returned
from ssotgen.plugin import Code, Diagnostic, Ident, Literal

_WITHOUT_BODY = ("204", "205", "304")


@dataclass(frozen=True, slots=True)
class Answers:
    """The classes of one operation's own responses, what its handler returns, and how all responses are sent."""

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


def answers(types: Types, shared: Types, operation: Operation) -> Answers:
    """Lower the responses of one operation; `shared` are the types of the module of what operations share."""
    decided = tuple(_decide(types, shared, operation))
    if not decided:  # nothing is declared, so there is nothing to say
        return Answers(Code("None"), (), (ResponseView(Code("204"), Code("None"), None, ()),))
    given = [code for item in decided if not item.raised for code in _returned(item)]
    return Answers(
        Code(union(given) if given else types.need("typing", "NoReturn")),
        tuple(_class(types, item) for item in decided if item.has_class and item.response.component is None),
        tuple(view for item in decided for view in _responses(types, item)),
    )


def components(shared: Types, operations: Iterable[Operation]) -> tuple[AnswerView, ...]:
    """The classes of failures that operations share, by name."""
    found = {item.symbol: item for operation in operations for item in _final(operation) if item.component is not None}
    views = (_class(shared, _failure(shared, item)) for item in found.values())
    return tuple(sorted(views, key=lambda view: view.name.text))


def unsupported(operation: Operation) -> Iterator[Diagnostic]:
    """What is declared and cannot be sent."""
    for response in operation.responses:
        if response.status.startswith("1"):
            text = f"the status {response.status} is not final, so no handler can answer it"
            yield UNSUPPORTED_RESPONSE.at(response.origin.at_key(), text)


def _final(operation: Operation) -> list[Response]:
    found = (item for item in operation.responses if not item.status.startswith("1"))
    return sorted(found, key=lambda item: item.status)


def _decide(types: Types, shared: Types, operation: Operation) -> Iterator[_Answer]:
    final = _final(operation)
    successes = returned(item.status for item in final)
    good = [item for item in final if item.status in successes]
    for response in final:
        if response.component is not None:
            item = _failure(shared, response)
            used = names_in(*(way.encoded for way in item.ways)) if types is not shared else frozenset[str]()
            types.imports |= {(module, name) for module, name in shared.imports if name in used}
            yield item
        elif response not in good:
            yield _failure(types, response)
        else:
            statuses, ways = _statuses(response.status, good=True), _ways(types, response)
            alone = good == [response] and isinstance(statuses, int) and not response.headers
            bare = alone and (not ways or ways[0].usual is not None)
            yield _Answer(response, _name(types, response), statuses, False, bare, ways)


def _failure(types: Types, response: Response) -> _Answer:
    statuses = _statuses(response.status, good=False)
    return _Answer(response, _name(types, response), statuses, True, False, _ways(types, response))


def _name(types: Types, response: Response) -> str:
    return types.program.names["python"][response.symbol]


def _ways(types: Types, response: Response) -> tuple[media.Sent, ...]:
    return () if response.status in _WITHOUT_BODY else tuple(media.sent(types, response.content))


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
        docstring=sentence(item.response.description or f"Status {item.response.status}.", "    "),
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
        if usual and "*" not in item.ways[0].name:
            yield FieldView(Ident("media_type"), Code(optional(code)), Literal(None))
        else:
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


def _spelling(header: Header) -> str | None:
    """How a header is written, where that is neither plain text nor a list with commas."""
    if header.media_type is not None:
        return "json" if media.is_json(header.media_type) else None
    return "exploded" if header.explode else None


def _responses(types: Types, item: _Answer) -> Iterator[ResponseView]:
    """How a response is sent: for whoever returns the body itself, and for whoever returns or raises the class."""
    statuses = item.statuses
    status = Code(str(statuses) if isinstance(statuses, int) else f"range({statuses.start}, {statuses.stop})")
    body = Code(item.ways[0].encoded if item.ways else "None")
    if item.bare:
        usual = item.ways[0].usual if item.ways else None
        alike = [way for way in item.ways[1:] if media.is_json(way.name) and way.encoded == item.ways[0].encoded]
        yield ResponseView(status, body, None, (*_media_type(usual), *_others(alike), *_frame(types, item.ways[:1])))
    if item.has_class:
        names = types.program.names["python"]
        symbol = item.response.symbol
        headers = {names[f"{symbol}/headers/{header.name}"]: header.name for header in item.response.headers}
        options = list(_media_type(item.ways[0].name if item.ways else None))
        if headers:
            options.append(NamedView(Ident("headers"), Literal(FrozenMap(dict(sorted(headers.items()))))))
        spelled = {header.name: way for header in item.response.headers if (way := _spelling(header))}
        if spelled:
            options.append(NamedView(Ident("spelled"), Literal(FrozenMap(dict(sorted(spelled.items()))))))
        options += (*_others(item.ways[1:]), *_frame(types, item.ways))
        yield ResponseView(status, body, Ident(item.name), tuple(options))


def _others(ways: Sequence[media.Sent]) -> Iterator[NamedView]:
    """The media types that the client may prefer, or the handler choose, over the usual one."""
    if ways:
        found = ", ".join(f"{python_literal(way.name)}: {way.encoded}" for way in ways)
        yield NamedView(Ident("others"), Code(f"{{{found}}}"))


def _frame(types: Types, ways: Sequence[media.Sent]) -> Iterator[NamedView]:
    if any(way.items for way in ways):
        yield NamedView(Ident("frame"), Code(types.need("..._support.streams", "framed")))


def _media_type(name: str | None) -> Iterator[NamedView]:
    if name not in (None, "application/json"):
        yield NamedView(Ident("media_type"), Literal(name))
