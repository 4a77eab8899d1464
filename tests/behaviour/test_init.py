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


def test_a_project_keeps_its_readme_and_its_list_of_ignored_files(tmp_path: Path) -> None:
    mine = {"README.md": b"# Mine\n", ".gitignore": b".env\n", "pyproject.toml": b'[project]\nname = "shop"\n'}
    lay_out(tmp_path, mine)
    result = ssotgen("init", "--here", cwd=tmp_path)
    assert result.code == 0
    assert [line for line in result.err.splitlines() if line.startswith("note: ")] == [
        "note: .gitignore was there already, and stays as it is",
        "note: README.md was there already, and stays as it is",
    ]
    assert {path: files_below(tmp_path)[path] for path in mine} == mine
    assert ssotgen("build", cwd=tmp_path).code == 0
    again = ssotgen("init", "--here", cwd=tmp_path)
    assert (again.code, again.err) == (
        2,
        "error: contracts/notes-api/changelog.md exists already; nothing was written\n",
    )


def test_a_project_that_is_a_workspace_gets_no_second_configuration(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pyproject.toml": "[tool.ssotgen]\nformat = 1\n"})
    result = ssotgen("init", "--here", cwd=tmp_path)
    assert result.code == 2
    assert "pyproject.toml has a table [tool.ssotgen] already" in result.err
    assert files_below(tmp_path).keys() == {"pyproject.toml"}


def test_the_next_command_works_as_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    for arguments, named in ((("--", "-dash"), "./-dash"), (("a b",), "'a b'"), (("link",), "link")):
        result = ssotgen("init", *arguments, cwd=tmp_path)
        assert (result.code, result.err) == (0, f"\nNext: cd {named} && ssotgen build && ssotgen check\n")


def test_a_place_that_the_disk_refuses_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {"file": ""})
    (tmp_path / "lost").symlink_to("nowhere")
    for place, said in (
        ("file/below", "Not a directory"),
        ("n" * 300, "File name too long"),
        ("lost", "leads nowhere"),
    ):
        result = ssotgen("init", place, cwd=tmp_path)
        assert result.code == 2
        assert result.err.startswith(f"error: {place}")
        assert said in result.err


OTHERS = {
    "async.yaml": ("asyncapi: 3.0.0\nchannels: {}\n", "this is an AsyncAPI document"),
    "postman.json": ('{"info": {"_postman_id": "1", "name": "n"}, "item": []}', "this is a Postman collection"),
    "schema.json": ('{"$schema": "https://json-schema.org/draft/2020-12/schema"}', "this is a JSON Schema"),
    "notes.yaml": ("title: Notes\n", "this is no OpenAPI document"),
}


@pytest.mark.parametrize("file", OTHERS)
def test_a_document_of_another_kind_is_no_workspace(file: str, tmp_path: Path) -> None:
    text, said = OTHERS[file]
    lay_out(tmp_path, {file: text})
    result = ssotgen("init", "new", "--from", file, cwd=tmp_path)
    assert (result.code, [id for id, _ in result.findings]) == (1, ["not-a-contract"])
    assert said in result.out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("docs", "docs is a folder; name the OpenAPI document in it"),
        ("docs/opnapi.yaml", "there is no file docs/opnapi.yaml; did you mean docs/openapi.yaml?"),
        ("https://example.org/openapi.yaml", "nothing is fetched from the network; download the document"),
        ("elsewhere/x.yaml", "there is no file elsewhere/x.yaml\n"),
    ],
)
def test_what_is_no_document_is_said_to_be(source: str, said: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"docs/openapi.yaml": "openapi: 3.1.0\n"})
    result = ssotgen("init", "new", "--from", source, cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith(f"error: {said}")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café & Crème", "cafe-creme"),
        ("GitHub's official OpenAPI spec + Octokit extension", "github-official-openapi-spec"),
        ("3D Printing", "printing"),
        ("\u4e2d\u6587", "my-file"),
        ("x" * 50, "x" * 30),
    ],
)
def test_a_contract_is_called_by_whole_words_of_its_title(title: str, name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"my_file.yaml": f'openapi: 3.1.0\ninfo: {{title: "{title}", version: 1.0.0}}\npaths: {{}}\n'})
    assert ssotgen("init", "new", "--from", "my_file.yaml", cwd=tmp_path).code == 0
    assert [path.name for path in (tmp_path / "new/contracts").iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "bookin"), "'bookin' is not one of 'minimal', 'booking'"),
        (("--template", "booking", "--from", "openapi.yaml"), "--from and --template are two ways to begin"),
        (("--template", "booking", "taken"), "taken is not empty; --here scaffolds into it all the same"),
        (("--here", "taken"), "contracts/notes-api/changelog.md exists already; nothing was written"),
    ],
)
def test_what_cannot_be_begun(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"taken/contracts/notes-api/changelog.md": "mine"})
    result = ssotgen("init", *arguments, cwd=tmp_path)
    assert result.code == 2
    assert said in result.err
    assert files_below(tmp_path) == {"taken/contracts/notes-api/changelog.md": b"mine"}
