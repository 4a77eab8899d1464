"""A page of operations: each with what goes in, what comes back, who may call it, and a request to copy."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.markdown import NOTHING, bullets, code_block, escape_text, inline_code, label, listed, table
from ssotgen.emit.printing import json_line, json_text
from ssotgen.generators.docs import examples
from ssotgen.generators.docs.access import access
from ssotgen.generators.docs.cut import OperationPage
from ssotgen.generators.docs.fields import fields
from ssotgen.generators.docs.named import called
from ssotgen.generators.docs.prose import line, prose
from ssotgen.generators.docs.requests import example, is_json, request
from ssotgen.generators.docs.site import Scope, anchor_of
from ssotgen.generators.docs.types import bounds, type_text
from ssotgen.generators.docs.view import OperationsView, OperationView, PartView
from ssotgen.ir.contract import Contract, Operation, Response
from ssotgen.ir.media import MediaType
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Markdown

_LONGEST_EXAMPLE = 4_000
"""Characters of an example that is shown; a longer one is no help to a reader, and weighs on every diff."""


def operations_view(scope: Scope, contract: Contract, page: OperationPage) -> OperationsView:
    """`docs/<contract>/v<major>/operations/<tag>.md`; a callback stands behind the operation that asks for it."""
    shown = []
    for operation in page.operations:
        shown.append(operation_view(scope, contract, operation))
        for callback in operation.callbacks:
            title = escape_text(f"Callback {callback.name} of {called(operation)}")
            shown += [operation_view(scope, contract, inner, title) for inner in callback.operations]
    return OperationsView(
        label(page.title),
        trail(scope, contract),
        escape_text(page.title),
        prose(page.tag.description, level=2) if page.tag else Markdown(""),
        tuple(shown),
    )


def trail(scope: Scope, contract: Contract) -> Markdown:
    """The way back: the index, and the contract's first page."""
    return listed([scope.path("docs/index.md", "Index"), scope.to(contract.symbol)], " / ")


def operation_view(
    scope: Scope, contract: Contract, operation: Operation, title: Markdown | None = None
) -> OperationView:
    """One operation; one that somebody else answers gets no request to copy."""
    return OperationView(
        anchor=anchor_of(scope.site, operation.symbol),
        title=title or escape_text(operation.summary or called(operation)),
        call=inline_code(f"{operation.method} {operation.path}"),
        notes=tuple(_notes(operation)),
        description=prose(operation.description, level=4),
        access=tuple(access(scope, operation)),
        parts=tuple(part for part in _parts(scope, contract, operation, answered_here=title is None) if part.body.text),
    )


def _notes(operation: Operation) -> Iterator[Markdown]:
    if operation.id:
        yield inline_code(operation.id)
    if operation.deprecated:
        sunset = operation.extensions.get("x-sunset")
        yield Markdown("**deprecated**" + (f", until {escape_text(sunset).text}" if isinstance(sunset, str) else ""))


def _parts(scope: Scope, contract: Contract, operation: Operation, *, answered_here: bool) -> Iterator[PartView]:
    yield _part("Parameters", _parameters(scope, operation))
    for media in operation.body.content if operation.body else ():
        yield from _media(scope, media, "Request body", operation)
    yield _part("Responses", _responses(scope, operation))
    for response in operation.responses:
        for media in response.content:
            if inner := _inline(scope, media):
                yield _part(f"Fields of {inline_code(response.status).text}", inner)
    yield _part("Response headers", _headers(scope, operation))
    yield _part("Links", _links(scope, operation))
    callbacks = (inner for callback in operation.callbacks for inner in callback.operations)
    links = (scope.to(inner.symbol, inline_code(f"{inner.method} {inner.path}")) for inner in callbacks)
    yield _part("Callbacks", bullets(links))
    if answered_here:
        yield from _requests(scope, contract, operation)


def _part(name: str, body: Markdown) -> PartView:
    return PartView(Markdown(name), body)


