"""Where the shipped templates are: inside the installed package, or in the checkout it runs from."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped_templates() -> Path:
    """The folder of templates. A wheel holds it as `_templates`; an editable install falls back to the checkout's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
