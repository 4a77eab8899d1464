"""The modules of a contract's routes: one, or for a large contract one for each home of operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.analysis.homes import home
from ssotgen.core.values import dataclass, replace
from ssotgen.generators.docstrings import sentence
from ssotgen.generators.router import answers as responses
from ssotgen.generators.router import surroundings
from ssotgen.generators.router.imports import SUPPORT, deeper, grouped, of_routes
from ssotgen.generators.router.lower import principal, routed
from ssotgen.generators.router.operations import constant, operation_view
from ssotgen.generators.router.protocols import service_protocol, tag_protocols
from ssotgen.generators.router.types import Types, names_in
from ssotgen.generators.router.view import MethodView, RouterView, RoutesView, ServiceView
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.plugin import Code, Ident, Literal

LIMIT = 100
"""Routes of more operations are a package: at some fifty lines each, no file is longer than people care to look at."""
_SERVICE = "_service"
"""The module of the protocol that joins all others; no home begins with an underscore."""
_RESPONSES = "_responses"
"""The module of the failures that operations of several homes may share."""


def routes_views(program: Program, contract: Contract, *, limit: int = LIMIT) -> Mapping[str, RoutesView]:
    """The modules that serve one contract, by their paths in its package."""
    operations = tuple(sorted(contract.operations, key=lambda operation: operation.symbol))
    lowering = _Lowering(program, contract, operations)
    if len(operations) <= limit:
        return {"routes.py": lowering.whole()}
    homes: dict[str, list[Operation]] = {}
    for operation in operations:
        homes.setdefault(home(operation), []).append(operation)
    shared = Types(program)
    common = lowering.shared(shared)
    views = {_RESPONSES: common} if common.answers else {}
    views |= {name: lowering.home(name, found, shared) for name, found in sorted(homes.items())}
    names = {thing: name for name, view in views.items() for thing in defined(view)}
    service = lowering.service(names)
    index = lowering.index(names, service)
    return {f"routes/{name}.py": view for name, view in (("__init__", index), (_SERVICE, service), *views.items())}


def defined(view: RoutesView) -> Iterator[str]:
    """The names of what a module defines, but for the protocol that joins all others."""
    yield from (item.name.text for item in view.protocols)
    yield from (item.name.text for item in view.answers)
    yield from (item.constant.text for item in view.operations)


@dataclass(frozen=True, slots=True)
class _Lowering:
    """The routes of one contract on their way to modules. `operations` are sorted."""

    program: Program
    contract: Contract
    operations: tuple[Operation, ...]

    def whole(self) -> RoutesView:
        """Everything in one module."""
        types = Types(self.program)
        text = f"The operations of `{self.contract.symbol}`: what a service has to offer, and the router that calls it."
        view = self._view(types, types, text, self.operations)
        bases = tuple(item.name for item in view.protocols)
        answers = (*responses.components(types, self.operations), *view.answers)
        view = replace(view, answers=answers, service=self._service(types, bases), router=self._router())
        return replace(view, imports=grouped(types.imports | of_routes(view)))

    def shared(self, types: Types) -> RoutesView:
        """The failures that operations share."""
        view = self._empty(f"What several operations of `{self.contract.symbol}` answer alike.")
        view = replace(view, answers=responses.components(types, self.operations))
        return replace(view, imports=grouped(deeper(types.imports | of_routes(view))))

    def home(self, name: str, operations: Iterable[Operation], shared: Types) -> RoutesView:
        """The operations that are at home in one module, and what they ask of a service."""
        types, text = Types(self.program), f"The operations of `{self.contract.symbol}` around `{name}`."
        view = self._view(types, shared, text, operations)
        own = {item.name.text for item in view.answers}
        raised = {item.wrapper.text for one in view.operations for item in one.responses if item.wrapper} - own
        needed = {(f".{_RESPONSES}", name) for name in raised}
        imports = types.imports if view.protocols else _without_returned(types.imports, view)
        return replace(view, imports=grouped(deeper(imports | of_routes(view)) | needed))

    def service(self, homes: Mapping[str, str]) -> RoutesView:
        """What all operations ask of a service; `homes` are the modules of names."""
        types = Types(self.program)
        names = self.program.names["python"]
        tags = sorted(
            {names[f"{self.contract.symbol}/tags/{tag}"] for item in self.operations for tag in item.tags[:1]}
        )
        service = self._service(types, tuple(Ident(tag) for tag in tags))
        methods = service.protocol.methods
        said = names_in(*(str(method.returns) for method in methods)) & homes.keys()
        shown = said | names_in(*(str(code) for item in methods for code in _types(item)))
        view = self._empty(f"Everything that `{self.contract.symbol}` asks of a service, in one protocol.")
        view = replace(view, service=service)
        needed = {(f".{homes[name]}", name) for name in (*tags, *said)}
        imports = {pair for pair in types.imports if pair[1].rpartition(" ")[2] in shown}
        return replace(view, imports=grouped(deeper(imports | of_routes(view)) | needed))

    def index(self, homes: Mapping[str, str], service: RoutesView) -> RoutesView:
        """The router, and every name of the other modules."""
        text = f"The operations of `{self.contract.symbol}`: what a service has to offer, and the router that calls it."
        view = replace(self._empty(text), router=self._router())
        names = {(f".{home}", f"{name} as {name}") for name, home in homes.items()}
        names |= {
            (f".{_SERVICE}", f"{item.protocol.name} as {item.protocol.name}") for item in [service.service] if item
        }
        return replace(view, imports=grouped(deeper(of_routes(view)) | names))

    def _empty(self, text: str) -> RoutesView:
        return RoutesView(sentence(text, ""), Ident(principal(self.program)))

    def _view(self, types: Types, shared: Types, text: str, operations: Iterable[Operation]) -> RoutesView:
        operations = tuple(operations)
        answers = {item.symbol: responses.answers(types, shared, item) for item in operations}
        return replace(
            self._empty(text),
            protocols=tag_protocols(types, self.contract, operations, answers, principal(self.program)),
            answers=tuple(view for item in operations for view in answers[item.symbol].classes),
            operations=tuple(operation_view(types, item, answers[item.symbol]) for item in operations),
        )

    def _service(self, types: Types, bases: tuple[Ident, ...]) -> ServiceView:
        untagged = [item for item in self.operations if not item.tags]
        answers = {item.symbol: responses.answers(types, Types(self.program), item) for item in untagged}
        return ServiceView(bases, service_protocol(types, self.contract, untagged, answers, principal(self.program)))

    def _router(self) -> RouterView:
        names = self.program.names["python"]
        handlers = [names[item.symbol] for item in routed(self.operations)]
        return RouterView(
            service=Ident(names[f"{self.contract.symbol}?service"]),
            routed=tuple((Ident(constant(handler)), Ident(handler)) for handler in handlers),
            guard=tuple(surroundings.guard(self.program, self.contract)),
            type_base=Literal(self.program.errors.type_base),
            problems=tuple(surroundings.problems(self.program)),
            conventions=tuple(surroundings.conventions(self.program, self.contract)),
        )


def _types(method: MethodView) -> Iterator[Code | Ident | Literal]:
    yield method.returns
    yield from (item.value for item in method.arguments)


def _without_returned(imports: set[tuple[str, str]], view: RoutesView) -> set[tuple[str, str]]:
    """The imports without classes that only a method of a service would return."""
    shown = names_in(*(str(item.body) for item in view.answers if item.body))
    return {pair for pair in imports if pair[0] != f"{SUPPORT}.responses" or pair[1] in shown}
