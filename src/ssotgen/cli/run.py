"""Run a command and turn how it ended into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

DONE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str]) -> int:
    """Run `ssotgen ARGUMENTS`; the exit code: 0 done, 1 findings, 2 usage, 3 a bug, 130 interrupted."""
    from typer import _click as click

    from ssotgen.cli.app import app
    from ssotgen.core.bug import UsageError

    try:
        return int(app.main(list(arguments), prog_name="ssotgen", standalone_mode=False) or DONE)
    except click.exceptions.NoArgsIsHelpError as help:
        print(help.format_message())
        return USAGE
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except click.exceptions.Exit as end:
        return end.exit_code
    except UsageError as wrong:
        print(f"error: {wrong}", file=sys.stderr)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        print("interrupted; the tree is as it was", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as bug:
        return _report(bug, verbose="--verbose" in arguments)


def _report(bug: Exception, *, verbose: bool) -> int:
    if verbose:
        import traceback

        traceback.print_exception(bug)
    print(f"bug in ssotgen: {type(bug).__name__}: {bug}", file=sys.stderr)
    print("Nothing was written. Please report this" + (" with the trace." if verbose else "; --verbose adds a trace."), file=sys.stderr)
    return BUG
