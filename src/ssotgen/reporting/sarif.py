"""Findings as SARIF 2.1.0 (OASIS), which code scanning services read.

Paths are relative to the root of the repository, columns count code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import quote

from ssotgen.core.diagnostics import Diagnostic, Message
from ssotgen.core.origin import Origin, Span
from ssotgen.reporting.identity import fingerprints
from ssotgen.reporting.order import Placed
from ssotgen.reporting.replacements import Replacement
from ssotgen.reporting.terminal import safe

_Value: TypeAlias = "str | int | bool | list[_Value] | dict[str, _Value]"
_Object: TypeAlias = dict[str, _Value]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def sarif_report(
    found: Iterable[Placed], *, version: str, prefix: str = "", catalogue: Mapping[str, Message] | None = None
) -> str:
    """One run with the rules that occurred, in ASCII. `prefix` is the folder of the workspace in its repository.

    `catalogue` has the pages of rules, which findings of an earlier run do not carry.
    """
    findings = tuple(found)
    known = catalogue or {}
    messages = {(one := item.diagnostic.message).id: known.get(one.id, one) for item in findings}
    numbers = {id: number for number, id in enumerate(sorted(messages))}
    driver: _Object = {
        "name": "ssotgen",
        "informationUri": "https://github.com/ssotgen/ssotgen",
        "semanticVersion": version,
        "rules": [_rule(messages[id]) for id in numbers],
    }
    run: _Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(item, fingerprint, numbers, prefix) for item, fingerprint in fingerprints(findings)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(message: Message) -> _Object:
    page = message.page.strip()
    return {
        "id": message.id,
        "name": "".join(word.capitalize() for word in message.id.split("-")),
        "shortDescription": {"text": page.partition("\n")[0]},
        "fullDescription": {"text": _why(page)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[message.severity.value]},
        "properties": {"settable": message.settable},
    }


def _why(page: str) -> str:
    """The paragraph of a page that says why the finding matters; the first sentence of a page without one."""
    reason = page.partition("## Why it matters\n")[2].strip().partition("\n\n")[0]
    return " ".join((reason or page.partition("\n")[0]).split())


_LEVELS = {"error": "error", "warning": "warning", "off": "none"}


def _result(item: Placed, fingerprint: str, numbers: Mapping[str, int], prefix: str) -> _Object:
    diagnostic = item.diagnostic
    result: _Object = {
        "ruleId": diagnostic.id,
        "ruleIndex": numbers[diagnostic.id],
        "level": _LEVELS[diagnostic.severity.value],
        "message": {"text": _text(diagnostic)},
        "locations": [_location(diagnostic.origin, item.span, prefix)],
        "partialFingerprints": {"ssotgen/v1": fingerprint},
    }
    if item.labels:
        result["relatedLocations"] = [
            {**_location(placed.label.origin, placed.span, prefix), "message": {"text": safe(placed.label.text)}}
            for placed in item.labels
        ]
    if diagnostic.fix is not None and item.replacements:
        changes: list[_Value] = [_change(one, one.span, prefix) for one in item.replacements if one.span is not None]
        if changes:  # a file that is not there has no place in SARIF
            said = "" if diagnostic.fix.safe else " (a proposal: look at it)"
            result["fixes"] = [{"description": {"text": safe(diagnostic.fix.title) + said}, "artifactChanges": changes}]
    return result


def _change(one: Replacement, span: Span, prefix: str) -> _Object:
    return {
        "artifactLocation": _artifact(one.path, prefix),
        "replacements": [{"deletedRegion": _region(span), "insertedContent": {"text": one.text}}],
    }


def _text(diagnostic: Diagnostic) -> str:
    return "\n".join(safe(part) for part in (diagnostic.text, diagnostic.hint, diagnostic.help) if part)


def _location(origin: Origin, span: Span | None, prefix: str) -> _Object:
    place: _Object = {"artifactLocation": _artifact(origin.document, prefix)}
    if span is not None:
        place["region"] = _region(span)
    location: _Object = {"physicalLocation": place}
    if origin.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": safe(origin.pointer)}]
    return location


def _artifact(path: str, prefix: str) -> _Object:
    return {"uri": quote(f"{prefix}{path}".encode("utf-8", "surrogatepass")), "uriBaseId": _ROOT}


def _region(span: Span) -> _Object:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
