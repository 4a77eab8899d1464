"""What a module of routes imports: exactly what it uses."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.generators.router.view import AnswerView, ImportView, OperationView, ProtocolView
from ssotgen.plugin import Code

SUPPORT = "..._support"


def grouped(needed: Iterable[tuple[str, str]]) -> tuple[tuple[ImportView, ...], ...]:
    """Imports by module in groups: the standard library, then others, then relative ones."""
    modules: dict[str, set[str]] = {}
    for module, name in needed:
        modules.setdefault(module, set()).add(name)
    groups: dict[int, list[ImportView]] = {0: [], 1: [], 2: []}
    for module in sorted(modules, key=_order):
        names = tuple(Code(name) for name in sorted(modules[module], key=_order_of_name))
        groups[_group(module)].append(ImportView(Code(module), names))
    return tuple(tuple(group) for group in groups.values() if group)


def of_routes(
    principal: str,
    *,
    protocols: tuple[ProtocolView, ...],
    answers: tuple[AnswerView, ...],
    operations: tuple[OperationView, ...],
) -> set[tuple[str, str]]:
    """What `routes.py` needs besides the types of values."""
    options = [(option.name.text, str(option.value)) for item in operations for option in item.options]
    access = {value.partition(".")[0] for name, value in options if name == "access"}
    wanted = {
        ("abc", "abstractmethod"): any(item.methods for item in protocols),
        ("dataclasses", "dataclass"): bool(answers),
        ("dataclasses", "KW_ONLY"): any(item.fields for item in answers),
        ("typing", "Protocol"): True,
        ("fastapi", "APIRouter"): True,
        (f"{SUPPORT}.guard", "Guard"): True,
        (f"{SUPPORT}.operation", "Access"): "Access" in access,
        (f"{SUPPORT}.operation", "Body"): any(item.body for item in operations),
        (f"{SUPPORT}.operation", "Feature"): any(name == "feature" for name, _ in options),
        (f"{SUPPORT}.operation", "Operation"): True,
        (f"{SUPPORT}.operation", "Parameter"): any(item.parameters for item in operations),
        (f"{SUPPORT}.operation", "Resource"): any(name == "resource" for name, _ in options),
        (f"{SUPPORT}.operation", "Response"): True,
        (f"{SUPPORT}.operation", "Signature"): True,
        (f"{SUPPORT}.problems", "DeclaredResponse"): any(item.raised for item in answers),
        (f"{SUPPORT}.problems", "ProblemTypes"): True,
        (f"{SUPPORT}.routing", "Conventions"): True,
        (f"{SUPPORT}.routing", "build_router"): True,
        ("...rbac", "Permission"): "Permission" in access,
    }
    found = {pair for pair, used in wanted.items() if used}
    return found | {(f"{SUPPORT}.call", name) for name in ("Authenticate", "Call", "FeatureEnabled", "Owns", principal)}


def _order(module: str) -> tuple[int, str]:
    """As import sorters have it: modules that are further away first."""
    return -len(module) + len(module.lstrip(".")), module


def _order_of_name(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2), name


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module in ("fastapi", "pydantic", "typing_extensions") else 0
