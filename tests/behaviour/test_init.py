"""`ssotgen init`: every template builds and checks clean, and its README tells what really happens."""

from pathlib import Path

import pytest

from tests.helpers import REPOSITORY, files_below, git, hand_written, lay_out, ssotgen
from tests.site.tour import blocks, walk

TEMPLATES = ("minimal", "booking")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_does_what_its_readme_says(template: str, tmp_path: Path) -> None:
    """Commands that make files first, then the server and what is asked of it."""
    laid_out = ssotgen("init", "new one", "--template", template, cwd=tmp_path)
    assert (laid_out.code, laid_out.err) == (0, "\nNext: cd 'new one' && ssotgen build && ssotgen check\n")
    folder = tmp_path / "new one"
    assert laid_out.out.splitlines() == list(files_below(folder))
    (block,) = blocks((folder / "README.md").read_text(encoding="utf-8"))
    lines = block.text.splitlines()
    made = "".join(f"$ {line}\n" for line in lines if line.startswith("ssotgen "))
    asked = "".join(f"{line}\n" for line in lines if not line.startswith("ssotgen "))
    assert walk(f"```console\n{made}```\n\n```sh\n{asked}```\n", folder) == len(lines) >= 6


def test_the_booking_template_is_this_repository_s_own_workspace(tmp_path: Path) -> None:
    assert ssotgen("init", "--template", "booking", cwd=tmp_path).code == 0
    own = hand_written(REPOSITORY)
    files = files_below(tmp_path)
    assert files.keys() - own.keys() == {"README.md", ".gitignore"}
    assert {path: files[path] for path in own} == own


def test_a_new_repository_is_empty(tmp_path: Path) -> None:
    git("init", "-q", cwd=tmp_path)
    assert ssotgen("init", cwd=tmp_path).code == 0
    assert ssotgen("build", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "bookin"), "'bookin' is not one of 'minimal', 'booking'"),
        (("--template", "booking", "--from", "openapi.yaml"), "--from and --template are two ways to begin"),
        (("--template", "booking", "taken"), "taken is not empty; --here scaffolds into it all the same"),
        (("--here", "taken"), "README.md exists already; nothing was written"),
    ],
)
def test_what_cannot_be_begun(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"taken/README.md": "mine"})
    result = ssotgen("init", *arguments, cwd=tmp_path)
    assert result.code == 2
    assert said in result.err
    assert files_below(tmp_path) == {"taken/README.md": b"mine"}
