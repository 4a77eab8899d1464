"""Severities as the workspace sets them, and suppressions with their reasons."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from ssotgen.core.diagnostics import Diagnostic, Message, Profile, Severity, error, warning
from ssotgen.core.fixes import Fix, Remove, respelled
from ssotgen.core.globs import matches
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean, nearest
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
UNKNOWN_GENERATOR = error(
    "unknown-generator",
    """`[generators]` names a generator that neither ssotgen nor an installed package has.

## Why it matters
It would make nothing, and what it made elsewhere would be taken for outputs that nothing makes any more.

## Fix
Correct the name, or install the package that brings the generator beside ssotgen.
""",
)
MESSAGES = (UNKNOWN_RULE, FIXED_RULE, UNUSED_SUPPRESSION, UNKNOWN_GENERATOR)


def judge(
    found: Iterable[Diagnostic],
    workspace: WorkspaceDeclaration,
    catalogue: Mapping[str, Message],
    *,
    complete: bool,
    consumed: Container[str] = (),
) -> tuple[Diagnostic, ...]:
    """Apply `[rules]` with its profile, and `[[suppress]]` to findings, and report what those name wrongly.

    `complete` says that every rule has run, so that a suppression without a finding is one too many. Documents that
    are `consumed` belong to somebody else: what the profile `vendor` leaves out is not said of them.
    """
    verdict = list(_misconfigured(workspace, catalogue))
    used: set[Origin] = set()
    for diagnostic in found:
        if diagnostic.message.settable:
            excuses = [excuse for excuse in workspace.suppressions if _excuses(excuse, diagnostic)]
            used.update(excuse.origin for excuse in excuses)
            if excuses:
                continue
        severity = severity_of(diagnostic.message, workspace, foreign=diagnostic.origin.document in consumed)
        if severity is not Severity.OFF:
            verdict.append(diagnostic.with_severity(severity))
    for suppression in workspace.suppressions if complete else ():
        if suppression.origin not in used and suppression.rule.target in catalogue:
            where = f" under `{suppression.path.text}`" if suppression.path else ""
            text = f"no finding `{suppression.rule.target}`{where} needs this suppression"
            fix = Fix("delete the entry", (Remove(suppression.origin),))
            verdict.append(UNUSED_SUPPRESSION.at(suppression.origin, text, fix=fix))
    return tuple(verdict)


def severity_of(message: Message, workspace: WorkspaceDeclaration, *, foreign: bool = False) -> Severity:
    """What a finding weighs in a workspace: its own line in `[rules]`, else what the profile says.

    Of a `foreign` document only that is said which the profile `vendor` says, too.
    """
    if not message.settable:
        return message.severity
    written = (line.severity for line in workspace.rules if line.rule.target == message.id)
    weighs = message.under(workspace.profile)
    return next(written, Severity.OFF if foreign and message.under(Profile.VENDOR) is Severity.OFF else weighs)


def is_asked(message: Message, workspace: WorkspaceDeclaration) -> bool:
    """Whether anybody would hear of the finding: it is not off, or a suppression wants to know whether it is needed."""
    excused = any(entry.rule.target == message.id for entry in workspace.suppressions)
    return excused or severity_of(message, workspace) is not Severity.OFF


def misnamed_generators(workspace: WorkspaceDeclaration, known: Iterable[str]) -> Iterable[Diagnostic]:
    """A finding for each name in `[generators]` that is none of the `known`."""
    known = frozenset(known)
    for name in (*workspace.generators_on, *workspace.generators_off):
        if name.target not in known:
            fix = respelled(name.origin, name.target, nearest(name.target, known))
            hint = did_you_mean(name.target, known)
            yield UNKNOWN_GENERATOR.at(name.origin, f"no generator is called `{name.target}`", hint=hint, fix=fix)


def _excuses(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    path = suppression.path
    return suppression.rule.target == diagnostic.id and (path is None or matches(path.text, diagnostic.origin.document))


def _misconfigured(workspace: WorkspaceDeclaration, catalogue: Mapping[str, Message]) -> Iterable[Diagnostic]:
    for rule in [*(line.rule for line in workspace.rules), *(entry.rule for entry in workspace.suppressions)]:
        if rule.target not in catalogue:
            fix = respelled(rule.origin, rule.target, nearest(rule.target, catalogue))
            hint = did_you_mean(rule.target, catalogue)
            yield UNKNOWN_RULE.at(rule.origin, f"no finding is called `{rule.target}`", hint=hint, fix=fix)
        elif not catalogue[rule.target].settable:
            fix = Fix("delete the line", (Remove(rule.origin),)) if rule.origin.part == "key" else None
            yield FIXED_RULE.at(rule.origin, f"the severity of `{rule.target}` is fixed", fix=fix)
