"""docs/architecture.md describes the house as it is."""

import importlib
import re
from pathlib import Path

PAGE = Path("docs") / "architecture.md"
FLOORS = (
    "analysis",
    "compiler",
    "core",
    "emit",
    "frontends",
    "generators",
    "linker",
    "plugin",
    "reporting",
    "rules",
    "syntax",
)


def exists(name: str) -> bool:
    """Whether a dotted name below `ssotgen` leads to a module, or to something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing: object = importlib.import_module(".".join(["ssotgen", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        return all((thing := getattr(thing, part, None)) is not None for part in parts[length:])
    return False


def test_every_function_that_the_page_names_is_there(repository: Path) -> None:
    text = (repository / PAGE).read_text(encoding="utf-8")
    names = {name for name in re.findall(r"`([a-z_]+(?:\.\w+)+)`", text) if name.split(".")[0] in FLOORS}
    assert len(names) >= 9
    assert sorted(name for name in names if not exists(name)) == []


def test_every_floor_is_on_the_page(repository: Path) -> None:
    text = (repository / PAGE).read_text(encoding="utf-8")
    package = repository / "src" / "ssotgen"
    floors = {path.name for path in package.iterdir() if (path / "__init__.py").is_file()}
    assert sorted(floor for floor in floors if f"`{floor}`" not in text) == []
