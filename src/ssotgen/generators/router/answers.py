"""Responses of an operation: what its handler returns, what it raises, and how each is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.analysis.types import Direction, TypeExpr
from ssotgen.core.json import FrozenMap
from ssotgen.generators.router import media
from ssotgen.generators.router.messages import UNSUPPORTED_RESPONSE
from ssotgen.generators.router.text import docstring
from ssotgen.generators.router.types import TEXT, Types, optional, plain
from ssotgen.generators.router.view import AnswerView, HeaderView, NamedView, ResponseView
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
    """One response, decided: `bare` means that a handler returns the body itself."""

    response: Response
    statuses: int | range
    raised: bool
    bare: bool
    body: TypeExpr | None
    media_type: str | None


def answers(types: Types, operation: Operation) -> Answers:
    """Lower the responses of one operation."""
    decided = list(_decide(types, operation))
    names = types.program.names["python"]
    returned = [item for item in decided if not item.raised]
    if not decided:  # nothing is declared, so there is nothing to say
        return Answers(Code("None"), (), (ResponseView(Code("204"), Code("None"), None, ()),))
    if not returned:
        types.imports.add(("typing", "NoReturn"))
        returns = "NoReturn"
    elif returned[0].bare:
        returns = plain(returned[0].body) if returned[0].body else "None"
    else:
        returns = " | ".join(names[item.response.symbol] for item in returned)
    return Answers(
        Code(returns),
        tuple(_class(types, item) for item in decided if not item.bare),
        tuple(_response(types, item) for item in decided),
    )


def unsupported(types: Types, operation: Operation) -> Iterator[Diagnostic]:
    """What is declared and cannot be sent."""
    for response in operation.responses:
        if response.status.startswith("1"):
            text = f"the status {response.status} is not final, so no handler can answer it"
            yield UNSUPPORTED_RESPONSE.at(response.origin.at_key(), text)
            continue
        ordered = media.preferred(response.content)
        for other in ordered[1:]:
            text = f"the response {response.status} is always sent as `{ordered[0].type}`, never as `{other.type}`"
            yield UNSUPPORTED_RESPONSE.at(other.origin.at_key(), text)
        chosen = ordered[0] if ordered else None
        if chosen and "*" in chosen.type and not media.is_decoded(types.program, chosen, form=False):
            sent = _sent_as(types, chosen.type, decoded=False)
            if media.essence(chosen.type) not in ("*/*", f"{sent.partition('/')[0]}/*"):
                text = f"the response {response.status} is sent as `{sent}`, since `{chosen.type}` names no media type"
                yield UNSUPPORTED_RESPONSE.at(chosen.origin.at_key(), text)


def _decide(types: Types, operation: Operation) -> Iterator[_Answer]:
    final = [item for item in operation.responses if not item.status.startswith("1")]
    final.sort(key=lambda item: item.status)
    good = [item for item in final if item.status.startswith("2")] or [
        item for item in final if item.status == "default"
    ]
    for response in final:
        statuses = _statuses(response.status, alone=response in good)
        alone = len(good) == 1 and response is good[0]
        bare = alone and isinstance(statuses, int) and not response.headers
        body, media_type = _body(types, response)
        yield _Answer(response, statuses, response not in good, bare, body, media_type)


def _statuses(status: str, *, alone: bool) -> int | range:
    if status == "default":
        return range(200 if alone else 300, 600)
    if status.isdecimal():
        return int(status)
    return range(int(status[0]) * 100, int(status[0]) * 100 + 100)


def _body(types: Types, response: Response) -> tuple[TypeExpr | None, str | None]:
    if not response.content or response.status in _WITHOUT_BODY:
        return None, None
    chosen = media.preferred(response.content)[0]
    found = media.body_type(types, chosen, Direction.OUTPUT)
    decoded = media.is_decoded(types.program, chosen, form=False)
    return found, _sent_as(types, chosen.type, decoded=decoded)


def _sent_as(types: Types, media_type: str, *, decoded: bool) -> str:
    """A media type for what may be a range of them."""
    if "*" not in media_type:
        return media_type
    if decoded:
        return "application/json"
    return "text/plain" if media_type.lower().startswith("text/") else "application/octet-stream"


def _class(types: Types, item: _Answer) -> AnswerView:
    names = types.program.names["python"]
    headers = []
    for header in item.response.headers:
        code = plain(types.of(header.schema, Direction.OUTPUT)) if header.schema else TEXT.code
        name = Ident(names[f"{item.response.symbol}/headers/{header.name}"])
        headers.append(HeaderView(name, Code(code if header.required else optional(code)), header.required))
    headers.sort(key=lambda header: (not header.required, header.name.text))
    return AnswerView(
        name=Ident(names[item.response.symbol]),
        docstring=docstring(item.response.description or f"Status {item.response.status}.", "    "),
        raised=item.raised,
        body=Code(plain(item.body)) if item.body else None,
        headers=tuple(headers),
        chosen=isinstance(item.statuses, range),
    )


def _response(types: Types, item: _Answer) -> ResponseView:
    names = types.program.names["python"]
    symbol = item.response.symbol
    headers = {names[f"{symbol}/headers/{header.name}"]: header.name for header in item.response.headers}
    options = []
    if item.media_type not in (None, "application/json"):
        options.append(NamedView(Ident("media_type"), Literal(item.media_type)))
    if headers:
        options.append(NamedView(Ident("headers"), Literal(FrozenMap(dict(sorted(headers.items()))))))
    statuses = item.statuses
    status = str(statuses) if isinstance(statuses, int) else f"range({statuses.start}, {statuses.stop})"
    return ResponseView(
        status=Code(status),
        body=Code(item.body.code if item.body else "None"),
        wrapper=None if item.bare else Ident(names[symbol]),
        options=tuple(options),
    )
