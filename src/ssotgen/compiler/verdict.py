"""Severities as the workspace sets them, and suppressions with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ssotgen.core.diagnostics import Diagnostic, Message, Severity, error, warning
from ssotgen.core.globs import matches
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean
from ssotgen.frontends.declarations import Suppression, WorkspaceDeclaration

UNKNOWN_RULE = error(
    "unknown-rule",
    """The configuration names a finding that ssotgen does not have.

## Why it matters
The setting has no effect, although it looks as if it had.

## Fix
Correct the id; `ssotgen rules` lists them all.
""",
)
FIXED_RULE = error(
    "fixed-rule",
    """The configuration changes a finding whose severity is fixed.

## Why it matters
Such a finding says that the output would be wrong or unsafe, so it cannot be turned off.

## Fix
Delete the line, and mend what the finding is about.
""",
)
UNUSED_SUPPRESSION = warning(
    "unused-suppression",
    """A suppression matches no finding.

## Why it matters
What it excused is gone; left in place, it would hide the next finding at that place.

## Fix
Delete the entry.
""",
)
MESSAGES = (UNKNOWN_RULE, FIXED_RULE, UNUSED_SUPPRESSION)


def judge(
    found: Iterable[Diagnostic],
    workspace: WorkspaceDeclaration,
    catalogue: Mapping[str, Message],
    *,
    complete: bool,
) -> tuple[Diagnostic, ...]:
    """Apply `[rules]` and `[[suppress]]` to findings, and report what those name wrongly.

    `complete` says that every rule has run, so that a suppression without a finding is one too many.
    """
    verdict = list(_misconfigured(workspace, catalogue))
    severities = {setting.rule.target: setting.severity for setting in workspace.rules}
    used: set[Origin] = set()
    for diagnostic in found:
        if diagnostic.message.settable:
            excuses = [excuse for excuse in workspace.suppressions if _excuses(excuse, diagnostic)]
            used.update(excuse.origin for excuse in excuses)
            if excuses:
                continue
        severity = (
            severities.get(diagnostic.id, diagnostic.severity) if diagnostic.message.settable else diagnostic.severity
        )
        if severity is not Severity.OFF:
            verdict.append(diagnostic.with_severity(severity))
    for suppression in workspace.suppressions if complete else ():
        if suppression.origin not in used and suppression.rule.target in catalogue:
            where = f" under `{suppression.path.text}`" if suppression.path else ""
            text = f"no finding `{suppression.rule.target}`{where} needs this suppression"
            verdict.append(UNUSED_SUPPRESSION.at(suppression.origin, text))
    return tuple(verdict)


def _excuses(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    path = suppression.path
    return suppression.rule.target == diagnostic.id and (path is None or matches(path.text, diagnostic.origin.document))


def _misconfigured(workspace: WorkspaceDeclaration, catalogue: Mapping[str, Message]) -> Iterable[Diagnostic]:
    for rule in [*(line.rule for line in workspace.rules), *(entry.rule for entry in workspace.suppressions)]:
        if rule.target not in catalogue:
            hint = did_you_mean(rule.target, catalogue)
            yield UNKNOWN_RULE.at(rule.origin, f"no finding is called `{rule.target}`", hint=hint)
        elif not catalogue[rule.target].settable:
            yield FIXED_RULE.at(rule.origin, f"the severity of `{rule.target}` is fixed")
