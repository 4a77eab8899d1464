"""The names of all things in generated code, decided once for every generator."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import respelled
from ssotgen.core.suggest import nearest
from ssotgen.frontends.declarations import NameOverride
from ssotgen.ir.program import Program
from ssotgen.linker.messages import INVALID_NAME
from ssotgen.linker.messages_unknown import UNKNOWN_SYMBOL
from ssotgen.linker.names_models import model_names
from ssotgen.linker.names_service import service_scopes
from ssotgen.linker.scopes import collided

PYTHON = "python"


def decide(
    program: Program, chosen: Iterable[NameOverride]
) -> tuple[Mapping[str, Mapping[str, str]], list[Diagnostic]]:
    """Names by target and symbol, and findings about names that meet and about choices that are not possible."""
    chosen = tuple(chosen)
    findings = list(_invalid(chosen))
    refused = {finding.origin for finding in findings}
    overrides = {item.symbol.target: item.name.text for item in chosen if item.name.origin not in refused}
    scopes = tuple(service_scopes(program.contracts, program.rbac, overrides))
    findings += collided(scopes)
    models = model_names(program.contracts, program.shapes, overrides)
    findings += models.diagnostics
    names = dict(models.names)
    for scope in scopes:
        names |= scope.decided()
    findings += _unknown(chosen, names)
    return {PYTHON: names}, findings


def _invalid(chosen: Iterable[NameOverride]) -> Iterator[Diagnostic]:
    for item in chosen:
        parts = item.name.text.split(".")
        if not all(part.isidentifier() and not keyword.iskeyword(part) and part[:2] != "__" for part in parts):
            yield INVALID_NAME.at(item.name.origin, f"`{item.name.text}` cannot be a name in Python")


def _unknown(chosen: Iterable[NameOverride], names: Mapping[str, str]) -> Iterator[Diagnostic]:
    for item in chosen:
        symbol = item.symbol.target
        if symbol not in names:
            start = symbol.partition("#")[0]
            near = nearest(symbol, (known for known in names if known.startswith(start)))
            hint = f"did you mean `{near}`?" if near else None
            fix = respelled(item.symbol.origin, symbol, near)
            yield UNKNOWN_SYMBOL.at(item.symbol.origin, f"nothing has the symbol `{symbol}`", hint=hint, fix=fix)
