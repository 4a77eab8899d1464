"""Packages that bring rules and generators, laid out as an installer leaves them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ssotgen.compiler.extensions import installed
from tests.helpers import lay_out

RULES, GENERATORS = "ssotgen.rules", "ssotgen.generators"


def install(
    folder: Path, name: str, source: str, offers: Mapping[str, Mapping[str, str]], version: str = "1.0"
) -> None:
    """A package of one module, `name` with underscores, and its metadata. `offers`: group to names to objects."""
    module = name.replace("-", "_")
    points = "".join(
        f"[{group}]\n" + "".join(f"{id} = {module}:{target}\n" for id, target in sorted(points.items()))
        for group, points in offers.items()
    )
    lay_out(
        folder,
        {
            f"{module}.py": source,
            f"{module}-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{module}-{version}.dist-info/entry_points.txt": points,
        },
    )


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose packages are installed for as long as the test runs."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    installed.cache_clear()
    yield folder
    installed.cache_clear()
