"""A locator over a few lines of text, without any parser."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from ssotgen.core.diagnostics import Message, Severity, error
from ssotgen.core.origin import Origin, Span


@dataclass(frozen=True)
class Lines:
    """Finds an origin by its pointer, which is the text to look for."""

    files: Mapping[str, str]

    def span(self, origin: Origin) -> Span | None:
        text = self.files.get(origin.document)
        if text is None:
            return None
        start = text.index(origin.pointer)
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        return Span(line, column, line, column + len(origin.pointer))

    def line(self, document: str, number: int) -> str | None:
        lines = self.files.get(document, "").split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else None


@pytest.fixture
def lines() -> type[Lines]:
    return Lines


@pytest.fixture
def unknown() -> Message:
    return error("unknown-permission", "A permission is unknown.")


@pytest.fixture
def odd() -> Message:
    return Message("odd-thing", Severity.WARNING, "A thing is odd.", settable=True)
