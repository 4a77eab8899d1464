"""Security of a contract as data: its schemes, what it asks for, and which operations ask for something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.core.text import python_literal
from ssotgen.generators.router.view import NamedView
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.security import SecurityRequirement, SecurityScheme
from ssotgen.plugin import Code, Ident


def of_guard(contract: Contract) -> Iterator[NamedView]:
    """The keyword of a guard; none where the contract declares no scheme."""
    if contract.security_schemes:
        schemes = _tuple(_scheme(scheme) for scheme in contract.security_schemes)
        asked = f", {_asked(contract.security)}" if contract.security else ""
        yield NamedView(Ident("expect"), Code(f"expecting({schemes}{asked})"))


def of_operation(contract: Contract, operation: Operation) -> Iterator[NamedView]:
    """The keyword of an operation that does not ask for what its contract does."""
    asked = operation.security or ()
    if contract.security_schemes and asked != (contract.security or ()):
        yield NamedView(Ident("security"), Code(_asked(asked)))


def _asked(alternatives: tuple[SecurityRequirement, ...]) -> str:
    return _tuple(
        "{" + ", ".join(f"{python_literal(name)}: {_scopes(scopes)}" for name, scopes in alternative.schemes) + "}"
        for alternative in alternatives
    )


def _scopes(scopes: tuple[str, ...]) -> str:
    return _tuple(python_literal(scope) for scope in scopes)


def _tuple(items: Iterable[str]) -> str:
    """A tuple that a formatter keeps on one line, where it fits there."""
    found = list(items)
    return f"({', '.join(found)}{',' if len(found) == 1 else ''})"


def _scheme(scheme: SecurityScheme) -> str:
    kind, name = scheme.type, ""
    if kind == "http":
        name = (scheme.scheme or "").lower()
        kind, name = (name, "") if name in ("basic", "bearer") else ("http", name)
    elif kind == "apiKey":
        name = scheme.parameter or ""
    options = [python_literal(text) for text in (scheme.name, kind, *([name] if name else []))]
    if kind == "apiKey" and scheme.location not in (None, "header"):
        options.append(python_literal(scheme.location))
    return f"Scheme({', '.join(options)})"
