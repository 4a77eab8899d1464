"""mypy accepts what is generated, and refuses a service that leaves out a method of its protocol."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = "werkstatt"
MODULE = f"{PACKAGE}.booking_api.v1.routes"
CALLER = """
from {package}.booking_api.v1.app import create_app
from {package}.booking_api.v1.routes import create_router


class Me:
    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None


async def authenticate(request: object) -> Me | None:
    return None


async def owns(principal: object, type: str, id: str) -> bool:
    return False


async def feature_enabled(feature: str, principal: object) -> bool:
    return True


create_app(Complete(), authenticate=authenticate, owns=owns, feature_enabled=feature_enabled)
create_router(Complete(), authenticate=authenticate, owns=owns, feature_enabled=feature_enabled)
create_router(Incomplete(), authenticate=authenticate, owns=owns, feature_enabled=feature_enabled)
"""


def imports(module: ast.Module) -> str:
    """The imports of a generated module, as another package writes them."""
    lines = []
    for node in module.body:
        if isinstance(node, ast.ImportFrom):
            parents = MODULE.split(".")[: -node.level] if node.level else []
            node.module, node.level = ".".join([*parents, *([node.module] if node.module else [])]), 0
        if isinstance(node, ast.Import | ast.ImportFrom):
            lines.append(ast.unparse(node))
    return "\n".join(lines)


def service(name: str, methods: list[ast.AsyncFunctionDef]) -> str:
    """A class with the signatures of a protocol."""
    for method in methods:
        method.body, method.decorator_list = [ast.Raise(ast.Name("NotImplementedError"))], []
    body = "\n".join(ast.unparse(method) for method in methods)
    return f"class {name}:\n" + re.sub("^", "    ", body, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def report(booking: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says about the whole package and a module that uses it; one run, for it takes its time."""
    python = booking / "generated/python"
    module = ast.parse((python / f"{MODULE.replace('.', '/')}.py").read_text(encoding="utf-8"))
    names = {node.name for node in module.body if isinstance(node, ast.ClassDef)}
    methods = [
        node
        for klass in module.body
        if isinstance(klass, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in klass.bases)
        for node in klass.body
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    assert len(methods) >= 14
    folder = tmp_path_factory.mktemp("typing")
    (folder / "mine.py").write_text(
        "from __future__ import annotations\n"
        f"{imports(module).replace('from __future__ import annotations', '')}\n"
        f"from {MODULE} import {', '.join(sorted(names))}\n"
        f"{service('Complete', methods)}\n{service('Incomplete', methods[1:])}\n{CALLER.format(package=PACKAGE)}",
        encoding="utf-8",
    )
    options = ("--strict", "--config-file=", f"--cache-dir={folder / 'cache'}", "--no-error-summary")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "-p", PACKAGE, "-m", "mine"],
        cwd=python,
        env={"MYPYPATH": f"{python}:{folder}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return [*done.stdout.splitlines(), f"left out: {methods[0].name}"]


def test_generated_code_is_typed(report: list[str]) -> None:
    assert [line for line in report if line.startswith(f"{PACKAGE}/")] == []


def test_a_missing_method_is_a_type_error(report: list[str]) -> None:
    errors = [line for line in report if "error:" in line]
    assert len(errors) == 1, "\n".join(report)
    assert 'Argument 1 to "create_router" has incompatible type "Incomplete"' in errors[0]
    left_out = report[-1].removeprefix("left out: ")
    assert any(line.endswith(f"note:     {left_out}") for line in report), "\n".join(report)