def _parameters(scope: Scope, operation: Operation) -> Markdown:
    rows = []
    for parameter in sorted(operation.parameters, key=lambda parameter: parameter.symbol):
        schema = parameter.schema or (parameter.content.schema if parameter.content else None)
        limits = bounds(schema) if schema else Markdown("")
        rows.append((
            inline_code(parameter.name),
            Markdown(parameter.location),
            type_text(scope, schema),
            Markdown("yes" if parameter.required else "no"),
            _joined(Markdown("**deprecated**" if parameter.deprecated else ""), limits),
            line(parameter.description),
        ))  # fmt: skip
    return table(("Parameter", "In", "Type", "Required", "Bounds", "Meaning"), rows)


def _joined(*texts: Markdown) -> Markdown:
    return Markdown(", ".join(text.text for text in texts if text.text))


def _media(scope: Scope, media: MediaType, name: str, operation: Operation) -> Iterator[PartView]:
    body = operation.body
    facts = [inline_code(media.type).text, type_text(scope, media.schema or media.item).text]
    facts += ["required"] if body and body.required else ["optional"]
    meaning = line(body.description if body else None).text
    text = " · ".join(facts) + (f"\n\n{meaning}" if meaning else "")
    inner = _inline(scope, media, sent=True)
    yield _part(name, Markdown(text + (f"\n\n{inner.text}" if inner else "")))


def _inline(scope: Scope, media: MediaType, *, sent: bool = False) -> Markdown | None:
    """The fields of a body that has no name to look them up by; what is `sent` is shown where it is needed."""
    schema: Schema | None = media.schema or media.item
    if schema and schema.array and schema.array.items and not schema.ref:
        schema = schema.array.items
    if schema is None or (schema.ref and not sent):
        return None
    made = fields(scope, schema, sent=sent)
    return made if made.text else None


def _responses(scope: Scope, operation: Operation) -> Markdown:
    return table(
        ("Status", "Media type", "Type", "Errors", "Meaning"),
        (row for response in operation.responses for row in _response(scope, response)),
    )


def _response(scope: Scope, response: Response) -> Iterator[tuple[Markdown, ...]]:
    errors = listed(scope.to(error.target) for error in response.errors)
    for media in response.content:
        shown = type_text(scope, media.schema or media.item)
        yield inline_code(response.status), inline_code(media.type), shown, errors, line(response.description)
    if not response.content:
        yield inline_code(response.status), NOTHING, NOTHING, errors, line(response.description)


def _headers(scope: Scope, operation: Operation) -> Markdown:
    rows = (
        (
            inline_code(response.status),
            inline_code(header.name),
            type_text(scope, header.schema),
            Markdown("yes" if header.required else "no"),
            line(header.description),
        )
        for response in operation.responses
        for header in sorted(response.headers, key=lambda header: header.name)
    )
    return table(("Status", "Header", "Type", "Required", "Meaning"), rows)


def _links(scope: Scope, operation: Operation) -> Markdown:
    rows = []
    for response in operation.responses:
        for item in sorted(response.links, key=lambda item: item.name):
            target = scope.operation(item.operation) if item.operation else inline_code(item.target)
            sent = [inline_code(f"{name} = {_expression(value)}") for name, value in sorted(item.parameters.items())]
            row = (inline_code(response.status), inline_code(item.name), target, listed(sent), line(item.description))
            rows.append(row)
    return table(("Status", "Link", "Leads to", "With", "Meaning"), rows)


def _expression(value: object) -> str:
    return value if isinstance(value, str) else json_line(value)  # type: ignore[arg-type]


def _requests(scope: Scope, contract: Contract, operation: Operation) -> Iterator[PartView]:
    sent = request(scope.program, contract, operation)
    answer = _answer(operation)
    command = examples.curl(sent)
    if len(command) <= _LONGEST_EXAMPLE:
        answers_json = answer is not None and is_json(answer.type)
        yield _part("With curl", code_block(command, "sh"))
        yield _part("With Python", code_block(examples.python(sent, answers_json=answers_json), "python"))
    if answer and answer.examples and is_json(answer.type):
        text = json_text(example(scope.program, answer, sent=False))
        if len(text) <= _LONGEST_EXAMPLE:
            yield _part("What may come back", code_block(text, "json"))


def _answer(operation: Operation) -> MediaType | None:
    """The body of the first success."""
    good = (response for response in operation.responses if response.status.startswith("2") and response.content)
    found = next(good, None)
    return found.content[0] if found else None
