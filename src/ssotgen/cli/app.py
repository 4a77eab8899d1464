"""The command group; a command's module is imported only when that command runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer import _click as click  # typer brings its own click; the version is pinned
from typer._completion_classes import completion_init
from typer.core import TyperGroup

COMMANDS = {
    "init": "Scaffold a small working workspace.",
    "build": "Compile contracts and registries, and write what changed.",
    "check": "Report every finding and every drifted output; write nothing.",
    "plan": "Show what build would write.",
    "trace": "Show what a line of an output comes from, or what is made of a thing.",
    "resolve": "Rebuild generated files after a merge.",
    "eject": "Copy a template into the workspace, to change it there.",
    "rules": "List every finding that ssotgen can give.",
    "explain": "Show one finding's page.",
    "schema": "Print the format of a registry or a report as a JSON Schema.",
}


INSTALL, SHOW = "--install-completion", "--show-completion"
_HELP = {"help_option_names": ["--help", "-h"]}
_OPTIONS = {"help": "--help", "version": "--version"}
"""What is a command elsewhere, and an option here."""


class LazyGroup(TyperGroup):
    """Knows its commands by name; help reads the table above and imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ssotgen.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, help=COMMANDS[cmd_name], context_settings=_HELP)(module.command)
        return typer.main.get_command(single)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] in (INSTALL, SHOW):
            from ssotgen.cli.completion import install, named, script

            shell = named(args[1:])
            if args[0] == SHOW:
                print(script(shell), end="")
            else:
                print(f"{install(shell)} was written. Completion begins with the next {shell} that is started.")
            ctx.exit()
        if args and args[0].startswith("-"):
            known = {name for param in self.get_params(ctx) for name in param.opts}
            behind = next((word for word in args if word in COMMANDS), None)
            if behind is not None and args[0].partition("=")[0] not in known:
                ctx.fail(f"an option stands behind the command: ssotgen {behind} {args[0]} ...")
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from ssotgen.core.suggest import nearest

            near = _OPTIONS.get(args[0]) or nearest(args[0], COMMANDS)
            ctx.fail(f"no command is called '{args[0]}'." + (f" Did you mean '{near}'?" if near else ""))
        return super().resolve_command(ctx, args)


_group = typer.Typer(
    cls=LazyGroup, add_completion=False, no_args_is_help=True, rich_markup_mode=None, context_settings=_HELP
)
completion_init()  # for shells that ask what to complete


@_group.callback()
def _main(
    version: bool = typer.Option(False, "--version", "-V", help="Print the version and stop."),
    install: bool = typer.Option(False, INSTALL, help="Let the shell complete; may name it: bash, zsh or fish."),
    show: bool = typer.Option(False, SHOW, help="Print what the shell would load; may name it, too."),
) -> None:
    """Compile contracts and registries into everything that has to agree with them."""
    if version:
        from ssotgen import __version__

        print(f"ssotgen {__version__}")
        raise typer.Exit


app: Any = typer.main.get_command(_group)
