"""What a service has to offer: a protocol for each tag, and one that joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ssotgen.generators.docstrings import sentence
from ssotgen.generators.router import parameters
from ssotgen.generators.router.answers import Answers
from ssotgen.generators.router.operations import caller
from ssotgen.generators.router.text import of_operation
from ssotgen.generators.router.types import Types
from ssotgen.generators.router.view import MethodView, ProtocolView
from ssotgen.ir.contract import Contract, Operation
from ssotgen.plugin import Ident


def tag_protocols(
    types: Types, contract: Contract, operations: Iterable[Operation], answers: Mapping[str, Answers], principal: str
) -> tuple[ProtocolView, ...]:
    """One protocol a tag, by name. An operation belongs to the first of its tags."""
    tagged: dict[str, list[Operation]] = {}
    for operation in operations:
        for tag in operation.tags[:1]:
            tagged.setdefault(tag, []).append(operation)
    said = {tag.name: tag.description for tag in contract.tags}
    names = types.program.names["python"]
    found = [
        ProtocolView(
            Ident(names[f"{contract.symbol}/tags/{tag}"]),
            sentence(said.get(tag) or f"Operations tagged `{tag}`.", "    "),
            tuple(_method(types, item, answers[item.symbol], principal) for item in _ordered(own)),
        )
        for tag, own in tagged.items()
    ]
    return tuple(sorted(found, key=lambda view: view.name.text))


def service_protocol(
    types: Types, contract: Contract, untagged: list[Operation], answers: Mapping[str, Answers], principal: str
) -> ProtocolView:
    """The protocol that inherits all others; operations without a tag stand in it."""
    return ProtocolView(
        Ident(types.program.names["python"][f"{contract.symbol}?service"]),
        sentence(f"Everything that `{contract.symbol}` asks of a service.", "    "),
        tuple(_method(types, item, answers[item.symbol], principal) for item in _ordered(untagged)),
    )


def _ordered(operations: list[Operation]) -> list[Operation]:
    return sorted(operations, key=lambda operation: operation.symbol)


def _method(types: Types, operation: Operation, answers: Answers, principal: str) -> MethodView:
    return MethodView(
        name=Ident(types.program.names["python"][operation.symbol]),
        caller=caller(types.program, operation, principal),
        arguments=parameters.arguments(types, operation),
        returns=answers.returns,
        docstring=of_operation(operation, " " * 8),
        never=answers.returns.text == "NoReturn",
    )
