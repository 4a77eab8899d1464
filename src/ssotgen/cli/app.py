"""The command group; a command's module is imported only when that command runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer import _click as click  # typer brings its own click; the version is pinned
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


class LazyGroup(TyperGroup):
    """Knows its commands by name; help reads the table above and imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ssotgen.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, help=COMMANDS[cmd_name])(module.command)
        return typer.main.get_command(single)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from ssotgen.core.suggest import nearest

            near = nearest(args[0], COMMANDS)
            ctx.fail(f"no command is called '{args[0]}'." + (f" Did you mean '{near}'?" if near else ""))
        return super().resolve_command(ctx, args)


_group = typer.Typer(cls=LazyGroup, add_completion=True, no_args_is_help=True, rich_markup_mode=None)


@_group.callback()
def _main(version: bool = typer.Option(False, "--version", "-V", help="Print the version and stop.")) -> None:
    """Compile contracts and registries into everything that has to agree with them."""
    if version:
        from ssotgen import __version__

        print(f"ssotgen {__version__}")
        raise typer.Exit


app: Any = typer.main.get_command(_group)
