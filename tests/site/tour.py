"""Runs the blocks of a page one after the other: commands, edits, new files, and a server that is asked."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tests.helpers import serving

BIN = Path(sys.executable).parent
SHOWN = {"text", "mermaid"}
"""Kinds of blocks that are looked at and not run."""

_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `title` is the file that it is about."""

    language: str
    title: str
    text: str


def blocks(text: str) -> tuple[Block, ...]:
    """The fenced blocks of a page. One that this form does not know would not be run, and is refused."""
    found = tuple(Block(*match) for match in _BLOCK.findall(text))
    assert len(found) * 2 == len(re.findall(r"^ *```", text, re.MULTILINE)), "a block has another form"
    return found


def walk(text: str, folder: Path) -> int:
    """Do what a page says, starting in `folder`; gives the number of commands, edits and requests."""
    done = 0
    for block in blocks(text):
        if block.language in SHOWN:
            continue
        if block.language == "console":
            for command, expected in _commands(block.text):
                folder = _run(command, expected, folder)
                done += 1
        elif block.language == "sh":
            done += _serve(block.text.splitlines(), folder)
        elif block.language == "diff":
            _edit(folder / block.title, block.text)
            done += 1
        else:
            assert block.title, f"a {block.language} block without a file is not run"
            target = folder / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
            done += 1
    return done


def environment() -> dict[str, str]:
    """The commands of this Python first, and nobody's own settings of git."""
    mine = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        mine |= {f"GIT_{who}_NAME": "A Reader", f"GIT_{who}_EMAIL": "reader@example.org"}
    return os.environ | mine


def _commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that it must print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, [line for line in lines if line]


def _run(command: str, expected: list[str], folder: Path) -> Path:
    """Run a command and compare; gives the folder for the next one. `...` stands for lines that are left out."""
    if command.startswith("cd "):
        return folder / command.removeprefix("cd ")
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, text=True, check=False, timeout=300
    )
    said = done.stdout + done.stderr
    place = 0
    for line in expected:
        if line != "...":
            assert line in said[place:], f"$ {command}\n{said}"
            place = said.index(line, place) + len(line)
    fails = any(line.startswith(("error[", "CONFLICT")) for line in expected)
    assert done.returncode == int(fails), f"$ {command}\n{said}"
    return folder


def _edit(file: Path, diff: str) -> None:
    """Lines with `-` become those with `+`; what stands around them says where."""
    lines = diff.splitlines()
    old, new = ("".join(f"{line[1:]}\n" for line in lines if not line or line[0] in f" {sign}") for sign in ("-", "+"))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has this {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def _serve(lines: list[str], folder: Path) -> int:
    """Start the server of the first line, and ask it what the others ask."""
    words = shlex.split(lines[0])
    settings = dict(word.split("=", 1) for word in words if "=" in word)
    program, *arguments = (word for word in words if "=" not in word)
    with serving([str(BIN / program), *arguments], cwd=folder, env=environment() | settings) as base:
        for line in lines[1:]:
            _ask(line, base)
    return len(lines)


def _ask(command: str, base: str) -> None:
    """Ask what a curl command asks, of the server at `base`; the status stands in the comment behind it."""
    words = iter(shlex.split(command, comments=True))
    assert (next(words), next(words)) == ("curl", "-i"), command
    headers, method, data, target = {}, None, None, ""
    for word in words:
        match word:
            case "-H":
                name, value = next(words).split(": ", 1)
                headers[name] = value
            case "-X":
                method = next(words)
            case "--json":
                data = next(words).encode()
                headers["Content-Type"] = "application/json"
            case _:
                target = word
    parts = urlsplit(target)
    address = f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    try:
        with urlopen(Request(address, data, headers, method=method), timeout=20) as response:
            status = response.status
    except HTTPError as refused:
        with refused:
            status = refused.code
    wanted = re.search(r"#\D* (\d{3})\b", command)
    assert wanted, f"{command}\nsays nothing of the answer"
    assert status == int(wanted[1]), f"{command}\nanswered {status}"
