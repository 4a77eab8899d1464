"""What a shell completes: the scripts that it loads, and the names that stand for an argument.

A shell asks while somebody types: whatever goes wrong here is no answer, and never an error on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

import typer

NAME, VARIABLE = "ssotgen", "_SSOTGEN_COMPLETE"
BASH = """\
_ssotgen_completion() {
    local line="${COMP_LINE:0:COMP_POINT}" words
    read -r -a words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    local current="${words[-1]}" IFS=$'\\n'
    COMPREPLY=($(env COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) \\
        _SSOTGEN_COMPLETE=complete_bash "$1" 2>/dev/null))
    # bash cuts words at colons: what stands before the last one is on the line already
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
        local before="${current%"${current##*:}"}"
        COMPREPLY=("${COMPREPLY[@]#"$before"}")
    fi
}

complete -o default -F _ssotgen_completion ssotgen
"""


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script(shell: Shell) -> str:
    """What a shell has to load."""
    from typer._completion_shared import get_completion_script

    if shell is Shell.BASH:
        return BASH
    return get_completion_script(prog_name=NAME, complete_var=VARIABLE, shell=shell) + "\n"


def install(shell: Shell) -> Path:
    """Write the script to where a shell looks for it, name it in the shell's own start file, and say where it lies."""
    from typer import _completion_shared as shells

    writers = {Shell.BASH: shells.install_bash, Shell.ZSH: shells.install_zsh, Shell.FISH: shells.install_fish}
    path = writers[shell](prog_name=NAME, complete_var=VARIABLE, shell=shell)
    path.write_text(script(shell), encoding="utf-8")
    return path


def named(rest: list[str]) -> Shell:
    """The shell that is named, else the one that runs this. Raises `UsageError` for one without a script."""
    from typer._completion_shared import _get_shell_name

    from ssotgen.core.bug import UsageError

    name = rest[0] if rest else _get_shell_name()
    known = ", ".join(Shell)
    if name is None:
        raise UsageError(f"it cannot be seen which shell this is; name it: {known}")
    if name not in tuple(Shell):
        raise UsageError(f"there is no completion for '{name}'; there is for: {known}")
    return Shell(name)


def _beginning(names: Callable[[typer.Context], Iterable[str]]) -> Callable[[typer.Context, str], list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            return sorted(name for name in names(ctx) if name.startswith(incomplete))
        except Exception:  # noqa: BLE001  # see above
            return []

    return complete


@_beginning
def finding_ids(ctx: typer.Context) -> Iterable[str]:
    from ssotgen.compiler.extensions import installed

    return installed().messages


@_beginning
def generators(ctx: typer.Context) -> Iterable[str]:
    from ssotgen.compiler.extensions import installed

    return (generator.name for generator in installed().generators)


@_beginning
def formats(ctx: typer.Context) -> Iterable[str]:
    from ssotgen.core.formats import FORMATS, REPORTS

    return (*FORMATS, *REPORTS)


@_beginning
def templates(ctx: typer.Context) -> Iterable[str]:
    from ssotgen.compiler.eject import desk
    from ssotgen.compiler.project import open_project

    return desk(open_project(ctx.params.get("directory"))).originals


@_beginning
def symbols(ctx: typer.Context) -> Iterable[str]:
    """What the last build made something of."""
    from ssotgen.compiler.project import open_project
    from ssotgen.compiler.trace import known_symbols

    return known_symbols(open_project(ctx.params.get("directory")))
