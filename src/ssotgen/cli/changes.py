"""Print what would change or has changed, why, and what took how long."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from ssotgen.compiler.outcome import Trigger
from ssotgen.emit.changes import Change, Plan
from ssotgen.reporting.terminal import safe

_SHOWN = 6
"""Files that a summary names for each trigger; `ssotgen plan` names them all."""


def print_plan(plan: Plan, triggers: Iterable[Trigger], *, diff: bool) -> None:
    """Print to stdout what would be written, grouped by its triggers: a line for each file, or a diff."""
    conflicts = tuple(conflict.change for conflict in plan.conflict)
    groups = [(trigger.reason, trigger.changes) for trigger in triggers]
    for reason, changes in [*groups, *([("in conflict", conflicts)] if conflicts else ())]:
        print(safe(f"==== {reason}" if diff else f"{reason}:"))
        for change in changes:
            if diff:
                _print_diff(change)
            else:
                print(f"  {'conflict' if change in conflicts else _verb(change)} {safe(change.path)}")


def print_conflicts(plan: Plan) -> None:
    """Print what stands in the way of a build: the start of the diff of each file that was changed by hand."""
    for conflict in plan.conflict:
        if conflict.change.old is not None:
            _print_diff(conflict.change, limit=20)


def print_triggers(triggers: Iterable[Trigger]) -> None:
    """Say to stderr what moved the outputs that a build has written. New outputs are only counted by the summary."""
    for trigger in triggers:
        changes = [change for change in trigger.changes if change.old is not None]
        if changes and trigger.reason.startswith("because"):
            print(safe(f"{trigger.reason}:"), file=sys.stderr)
            for change in changes[:_SHOWN]:
                print(f"  {_verb(change)} {safe(change.path)}", file=sys.stderr)
            if len(changes) > _SHOWN:
                print(f"  and {len(changes) - _SHOWN} more", file=sys.stderr)


def print_timings(timings: Iterable[tuple[str, float]]) -> None:
    """Print to stderr how long each verb took, and its share."""
    rows = tuple(timings)
    if not rows:
        print("nothing has moved since the last run, which is remembered", file=sys.stderr)
        return
    total = sum(seconds for _, seconds in rows)
    for verb, seconds in (*rows, ("together", total)):
        share = seconds / total if total else 0
        print(f"{verb:<9} {seconds * 1000:9.1f} ms {share:5.0%}", file=sys.stderr)


def counted(plan: Plan) -> str:
    """How many files are created, updated, deleted and unchanged."""
    return (
        f"{len(plan.create)} created, {len(plan.update)} updated, "
        f"{len(plan.delete)} deleted, {len(plan.keep)} unchanged"
    )


def wants_colour() -> bool:
    """Whether stdout is a terminal that should be coloured (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print_diff(change: Change, limit: int = 200) -> None:
    from ssotgen.reporting.diff import diff_report

    sys.stdout.write(diff_report(change.path, change.before, change.new, limit=limit, colour=wants_colour()))


def _verb(change: Change) -> str:
    return "create" if change.old is None else "delete" if change.new is None else "update"
