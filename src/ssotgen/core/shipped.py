"""Where shipped files are that are no code: inside the installed package, or in the checkout it runs from."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped_templates() -> Path:
    """The folder of templates. A wheel holds it as `_templates`; an editable install falls back to the checkout's."""
    return _shipped("_templates", "templates")


@cache
def shipped_findings() -> Path:
    """The folder with a page for each finding; a wheel holds it as `_findings`."""
    return _shipped("_findings", "docs/findings")


@cache
def shipped_booking() -> Path:
    """The folder with the workspace of the booking service, which is this repository's own; `_booking` in a wheel."""
    return _shipped("_booking", ".")


def _shipped(installed: str, in_checkout: str) -> Path:
    package = Path(__file__).resolve().parents[1]
    folder = package / installed
    return folder if folder.is_dir() else package.parents[1] / in_checkout
