"""Failures that are known, with their reasons."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def reason(engine: str, failure: str) -> str | None:
    """Why an engine is known to fail so; `None` where nobody knows."""
    listed = _listed()
    for group in (engine, "every"):
        for beginning, why in listed.get(group, {}).items():
            if failure.startswith(beginning):
                return why
    return None


@cache
def _listed() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "known_failures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
