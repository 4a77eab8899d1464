"""What `check --fix` prints and writes, before the workspace is checked."""

from __future__ import annotations

import sys

from ssotgen.cli.changes import wants_colour
from ssotgen.compiler.fix import Fixed, fix, write
from ssotgen.compiler.project import Project
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.reporting.diff import diff_report
from ssotgen.reporting.terminal import safe


def mend(project: Project, *, unsafe: bool, dry_run: bool, diff: bool, quiet: bool) -> tuple[Diagnostic, ...]:
    """Mend the hand-written files, or with `dry_run` only show how; the findings about files that cannot be written.

    The diff is data and goes to stdout, what was mended to stderr. Raises `UsageError` where the disk refuses.
    """
    fixed = fix(project, unsafe=unsafe)
    if diff:
        for change in fixed.changes:
            new = None if change.new is None else change.new.replace("\r\n", "\n")
            sys.stdout.write(diff_report(change.path, change.before, new, colour=wants_colour()))
    moved = write(project, fixed) if fixed.changes and not dry_run else ()
    if not quiet:
        _tell(fixed, written=not (dry_run or moved))
    return (*fixed.refused, *moved)


def _tell(fixed: Fixed, *, written: bool) -> None:
    """Say to stderr what was mended and how, in the order in which it was done."""
    for made in fixed.made:
        found = made.diagnostic
        text = f"{'fixed' if written else 'fix'}[{found.id}]: {found.origin.document}: {found.text}: {made.fix.title}"
        print(safe(text), file=sys.stderr)
    count, files = len(fixed.made), len(fixed.changes)
    what = f"{count} finding{'s' * (count != 1)} in {files} file{'s' * (files != 1)}"
    print(f"Fixed {what}." if written else f"Would fix {what}; nothing was written.", file=sys.stderr)
