"""What a module of routes imports: exactly what it uses."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.generators.models.imports import in_order
from ssotgen.generators.router.view import ImportView, RoutesView
from ssotgen.plugin import Code

SUPPORT = "..._support"


def grouped(needed: Iterable[tuple[str, str]]) -> tuple[tuple[ImportView, ...], ...]:
    """Imports by module in groups: the standard library, then others, then relative ones."""
    modules: dict[str, set[str]] = {}
    for module, name in needed:
        modules.setdefault(module, set()).add(name)
    groups: dict[int, list[ImportView]] = {0: [], 1: [], 2: []}
    for module in sorted(modules, key=_order):
        names = in_order(modules[module])
        renamed = [(name,) for name in names if " as " in name]
        plain = tuple(name for name in names if " as " not in name)
        for some in (*renamed, plain) if plain else renamed:
            groups[_group(module)].append(ImportView(Code(module), tuple(map(Code, some))))
    return tuple(tuple(group) for group in groups.values() if group)


def deeper(needed: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The same for a module that lies one folder further down."""
    return {(f".{module}" if module.startswith(".") else module, name) for module, name in needed}


def of_routes(view: RoutesView) -> set[tuple[str, str]]:
    """What a module of routes needs besides the types of values."""
    protocols = (*view.protocols, *((view.service.protocol,) if view.service else ()))
    answers, operations, serves = view.answers, view.operations, view.router is not None
    methods = any(item.methods for item in protocols)
    guard = view.router.guard if view.router else ()
    options = [(option.name.text, str(option.value)) for item in operations for option in item.options]
    access = {value.partition(".")[0] for name, value in options if name == "access"}
    wanted = {
        ("abc", "abstractmethod"): methods,
        ("dataclasses", "dataclass"): bool(answers),
        ("dataclasses", "KW_ONLY"): any(item.fields for item in answers),
        ("typing", "Protocol"): bool(protocols),
        ("fastapi", "APIRouter"): serves,
        (f"{SUPPORT}.credentials", "Scheme"): any(item.name.text == "expect" for item in guard),
        (f"{SUPPORT}.credentials", "expecting"): any(item.name.text == "expect" for item in guard),
        (f"{SUPPORT}.guard", "Guard"): serves,
        (f"{SUPPORT}.operation", "Access"): "Access" in access,
        (f"{SUPPORT}.operation", "Body"): any(item.body for item in operations),
        (f"{SUPPORT}.operation", "Feature"): any(name == "feature" for name, _ in options),
        (f"{SUPPORT}.operation", "Operation"): bool(operations),
        (f"{SUPPORT}.operation", "Parameter"): any(item.parameters for item in operations),
        (f"{SUPPORT}.operation", "Resource"): any(name == "resource" for name, _ in options),
        (f"{SUPPORT}.operation", "Response"): bool(operations),
        (f"{SUPPORT}.operation", "Signature"): bool(operations),
        (f"{SUPPORT}.problems", "DeclaredResponse"): any(item.raised for item in answers),
        (f"{SUPPORT}.problems", "ProblemTypes"): serves,
        (f"{SUPPORT}.routing", "Conventions"): serves,
        (f"{SUPPORT}.routing", "build_router"): serves,
        ("...rbac", "Permission"): "Permission" in access,
        ("...rbac", "POLICY"): any(item.name.text == "policy" for item in guard),
        (f"{SUPPORT}.call", "Authenticate"): serves,
        (f"{SUPPORT}.call", "Call"): methods,
        (f"{SUPPORT}.call", "FeatureEnabled"): serves,
        (f"{SUPPORT}.call", "Owns"): serves,
        (f"{SUPPORT}.call", view.principal.text): serves or bool(protocols),
    }
    return {pair for pair, used in wanted.items() if used}


def _order(module: str) -> tuple[int, str]:
    """As import sorters have it: modules that are further away first."""
    return -len(module) + len(module.lstrip(".")), module


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module in ("fastapi", "pydantic", "typing_extensions") else 0
