"""Findings for programs, as one JSON document.

```
{"format": 1,
 "findings": [{"id", "severity", "path", "line", "column", "end_line", "end_column", "pointer",
               "message", "hint", "help", "fingerprint",
               "fix": {"title", "safe", "replacements": [{"path", "line", "column", "end_line", "end_column", "text"}]},
               "labels": [{"path", "line", "column", "end_line", "end_column", "pointer", "message"}]}],
 "summary": {"errors": 1, "warnings": 0}}
```

Lines and columns count from 1, columns in code points, the end is exclusive; all four are `null` where a file cannot be
read. `hint`, `help` and `fix` are `null` where there is none; a replacement without a place is a new file.
`fingerprint` stays as it is when lines move. Keys may be added; none is renamed or removed within a format.
`ssotgen schema findings` prints this as a JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from ssotgen.core.origin import Origin, Span
from ssotgen.reporting.identity import fingerprints
from ssotgen.reporting.order import Placed, counts

_Row: TypeAlias = "dict[str, str | int | None | _Row | list[_Row]]"


def json_report(found: Iterable[Placed]) -> str:
    """The document, in ASCII, with a line break at its end."""
    findings = tuple(found)
    errors, warnings = counts(findings)
    document = {
        "format": 1,
        "findings": [_finding(item, fingerprint) for item, fingerprint in fingerprints(findings)],
        "summary": {"errors": errors, "warnings": warnings},
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(item: Placed, fingerprint: str) -> _Row:
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
        "fingerprint": fingerprint,
        "fix": _fix(item),
        "labels": labels,
    }


def _fix(item: Placed) -> _Row | None:
    fix = item.diagnostic.fix
    if fix is None or not item.replacements:
        return None
    rows: list[_Row] = [{"path": one.path, **_region(one.span), "text": one.text} for one in item.replacements]
    return {"title": fix.title, "safe": fix.safe, "replacements": rows}


def _place(origin: Origin, span: Span | None) -> _Row:
    return {"path": origin.document, **_region(span), "pointer": origin.pointer}


def _region(span: Span | None) -> _Row:
    return {
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
