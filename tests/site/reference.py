"""Pages of docs/reference that follow from the code: `python -m tests.site.reference` writes them."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from ssotgen.cli.app import COMMANDS, app
from ssotgen.core.formats import registry_format
from tests.helpers import REPOSITORY

FOLDER = REPOSITORY / "docs" / "reference"


def pages() -> Mapping[str, str]:
    """Every page by the name of its file."""
    return {"commands.md": "\n".join(commands()) + "\n", "configuration.md": "\n".join(configuration()) + "\n"}


# ---- commands


def commands() -> Iterator[str]:
    """The commands with all of their arguments and options, as `--help` has them."""
    yield "# Commands\n"
    yield "Written by `make reference` from the commands themselves; `ssotgen COMMAND --help` prints the same."
    yield "What they end with is listed in [Exit codes](exit-codes.md).\n"
    yield from table(("command", "does"), ((f"[`{name}`](#{name})", text) for name, text in COMMANDS.items()))
    for name in COMMANDS:
        parameters = app.get_command(None, name).params
        arguments = [one for one in parameters if one.param_type_name == "argument"]
        usage = " ".join(["ssotgen", name, "[OPTIONS]", *(one.metavar for one in arguments)])
        yield f"\n## {name}\n\n{COMMANDS[name]}\n\n```text\n{usage}\n```\n"
        rows = [*map(argument, arguments), *(option(one) for one in parameters if one not in arguments)]
        yield from table(("argument or option", "means"), rows) if rows else ("It has no options.",)
    yield "\n## Options of ssotgen itself\n"
    yield from table(("option", "means"), map(option, app.params))


def argument(parameter: Any) -> tuple[str, str]:
    return f"`{parameter.metavar}`", parameter.help


def option(parameter: Any) -> tuple[str, str]:
    """Typer's parameters have no types of their own that could be named here."""
    names = ", ".join(f"`{name}`" for name in parameter.opts)
    choices = getattr(parameter.type, "choices", None)
    value = (
        " ".join(f"`{one}`" for one in choices) if choices else f"`{parameter.metavar}`" if parameter.metavar else ""
    )
    default = parameter.default.value if isinstance(parameter.default, Enum) else None
    return f"{names} {value}".strip(), parameter.help + (f" Default: `{default}`." if default else "")


# ---- configuration


def configuration() -> Iterator[str]:
    """Every table of ssotgen.toml with its keys, from the format's JSON Schema."""
    schema = json.loads(json.dumps(registry_format("workspace"), default=float))
    yield "# Configuration\n"
    yield "Written by `make reference` from `ssotgen schema workspace`. Every table may be left out; so may the file."
    yield "`ssotgen.toml` stands in the root of the workspace; `[tool.ssotgen]` in `pyproject.toml` may say the same."
    yield "[Formats](../formats.md#ssotgentoml) has a whole example.\n"
    yield from table(("key", "value", "default", "means"), [row("format", schema["properties"]["format"])])
    for name, part in schema["properties"].items():
        if name != "format":
            yield f"\n## {name}\n\n{cell(part['description'])}\n"
            yield from table(("key", "value", "default", "means"), rows(name, part))


def rows(name: str, part: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The keys of one table. Where users choose the keys, the row says what they stand for."""
    for key, value in part.get("properties", {}).items():
        yield row(f"{name}.{key}", value)
    entry = part.get("items") or part.get("additionalProperties") or None
    if entry is None:
        return
    prefix = f"{name}[]" if "items" in part else f"{name}.…"
    if "properties" in entry:
        required = entry.get("required", ())
        yield from (row(f"{prefix}.{key}", value, key in required) for key, value in entry["properties"].items())
    else:
        yield row(prefix, entry)


def row(key: str, value: Mapping[str, Any], required: bool = False) -> tuple[str, ...]:
    allowed = [value["const"]] if "const" in value else value.get("enum")
    kind = " ".join(f"`{json.dumps(one)}`" for one in allowed) if allowed else value.get("type", "string")
    example = f"; for example `{json.dumps(value['examples'][0])}`" if "examples" in value else ""
    default = f"`{json.dumps(value['default'])}`" if "default" in value else "must be there" if required else ""
    return f"`{key}`", kind + example, default, value["description"]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a table, in whose cells code is code and everything else is only text."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(map(cell, row))} |" for row in rows)


def cell(text: str) -> str:
    parts = re.split(r"(`[^`]*`)", text.replace("|", r"\|"))
    return "".join(part if part.startswith("`") else re.sub(r"([<*])", r"\\\1", part) for part in parts)


def main() -> None:
    """Write all pages."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}\n")


if __name__ == "__main__":
    main()
