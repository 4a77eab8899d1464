"""Findings for programs, as one JSON document.

```
{"format": 1,
 "findings": [{"id", "severity", "path", "line", "column", "end_line", "end_column", "pointer",
               "message", "hint", "help",
               "labels": [{"path", "line", "column", "end_line", "end_column", "pointer", "message"}]}],
 "summary": {"errors": 1, "warnings": 0}}
```

Lines and columns count from 1, columns in code points, the end is exclusive; all four are `null` where a file cannot be
read. `hint` and `help` are `null` where there is none. Keys may be added; none is renamed or removed within a format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from ssotgen.core.origin import Origin, Span
from ssotgen.reporting.order import Placed, counts

_Row: TypeAlias = "dict[str, str | int | None | list[_Row]]"


def json_report(found: Iterable[Placed]) -> str:
    """The document, in ASCII, with a line break at its end."""
    findings = tuple(found)
    errors, warnings = counts(findings)
    document = {
        "format": 1,
        "findings": [_finding(item) for item in findings],
        "summary": {"errors": errors, "warnings": warnings},
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(item: Placed) -> _Row:
    diagnostic = item.diagnostic
    labels: list[_Row] = [
        {**_place(placed.label.origin, placed.span), "message": placed.label.text} for placed in item.labels
    ]
    return {
        "id": diagnostic.id,
        "severity": str(diagnostic.severity),
        **_place(diagnostic.origin, item.span),
        "message": diagnostic.text,
        "hint": diagnostic.hint,
        "help": diagnostic.help,
        "labels": labels,
    }


def _place(origin: Origin, span: Span | None) -> _Row:
    return {
        "path": origin.document,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "pointer": origin.pointer,
    }
