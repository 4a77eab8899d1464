"""Findings as GitLab code quality: the part of the Code Climate format that merge requests show.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ssotgen.core.diagnostics import Severity
from ssotgen.reporting.identity import fingerprints
from ssotgen.reporting.order import Placed
from ssotgen.reporting.terminal import safe


def gitlab_report(found: Iterable[Placed], *, prefix: str = "") -> str:
    """A JSON array in ASCII. `prefix` is the folder of the workspace in its repository."""
    rows = [
        {
            "description": safe(" ".join(filter(None, (item.diagnostic.text, item.diagnostic.hint)))),
            "check_name": item.diagnostic.id,
            "fingerprint": fingerprint,
            "severity": "major" if item.diagnostic.severity is Severity.ERROR else "minor",
            "location": {
                "path": prefix + item.diagnostic.origin.document,
                "lines": {"begin": item.span.line if item.span else 1},
            },
        }
        for item, fingerprint in fingerprints(found)
    ]
    return json.dumps(rows, indent=2) + "\n"
