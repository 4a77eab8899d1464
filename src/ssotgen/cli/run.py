"""Run a command and turn how it ended into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from ssotgen.cli.codes import BUG, DONE, INTERRUPTED, USAGE


def run(arguments: Sequence[str]) -> int:
    """Run `ssotgen ARGUMENTS`; the exit code: 0 done, 1 findings, 2 usage, 3 a bug, 130 interrupted."""
    _prepare_streams()
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:  # while modules are loaded; later on the command group answers with its code
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe went away: nothing is left to say to it
        _drop_stdout()
        return DONE
    except OSError as cause:  # the disk, or what stdout leads to
        return _refused(cause, verbose=_wants_trace(arguments))
    except Exception as bug:  # noqa: BLE001  # the last line of defence: a short report instead of a traceback
        return _report(bug, verbose=_wants_trace(arguments))
    if code == INTERRUPTED:
        print("interrupted: the tree is as it was", file=sys.stderr)
    return code


def _wants_trace(arguments: Sequence[str]) -> bool:
    return not {"--verbose", "-v"}.isdisjoint(arguments)


def _drop_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_streams() -> None:
    """Let no terminal be too narrow for a character, and no closed stream be a crash."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open until the end
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _dispatch(arguments: Sequence[str]) -> int:
    from ssotgen.cli.quick import answer

    if (code := answer(arguments)) is not None:
        return code
    import gc

    from typer._click.exceptions import ClickException, NoArgsIsHelpError

    from ssotgen.cli.app import app
    from ssotgen.core.bug import UsageError

    gc.set_threshold(100_000, 50, 50)  # a build keeps what it makes: looking for garbage costs a quarter of its time
    try:
        return int(app.main(list(arguments), prog_name="ssotgen", standalone_mode=False) or DONE)
    except NoArgsIsHelpError as help:
        print(help.format_message())
    except ClickException as wrong:
        wrong.show()
    except UsageError as wrong:
        print(f"error: {wrong}", file=sys.stderr)
    return USAGE


def _refused(cause: OSError, *, verbose: bool) -> int:
    """Say what the operating system would not do."""
    if verbose:
        _trace(cause)
    where = cause.filename if isinstance(cause.filename, str) else "what is printed cannot be written"
    try:
        sys.stdout.flush()
    except OSError:
        _drop_stdout()
    print(f"error: {where}: {cause.strerror or cause}", file=sys.stderr)
    return USAGE


def _trace(bug: Exception) -> None:
    import traceback

    traceback.print_exception(bug)


def _report(bug: Exception, *, verbose: bool) -> int:
    if verbose:
        _trace(bug)
    hint = "with the trace above" if verbose else "with what --verbose prints"
    print(f"bug in ssotgen: {type(bug).__name__}: {bug}", file=sys.stderr)
    print(f"Please report it {hint}.", file=sys.stderr)
    return BUG
