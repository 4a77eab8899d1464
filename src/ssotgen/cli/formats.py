"""The forms in which findings are printed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from ssotgen.core.values import dataclass


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Report:
    """Findings to be written into a file."""

    format: OutputFormat
    file: Path
