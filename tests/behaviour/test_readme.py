"""The five-minute tour of the README: each of its blocks is run, in order, and shows what it says."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tests.helpers import REPOSITORY, serving

TOUR = "## Five minutes"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BIN = Path(sys.executable).parent


def blocks() -> list[tuple[str, str]]:
    """The fenced blocks of the tour: language and text."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"{TOUR}\n")[2].partition("\n## ")[0]
    return BLOCK.findall(section)


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that it must print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, [line for line in lines if line]


def environment() -> dict[str, str]:
    return os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def run(command: str, expected: list[str], folder: Path) -> Path:
    """Run a command and compare; gives the folder for the next one."""
    if command.startswith("cd "):
        return folder / command.removeprefix("cd ")
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    place = 0
    for line in expected:
        assert line in said[place:], f"$ {command}\n{said}"
        place = said.index(line, place) + len(line)
    fails = any(line.startswith("error") for line in expected)
    assert done.returncode == int(fails), f"$ {command}\n{said}"
    return folder


def ask(command: str, base: str) -> None:
    """Ask what a curl command asks, of the server at `base`; the status stands in the comment behind it."""
    words = shlex.split(command, comments=True)
    assert words[:2] == ["curl", "-i"], command
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    target = urlsplit(next(word for word in words if word.startswith("http://")))
    request = Request(f"{base}{target.path}", headers=headers)
    try:
        with urlopen(request, timeout=20) as response:
            status = response.status
    except HTTPError as refused:
        with refused:
            status = refused.code
    assert f"# {status}" in command


def test_the_tour(tmp_path: Path) -> None:
    folder = tmp_path
    languages = [language for language, _ in blocks()]
    assert languages.count("console") >= 3
    assert languages[-1] == "sh"
    assert set(languages) == {"console", "sh"}, "a block of this kind is not run"
    for language, text in blocks():
        if language == "console":
            for command, expected in commands(text):
                folder = run(command, expected, folder)
        else:
            server, *requests = text.splitlines()
            uvicorn, *arguments = shlex.split(server)
            with serving([str(BIN / uvicorn), *arguments], cwd=folder, env=environment()) as base:
                for command in requests:
                    ask(command, base)


def test_the_table_of_commands_is_complete() -> None:
    from ssotgen.cli.app import COMMANDS

    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*`) \|", text, flags=re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`(?:ssotgen )?([a-z]+)", row)}
    assert named == set(COMMANDS)


def test_links_lead_somewhere() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (REPOSITORY / target).exists(), target
