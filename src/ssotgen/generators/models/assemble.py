"""From an engine's module to ours: its classes are held against the decided ones, what it was not told is put in."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from ssotgen.analysis.classes import SUPPORT, AliasView, EnumView, ModelModule, RecordView
from ssotgen.analysis.json_schema import LEAVES
from ssotgen.analysis.types import TypeExpr
from ssotgen.core.bug import Bug
from ssotgen.core.text import python_literal
from ssotgen.generators.docstrings import docstring
from ssotgen.generators.models.annotations import Leaves, completed, spelled
from ssotgen.generators.models.engine import Part
from ssotgen.generators.models.imports import imported, in_order

BASE = "shared.Base__"
"""The base class that the engine is told of; no decided name looks like it."""

_DOC = '"""The models of this contract: Python code uses the names of fields, JSON the names of the contract."""'
_INDENT = "    "


def assemble(
    module: ModelModule, printed: str, leaves: Mapping[str, TypeExpr], parts: Iterable[Part]
) -> Mapping[str, str]:
    """The finished parts by name. Raises `Bug` where the engine left out, renamed or invented a class or a field."""
    known = {view.name: view for view in module.classes}
    offered = {"Annotated": "typing", "Optional": "typing", "Field": "pydantic", "ConfigDict": "pydantic"}
    classes: dict[str, str] = {}
    needed: dict[str, Leaves] = {}
    for node in ast.parse(printed).body:
        put_in = needed[_name(node)] = Leaves(leaves)
        match node, known.get(_name(node)):
            case ast.ImportFrom(module=origin, names=names), _:
                offered |= {item.name: origin for item in names if origin and origin not in (LEAVES, "shared")}
            case ast.ClassDef(name=name), RecordView() as view:
                classes[name] = _record(view, node, put_in)
            case ast.ClassDef(name=name), EnumView() as view:
                classes[name] = _enum(view, node)
            case ast.Assign(value=ast.Call() as call), AliasView() as view:
                classes[view.name] = _alias(view, call, put_in)
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="model_rebuild"))), _:
                pass  # a class is completed when it is first used
            case _:
                raise Bug(f"the model engine printed `{ast.unparse(node)[:200]}`, which nobody decided")
    if set(classes) != set(known):
        raise Bug(f"the model engine left out {', '.join(sorted(set(known) - set(classes)))}")
    texts = {}
    for part in parts:
        body = "\n\n".join(text for name, text in classes.items() if name in part.classes)
        imports = {pair for name in part.classes for pair in needed[name].imports}
        texts[part.name] = "\n".join((_DOC, "", *_imports(part, imports, offered, body), "", "", body))
    return texts


def _name(node: ast.stmt) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return ""


def _record(view: RecordView, node: ast.ClassDef, leaves: Leaves) -> str:
    printed = {
        item.target.id: item.annotation
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    extra = printed.pop("__pydantic_extra__", None)
    if set(printed) != {field.name for field in view.fields}:
        different = sorted(set(printed) ^ {field.name for field in view.fields})
        raise Bug(f"the model engine and ssotgen name fields of `{view.name}` differently: {', '.join(different)}")
    lines = [f"class {view.name}({SUPPORT}.Model):\n", _described(view.description)]
    if view.closed or view.extra is not None:
        lines.append(f'{_INDENT}model_config = ConfigDict(extra="{"forbid" if view.closed else "allow"}")\n\n')
    if extra is not None:
        lines.append(f"{_INDENT}__pydantic_extra__: {spelled(leaves.put_into(extra))} = Field(init=False)\n\n")
    for field in view.fields:
        lines.append(f"{_INDENT}{completed(field, printed[field.name], leaves)}\n")
        lines.append(docstring(field.description, _INDENT) if field.description else "")
    text = "".join(lines)
    return text if text.count("\n") > 1 else f"{text}{_INDENT}pass\n"


def _enum(view: EnumView, node: ast.ClassDef) -> str:
    printed = [_name(item) for item in node.body if isinstance(item, ast.Assign)]
    names = [name for name, _ in view.members]
    if printed != names:
        raise Bug(f"the model engine and ssotgen name members of `{view.name}` differently")
    base = "StrEnum" if all(isinstance(value, str) for _, value in view.members) else f"{SUPPORT}.IntegerEnum"
    members = "".join(f"{_INDENT}{name} = {python_literal(value)}\n" for name, value in view.members)
    return f"class {view.name}({base}):\n{_described(view.description)}{members}"


def _alias(view: AliasView, call: ast.Call, leaves: Leaves) -> str:
    if len(call.args) != 2:
        raise Bug(f"the model engine printed the alias `{view.name}` in an unknown way")
    target = spelled(leaves.put_into(call.args[1]))
    text = f"{view.name} = TypeAliasType({python_literal(view.name)}, {target})\n"
    return text + (docstring(view.description, "") if view.description else "")


def _described(description: str | None) -> str:
    return f"{docstring(description, _INDENT)}\n" if description and description.strip() else ""


def _imports(part: Part, needed: set[tuple[str, str]], offered: Mapping[str, str], body: str) -> list[str]:
    """Import lines for what leaves need, for what the rest of the body uses of what is offered, and for neighbours."""
    used = {node.id for node in ast.walk(ast.parse(body)) if isinstance(node, ast.Name)}
    by_module: dict[str, set[str]] = {}
    for module, name in needed | {(module, name) for name, module in offered.items() if name in used}:
        by_module.setdefault(module, set()).add(name)
    outside = ("pydantic", "typing_extensions")
    own = [imported(module, in_order(names)) for module, names in sorted(by_module.items()) if module not in outside]
    theirs = [imported(module, in_order(names)) for module, names in sorted(by_module.items()) if module in outside]
    shared = [imported(part.shared, [f"models as {SUPPORT}"])] if SUPPORT in used else []
    shared += [imported(f".{neighbour}", names) for neighbour, names in part.imports.items()]
    groups = [group for group in (own, theirs, shared) if group]
    return [str(line) for index, group in enumerate(groups) for line in (*([""] if index else []), *group)]
