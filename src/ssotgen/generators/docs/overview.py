"""The first page of a contract: what it is, who answers for it, how to reach it, and what it consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.analysis.ownership import owner_of
from ssotgen.core.markdown import NOTHING, escape_text, facts, inline_code, label, link, listed, table
from ssotgen.generators.docs.access import brief
from ssotgen.generators.docs.cut import OperationPage
from ssotgen.generators.docs.named import called
from ssotgen.generators.docs.operations import operation_view, trail
from ssotgen.generators.docs.prose import line, prose
from ssotgen.generators.docs.reaching import servers, signing_in
from ssotgen.generators.docs.schemas import schema_view
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.survey import changelog_page, webhooks_page
from ssotgen.generators.docs.view import ContractView, OperationsView, PageView, SectionView
from ssotgen.ir.contract import Contract, Operation, Stability
from ssotgen.plugin import Code, Markdown

INDEX = "docs/index.md"


def contract_view(scope: Scope, contract: Contract) -> ContractView:
    """`docs/<contract>/v<major>.md`."""
    sections = tuple(_sections(scope, contract))
    return ContractView(
        label=label(contract.title),
        trail=scope.path(INDEX, "Index"),
        title=escape_text(contract.title),
        facts=_facts(scope, contract, sections),
        description=Markdown("") if contract.root else prose(contract.description, level=2),
        prose=_prose(contract),
        sections=sections,
        root=schema_view(scope, contract, contract.root, contract.title) if contract.root else None,
    )


def changelog_view(scope: Scope, contract: Contract) -> PageView:
    """`docs/<contract>/changelog.md`."""
    text = contract.changelog.text if contract.changelog else ""
    title = f"Changelog of {contract.name}"
    return PageView(
        label(title), scope.path(INDEX, "Index"), escape_text(title), (prose(text, level=2, titled=True),), ()
    )


def webhooks_view(scope: Scope, contract: Contract) -> OperationsView:
    """`docs/<contract>/v<major>/webhooks.md`: requests that the service sends to those who asked for them."""
    shown = []
    for webhook in sorted(contract.webhooks, key=lambda webhook: webhook.name):
        for operation in webhook.operations:
            title = escape_text(operation.summary or webhook.name)
            shown.append(operation_view(scope, contract, operation, title))
    return OperationsView(label("Webhooks"), trail(scope, contract), Markdown("Webhooks"), Markdown(""), tuple(shown))


def _prose(contract: Contract) -> Markdown:
    return prose(contract.prose.text, level=2, titled=True) if contract.prose else Markdown("")


def _facts(scope: Scope, contract: Contract, sections: Sequence[SectionView]) -> Markdown:
    version = inline_code(contract.version) if contract.version else NOTHING
    if contract.changelog:
        version = Markdown(f"{version.text} ({scope.path(changelog_page(contract), 'changelog').text})")
    said = contract.stability.value
    others = [one.symbol for one in scope.program.contracts if one.name == contract.name and one is not contract]
    known = {
        "Contract": inline_code(contract.symbol),
        "Version": version,
        "Stability": Markdown(f"**{said}**" if contract.stability is Stability.DEPRECATED else said),
        "Sunset": escape_text(contract.sunset or ""),
        "Other versions": listed(map(scope.to, others)) if others else Markdown(""),
        "Kind": Markdown(contract.kind.value if contract.served else f"{contract.kind.value}, consumed"),
        "Owner": scope.all_of("owner", owner_of(scope.program, contract)),
        "Emitted by": _emitters(scope, contract),
        # Long prose may stand before them.
        "On this page": Markdown(", ".join(link(one.title, f"#{one.anchor.text}").text for one in sections)),
    }
    return facts({name: value for name, value in known.items() if value.text})


def _emitters(scope: Scope, contract: Contract) -> Markdown:
    operations = scope.site.bound.get(contract.symbol, ())
    return listed(scope.operation(symbol) for symbol in operations) if operations else Markdown("")


def _sections(scope: Scope, contract: Contract) -> Iterator[SectionView]:
    yield from _section("servers", "Servers", servers(contract))
    yield from _section("security", "Signing in", *signing_in(scope, contract))
    pages = scope.site.operation_pages[contract.symbol]
    operations = "\n\n".join(_operations(scope, page) for page in pages)
    yield from _section("operations", "Operations", Markdown(operations))
    if contract.webhooks:
        names = sorted({webhook.name for webhook in contract.webhooks})
        text = f"{scope.path(webhooks_page(contract), 'Webhooks').text}: {listed(map(inline_code, names)).text}"
        yield from _section("webhooks", "Webhooks", Markdown(text))
    schemas = "\n\n".join(_schemas(scope, contract))
    yield from _section("schemas", "Schemas", Markdown(schemas))


def _section(anchor: str, title: str, *blocks: Markdown) -> Iterator[SectionView]:
    if said := tuple(block for block in blocks if block.text):
        yield SectionView(Code(anchor), Markdown(title), said)


def _operations(scope: Scope, page: OperationPage) -> str:
    title = scope.named(page.path, escape_text(page.title))
    rows = (
        (
            inline_code(f"{operation.method} {operation.path}"),
            _named(scope, operation),
            brief(scope, route.access) if (route := scope.program.route_of.get(operation.symbol)) else NOTHING,
        )
        for operation in page.operations
    )
    header = ("Call", "Operation", "Who may call it")
    about = line(page.tag.description).text if page.tag else ""
    return f"**{title.text}**{': ' + about if about else ''}\n\n{table(header, rows).text}"


def _named(scope: Scope, operation: Operation) -> Markdown:
    """What an operation does, and what it is called in code."""
    text = scope.to(operation.symbol, escape_text(operation.summary or called(operation))).text
    text += f" {inline_code(operation.id).text}" if operation.id and operation.summary else ""
    return Markdown(f"{text}, deprecated" if operation.deprecated else text)


def _schemas(scope: Scope, contract: Contract) -> Iterator[str]:
    for page in scope.site.schema_pages[contract.symbol]:
        before = f"**{scope.named(page.path, escape_text(page.title)).text}** " if page.title else ""
        links = listed((scope.schema(symbol) for symbol in page.symbols), ",\n")  # a new one is one line of a diff
        yield before + links.text
