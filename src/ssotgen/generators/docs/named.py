"""Which schemas readers know by a name, and what they are called."""

from __future__ import annotations

from ssotgen.core.origin import unescape
from ssotgen.ir.contract import Operation
from ssotgen.ir.program import Program


def name_of(program: Program, symbol: str) -> str:
    """What readers of the contract call a schema; one that the contract gives no name is called as in the models."""
    last = symbol.rpartition("/")[2] if _is_component(symbol) else program.names["python"].get(symbol)
    return unescape(last) if last else symbol.partition("#")[0].rpartition("/")[2]


def is_named(symbol: str) -> bool:
    """Whether a schema is a thing of its own to readers: a component, or a whole file."""
    return symbol.endswith("#") or _is_component(symbol)


def canonical(program: Program, symbol: str) -> str:
    """The schema that a name stands for, where it only repeats the name of another one."""
    seen = {symbol}
    while (schema := program.schemas.get(symbol)) and schema.is_bare_reference and schema.ref:
        target = schema.ref.target
        if target in seen or not is_named(target) or name_of(program, target) != name_of(program, symbol):
            break
        seen.add(target)
        symbol = target
    return symbol


def called(operation: Operation) -> str:
    """What readers call an operation in one word: its id, else how it is called."""
    return operation.id or f"{operation.method} {operation.path}"


def _is_component(symbol: str) -> bool:
    return symbol.partition("#")[2].rpartition("/")[0] in ("/components/schemas", "/$defs", "/definitions")
