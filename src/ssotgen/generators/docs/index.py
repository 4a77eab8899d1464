"""The index: every contract, every registry, and what is made of what."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.ownership import owner_of
from ssotgen.core.markdown import bullets, escape_text, inline_code, label, link, table
from ssotgen.generators.docs.diagrams import MOST_NODES, flowchart
from ssotgen.generators.docs.registries import TITLES, kinds
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.view import PageView, SectionView
from ssotgen.ir.contract import Contract, ContractKind
from ssotgen.plugin import Code, Markdown

_MOST_PAGES = 12
"""More pages of one contract are listed on its own first page alone."""
_ABOUT = {
    "role": "who there is, and what each inherits", "permission": "what may be allowed, and who holds it",
    "error": "what can go wrong, and what to do then", "owner": "who answers for what",
    "feature": "what can be switched off", "middleware": "what stands before handlers",
}  # fmt: skip
_KINDS = {
    ContractKind.API: "APIs", ContractKind.EVENT: "Events", ContractKind.DATA: "Data", ContractKind.EXPORT: "Exports",
    ContractKind.CONFIG: "Configuration",
}  # fmt: skip
# What the generators make, by what they make it of.
_OUTPUTS = {
    "contracts": ("models", "router and service protocol", "bundles", "docs"),
    "rbac": ("guards and matrix", "policy", "access tests", "docs"),
    "routes": ("guards and matrix", "router and service protocol", "access tests", "docs"),
    "owners": ("CODEOWNERS", "docs"),
    "errors": ("router and service protocol", "docs"),
    "features": ("router and service protocol", "docs"),
}


def index_view(scope: Scope) -> PageView:
    """`docs/index.md`."""
    sections = []
    for kind, title in _KINDS.items():
        contracts = [contract for contract in scope.program.contracts if contract.kind is kind]
        if contracts:
            sections.append(_section(kind.value, title, table(_header(kind), (_row(scope, one) for one in contracts))))
    more = list(_more(scope))
    if more:
        sections.append(_section("registries", "Who may do what, and what can go wrong", bullets(more)))
    links = _links(scope)
    sections += [_section("depends", "What depends on what", links)] if links.text else []
    sections.append(_section("made-of", "What is made of what", _made(scope)))
    return PageView(label("Contents"), Markdown(""), Markdown("Contents"), (), tuple(sections))


def _header(kind: ContractKind) -> tuple[str, ...]:
    return ("Contract", "Symbol", "Version", "Stability", "Emitted by" if kind is ContractKind.EVENT else "Pages")


def _row(scope: Scope, contract: Contract) -> tuple[Markdown, ...]:
    return (
        scope.to(contract.symbol, escape_text(contract.title)),
        inline_code(contract.symbol),
        inline_code(contract.version or ""),
        Markdown(contract.stability.value),
        Markdown(", ".join(_last(scope, contract)) or "–"),
    )


def _last(scope: Scope, contract: Contract) -> Iterator[str]:
    """The pages of an API; of an event, who emits it."""
    if contract.kind is ContractKind.EVENT:
        yield from (scope.operation(symbol).text for symbol in scope.site.bound.get(contract.symbol, ()))
        return
    pages = scope.site.operation_pages[contract.symbol]
    if len(pages) > _MOST_PAGES:
        yield link(Markdown("operations"), f"{scope.relative(scope.site.places[contract.symbol].page)}#operations").text
    else:
        yield from (scope.named(page.path, escape_text(page.title)).text for page in pages)
    if scope.site.schema_pages[contract.symbol]:
        yield scope.named(scope.site.schema_pages[contract.symbol][0].path, Markdown("schemas")).text


def _more(scope: Scope) -> Iterator[Markdown]:
    program = scope.program
    if program.rbac:
        yield Markdown(f"{scope.path('docs/rbac.md', 'Who may do what').text}: roles and permissions at a glance")
    if program.routes:
        yield Markdown(f"{scope.path('docs/public.md', 'What is public').text}: what answers without signing in")
        yield Markdown(f"{scope.path('docs/routes.md', 'Routes').text}: what stands between a request and its handler")
    for kind, page in kinds(scope):
        yield Markdown(f"{scope.path(page, TITLES[kind]).text}: {_ABOUT[kind]}")


def _links(scope: Scope) -> Markdown:
    """Which contract emits which event, hangs on which feature, and belongs to whom."""
    program = scope.program
    edges: dict[tuple[str, str, str], None] = {}
    for contract in program.contracts:
        for operation in contract.operations:
            route = program.route_of.get(operation.symbol)
            edges |= {(contract.symbol, event, "emits"): None for event in (route.emits if route else ())}
            if route and route.feature:
                edges[contract.symbol, f"feature {route.feature}", "asks for"] = None
        for owner in owner_of(program, contract):
            edges[contract.symbol, f"owner {owner}", "belongs to"] = None
    nodes = {name: name for name in sorted({name for edge in edges for name in edge[:2]})}
    return flowchart("LR", nodes, sorted(edges)) if len(nodes) <= MOST_NODES else Markdown("")


def _made(scope: Scope) -> Markdown:
    given = ["contracts", *(name for name in _OUTPUTS if name in scope.program.registries)]
    made = sorted({output for name in given for output in _OUTPUTS[name]})
    nodes = {name: name for name in given} | {f"made {output}": output for output in made}
    return flowchart("LR", nodes, [(name, f"made {output}", "") for name in given for output in _OUTPUTS[name]])


def _section(anchor: str, title: str, body: Markdown) -> SectionView:
    return SectionView(Code(anchor), Markdown(title), (body,))
