"""Findings as JUnit XML, which build servers show as tests: a suite for each file, a failure for each error.

A warning is a test that passed and has something to say. Without findings there is one test, which passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from ssotgen.core.diagnostics import Severity
from ssotgen.reporting.order import Placed, counts
from ssotgen.reporting.terminal import safe


def junit_report(found: Iterable[Placed], *, prefix: str = "") -> str:
    """The document, in UTF-8 when written. `prefix` is the folder of the workspace in its repository."""
    findings = tuple(found)
    failures, _ = counts(findings)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="ssotgen" tests="{len(findings) or 1}" failures="{failures}">')
    for document, group in groupby(findings, key=lambda item: item.diagnostic.origin.document):
        lines += _suite(prefix + document, tuple(group))
    if not findings:
        lines.append('  <testsuite name="ssotgen" tests="1" failures="0">')
        lines += ['    <testcase classname="ssotgen" name="everything agrees"/>', "  </testsuite>"]
    return "\n".join((*lines, "</testsuites>", ""))


def _suite(path: str, findings: tuple[Placed, ...]) -> list[str]:
    failures, _ = counts(findings)
    name = quoteattr(safe(path))
    lines = [f'  <testsuite name={name} tests="{len(findings)}" failures="{failures}">']
    for item in findings:
        diagnostic, span = item.diagnostic, item.span
        line = f' line="{span.line}"' if span else ""
        case = quoteattr(f"{diagnostic.id} {safe(diagnostic.origin.pointer)}".strip())
        lines.append(f"    <testcase classname={name} name={case} file={name}{line}>")
        where = f"{path}:{span.line}:{span.column}" if span else path
        parts = [f"{where}: {diagnostic.text}", diagnostic.hint, *(placed.label.text for placed in item.labels)]
        text = "\n".join(safe(part) for part in (*parts, diagnostic.help) if part)
        if diagnostic.severity is Severity.ERROR:
            said = quoteattr(safe(diagnostic.text))
            lines.append(f"      <failure type={quoteattr(diagnostic.id)} message={said}>{escape(text)}</failure>")
        else:
            lines.append(f"      <system-out>{escape(text)}</system-out>")
        lines.append("    </testcase>")
    return [*lines, "  </testsuite>"]
