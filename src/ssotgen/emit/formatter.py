"""One call of the pinned formatter for all Python outputs."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

LINE_LENGTH = 120
TARGET = "py311"


class FormatterRefused(Exception):
    """The formatter could not read one of the texts; its message is the text."""


def formatted(texts: Mapping[str, str]) -> dict[str, str]:
    """Format Python texts by path, without configuration or cache. Raises `FormatterRefused`."""
    if not texts:
        return {}
    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    with tempfile.TemporaryDirectory(prefix="ssotgen-") as folder:
        # Numbers for names: no path of ours can meet one of the formatter's exclusions.
        files = {path: Path(folder, f"{n}{Path(path).suffix}") for n, path in enumerate(sorted(texts))}
        for path, file in files.items():
            file.write_text(texts[path], encoding="utf-8", newline="\n")
        options = ["--isolated", "--no-cache", "--no-respect-gitignore", "--quiet"]
        shape = ["--line-length", str(LINE_LENGTH), "--target-version", TARGET]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RUFF_")}
        result = subprocess.run(
            [find_ruff_bin(), "format", *options, *shape, "."],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        if result.returncode != 0:
            raise FormatterRefused(result.stderr.decode(errors="replace").strip())
        return {path: file.read_bytes().decode() for path, file in files.items()}
