"""Packages whose modules are imported when a name of them is first used."""

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(
    package: str, modules: Mapping[str, list[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package that offers the names of its modules as its own."""
    home = {name: module for module, names in modules.items() for name in names}
    names = sorted(home)

    def find(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(import_module(f"{package}.{home[name]}"), name)
        setattr(import_module(package), name, found)  # so that it is looked for only once
        return found

    return find, lambda: names, names
