"""Program to the pages of contracts."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.grants import holders
from ssotgen.analysis.ownership import owner_of
from ssotgen.core.markdown import escape_text, inline_code
from ssotgen.generators.docs.prose import prose
from ssotgen.generators.docs.types import is_named, name_of, type_text
from ssotgen.generators.docs.view import ApiView, IndexView, LinkView, OperationView, RowView, SchemaView
from ssotgen.ir.contract import Contract, MediaType, Operation, Response
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Authenticated, Public, Requires, Route
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Markdown


def index_view(program: Program) -> IndexView:
    """`docs/index.md`."""

    def line(contract: Contract) -> LinkView:
        link = f"[{escape_text(contract.title)}]({contract.name}/v{contract.major}.md)"
        return LinkView(Markdown(link), inline_code(contract.symbol))

    more = [LinkView(Markdown("[Roles and permissions](rbac.md)"), Markdown("who may do what"))] if program.rbac else []
    return IndexView(
        tuple(line(contract) for contract in program.contracts if contract.is_api),
        tuple(line(contract) for contract in program.contracts if not contract.is_api),
        tuple(more),
    )


def contract_view(program: Program, contract: Contract) -> ApiView:
    """`docs/<contract>/v<major>.md`."""
    operations = sorted(contract.operations, key=lambda operation: (operation.path, operation.method))
    root = [contract.root] if contract.root else []
    rest = ((symbol, schema) for symbol, schema in contract.schemas.items() if schema not in root)
    named = sorted(((symbol, schema) for symbol, schema in rest if is_named(symbol)), key=lambda item: item[0])
    return ApiView(
        title=escape_text(contract.title),
        facts=tuple(_facts(program, contract)),
        description=prose(contract.description),
        operations=tuple(_operation(program, operation) for operation in operations),
        schemas=(
            *(_schema(program, schema, contract.title) for schema in root),
            *(_schema(program, schema, name_of(program, symbol)) for symbol, schema in named),
        ),
    )


def _facts(program: Program, contract: Contract) -> Iterator[RowView]:
    facts = {
        "Contract": inline_code(contract.symbol),
        "Version": inline_code(contract.version) if contract.version else Markdown("–"),
        "Stability": Markdown(contract.stability.value),
        "Kind": Markdown(contract.kind.value),
        "Owner": Markdown(", ".join(inline_code(owner).text for owner in owner_of(program, contract)) or "–"),
    }
    return (RowView((Markdown(name), value)) for name, value in facts.items())


def _operation(program: Program, operation: Operation) -> OperationView:
    route = program.route_of.get(operation.symbol)
    return OperationView(
        title=escape_text(operation.id or f"{operation.method} {operation.path}"),
        call=inline_code(f"{operation.method} {operation.path}"),
        summary=escape_text(operation.summary or ""),
        description=prose(operation.description, level=4),
        deprecated=operation.deprecated,
        guard=_guard(route),
        callers=tuple(_callers(program, route)),
        parameters=tuple(
            RowView(
                (
                    inline_code(parameter.name),
                    Markdown(parameter.location),
                    type_text(program, parameter.schema or (parameter.content.schema if parameter.content else None)),
                    Markdown("yes" if parameter.required else "no"),
                    _line(parameter.description),
                )
            )
            for parameter in sorted(operation.parameters, key=lambda parameter: parameter.symbol)
        ),
        bodies=tuple(_media(program, media) for media in (operation.body.content if operation.body else ())),
        responses=tuple(row for response in operation.responses for row in _responses(program, response)),
    )


def _guard(route: Route | None) -> Markdown:
    match route.access if route else None:
        case Public(reason):
            return Markdown("Public" + (f": {escape_text(reason)}" if reason else ""))
        case Authenticated():
            return Markdown("Any authenticated caller")
        case Requires(permission):
            return Markdown(f"Permission {inline_code(permission)}")
        case None:
            return Markdown("–")


def _callers(program: Program, route: Route | None) -> Iterator[RowView]:
    if program.rbac and route and isinstance(route.access, Requires):
        for role, hold in sorted(holders(program.rbac, route.access.permission).items()):
            yield RowView(
                (inline_code(role), Markdown(hold.reach.value), escape_text(program.rbac.roles[role].description))
            )


def _media(program: Program, media: MediaType) -> RowView:
    return RowView((inline_code(media.type), type_text(program, media.schema or media.item)))


def _responses(program: Program, response: Response) -> Iterator[RowView]:
    errors = Markdown(
        ", ".join(inline_code(error.target.removeprefix("error:")).text for error in response.errors) or "–"
    )
    status = inline_code(response.status)
    for media in response.content:
        yield RowView(
            (
                status,
                inline_code(media.type),
                type_text(program, media.schema or media.item),
                errors,
                _line(response.description),
            )
        )
    if not response.content:
        yield RowView((status, Markdown("–"), Markdown("–"), errors, _line(response.description)))


def _schema(program: Program, schema: Schema, title: str) -> SchemaView:
    properties = schema.object.properties if schema.object else ()
    return SchemaView(
        title=escape_text(title),
        description=prose(schema.notes.description, level=4),
        type=type_text(program, schema),
        fields=tuple(
            RowView(
                (
                    inline_code(item.name),
                    type_text(program, item.schema),
                    Markdown("yes" if item.required else "no"),
                    _line(
                        program.resolve(item.schema).notes.description
                        if item.schema.is_bare_reference
                        else item.schema.notes.description
                    ),
                )
            )
            for item in sorted(properties, key=lambda item: item.name)
        ),
    )


def _line(text: str | None) -> Markdown:
    return (
        Markdown(prose(text).text.replace("\n\n", " ").replace("\n", " "))
        if text and "|" not in text
        else escape_text(text or "")
    )
