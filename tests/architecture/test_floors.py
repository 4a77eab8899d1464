"""The floors of `.importlinter` hold, and they are not hollow: planted violations break them."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FLOORS = (
    *("analysis", "cli", "compiler", "core", "emit", "frontends", "generators", "ir"),
    *("linker", "plugin", "reporting", "rules", "scaffold", "support", "syntax"),
)
COMMAND = "from importlinter.cli import lint_imports_command as run; run()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-logo", "--no-cache", "--config", ".importlinter"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_floor_contract_is_kept(repository: Path) -> None:
    result = lint_imports(repository)
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 broken" in result.stdout


@pytest.fixture
def model_house(tmp_path: Path, repository: Path) -> Path:
    """An empty package of the same shape under the same contracts."""
    package = tmp_path / "src" / "ssotgen"
    for floor in FLOORS:
        (package / floor).mkdir(parents=True)
        (package / floor / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import ssotgen.cli\n")
    shutil.copy(repository / ".importlinter", tmp_path)
    return tmp_path


def test_the_model_house_stands(model_house: Path) -> None:
    result = lint_imports(model_house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("core", "ssotgen.ir"),  # upwards
        ("core", "typing_extensions, yaml"),  # third party on the lowest floor
        ("ir", "pydantic"),
        ("emit", "ssotgen.syntax"),  # across
        ("generators", "ssotgen.rules"),
        ("generators", "ssotgen.linker"),  # a generator that looks at an input format
        ("generators", "ssotgen.emit.printer"),  # ... through a third module
        ("rules", "yaml"),
        ("analysis", "ssotgen.frontends"),
        ("cli", "yaml"),  # a second place that reads YAML
        ("compiler", "jinja2"),  # a second place that prints templates
        ("generators", "ssotgen.support"),  # support is text to copy, not a library
        ("support", "ssotgen.core"),
        ("attic", "sys"),  # a package that no floor names
    ],
)
def test_a_planted_violation_is_reported(model_house: Path, importer: str, imported: str) -> None:
    package = model_house / "src" / "ssotgen"
    (package / "emit" / "printer.py").write_text("import jinja2\n")
    (package / importer).mkdir(exist_ok=True)
    (package / importer / "__init__.py").touch()
    (package / importer / "planted.py").write_text(f"import {imported}\n")
    result = lint_imports(model_house)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"ssotgen.{importer}" in result.stdout


def test_cycles_between_siblings_are_reported(model_house: Path) -> None:
    linker = model_house / "src" / "ssotgen" / "linker"
    (linker / "one.py").write_text("import ssotgen.linker.two\n")
    (linker / "two.py").write_text("import ssotgen.linker.one\n")
    result = lint_imports(model_house)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "No cycles are allowed in ssotgen.linker" in result.stdout


def test_the_initialiser_of_a_floor_imports_nothing(repository: Path) -> None:
    """An import there would put its whole tree behind every module of the floor."""
    package = repository / "src" / "ssotgen"
    initialisers = [package / "__init__.py", *sorted(package.glob("*/__init__.py"))]
    assert len(initialisers) > 10
    for path in initialisers:
        imports = [
            node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert imports == [], f"{path.relative_to(repository)}:{imports[0].lineno} imports"
