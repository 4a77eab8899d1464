"""Broken input through the command line: a finding with its place, in bounded time, no traceback, nothing written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import REPOSITORY, lay_out, ssotgen, tree_digest

BASES = REPOSITORY / "tests/rules/_bases"
API = "contracts/notes-api/v1.openapi.yaml"
RBAC, OWNERS = "registries/rbac.yaml", "registries/owners.yaml"
OWNED = 'format: 1\nowners:\n  team: {name: Team, handles: ["@example/team"]}\n'
DOCUMENT = (BASES / "api" / API).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace that is in order."""
    folder = tmp_path_factory.mktemp("small") / "workspace"
    shutil.copytree(BASES / "guarded", folder)
    assert ssotgen("build", cwd=folder).code == 0
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "workspace", symlinks=True))


def schemas(text: str) -> str:
    """The contract of the workspace with a component."""
    contract = (BASES / "guarded" / API).read_text(encoding="utf-8")
    return contract + "  schemas:\n" + "".join(f"    {line}\n" for line in text.splitlines())


def contract(old: str, new: str) -> str:
    text = (BASES / "guarded" / API).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


ALIASES = "Bomb:\n  x-a:\n    - &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"    - &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 12)
)
DEEP = 100_000

# What is laid over the workspace, and the finding with its place.
BROKEN: dict[str, tuple[dict[str, bytes | str], str, str]] = {
    "empty file": ({RBAC: ""}, "empty-file", f"{RBAC}:1:1"),
    "only comments": ({RBAC: "# later\n"}, "empty-file", f"{RBAC}:1:1"),
    "UTF-16": ({OWNERS: OWNED.encode("utf-16")}, "not-utf-8", f"{OWNERS}:1:1"),
    "UTF-16 without a mark": ({OWNERS: OWNED.encode("utf-16-le")}, "not-utf-8", f"{OWNERS}:1:1"),
    "several documents": ({OWNERS: f"{OWNED}---\n{OWNED}"}, "several-documents", f"{OWNERS}:4:1"),
    "a list": ({OWNERS: "- format: 1\n"}, "wrong-root", f"{OWNERS}:1:1"),
    "a contract that is a list": ({API: "[1, 2]\n"}, "wrong-root", f"{API}:1:1"),
    "a text": ({OWNERS: "hello\n"}, "wrong-root", f"{OWNERS}:1:1"),
    "no YAML at all": ({OWNERS: "\t{]: :\n"}, "syntax-error", f"{OWNERS}:1:1"),
    "Swagger": ({API: 'swagger: "2.0"\npaths: {}\n'}, "swagger-2", f"{API}:1:1"),
    "a number as version": ({API: contract("openapi: 3.1.0", "openapi: 3.1")}, "openapi-version", f"{API}:1:10"),
    "folder 2fa": ({"contracts/2fa/v1.openapi.yaml": DOCUMENT}, "misnamed-contract", "contracts/2fa/v1.openapi.yaml"),
    "file V1": (
        {"contracts/more/V1.openapi.yaml": DOCUMENT},
        "misnamed-contract",
        "contracts/more/V1.openapi.yaml",
    ),
    "folder V1": ({"contracts/V1/v1.openapi.yaml": DOCUMENT}, "misnamed-contract", "contracts/V1/v1.openapi.yaml"),
    "duplicate key": ({OWNERS: OWNED + "owners: {}\n"}, "duplicate-key", f"{OWNERS}:4:1"),
    "tag": ({OWNERS: OWNED.replace("name: Team", "name: !!python/name:os.system x")}, "yaml-tag", f"{OWNERS}:3:16"),
    "alias bomb": ({API: schemas(ALIASES)}, "limit-exceeded", API),
    "depth bomb": ({API: f"openapi: 3.1.0\nx-deep: {'[' * DEEP}{']' * DEEP}\n"}, "limit-exceeded", f"{API}:2:"),
    "depth bomb in JSON": (
        {"registries/owners.json": '{"owners": ' * DEEP + "1" + "}" * DEEP},
        "limit-exceeded",
        "registries/owners.json:1:",
    ),
    "integer beyond 64 bits": ({OWNERS: OWNED.replace("1", str(2**63))}, "integer-too-large", f"{OWNERS}:1:9"),
    "endless integer": ({OWNERS: OWNED.replace("1", "9" * 10_000)}, "number-out-of-range", f"{OWNERS}:1:9"),
    "dangling $ref": ({API: schemas('A: {$ref: "#/components/schemas/B"}')}, "dangling-reference", f"{API}:19:15"),
    "$ref out": ({API: schemas("A: {$ref: ../../../x.yaml}")}, "reference-outside-workspace", f"{API}:19:15"),
    "remote $ref": ({API: schemas('A: {$ref: "http://127.0.0.1:9/x"}')}, "remote-reference", f"{API}:19:15"),
    "$ref to the wrong thing": (
        {API: schemas('A: {$ref: "#/components/securitySchemes/bearer"}')},
        "wrong-reference-kind",
        f"{API}:19:15",
    ),
    "two files for one symbol": (
        {"contracts/notes-api/v1.openapi.yml": DOCUMENT},
        "duplicate-contract",
        "contracts/notes-api/v1.openapi.yml",
    ),
    "two contracts on one path": (
        {
            "contracts/other-api/v1.openapi.yaml": DOCUMENT,
            "contracts/other-api/changelog.md": "# Changes\n",
            "registries/routes.yaml": "format: 1\noperations:\n"
            '  notes-api/v1: {"*": {permission: note.read}}\n'
            '  other-api/v1: {"*": {permission: note.read}}\n',
        },
        "route-collision",
        "contracts/other-api/v1.openapi.yaml:6:5",
    ),
    "an id that breaks the grammar": ({OWNERS: OWNED.replace("team:", "Team_1:")}, "invalid-value", f"{OWNERS}:3:3"),
    "an unknown key": ({OWNERS: OWNED.replace("handles", "handels")}, "unknown-key", f"{OWNERS}:3:22"),
    "an unknown option": ({"ssotgen.toml": "format = 1\nworkspce = 1\n"}, "unknown-key", "ssotgen.toml:2:1"),
    "a broken configuration": ({"ssotgen.toml": "format = \n"}, "syntax-error", "ssotgen.toml:1:"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken(workspace: Path, case: str) -> None:
    files, id, place = BROKEN[case]
    lay_out(workspace, files)
    before = tree_digest(workspace)
    result = ssotgen("build", cwd=workspace, timeout=60)
    assert result.code == 1, result.out + result.err
    assert (id, place) in [(found, where[: len(place)]) for found, where in result.findings], result.out
    assert "Nothing was written." in result.err
    assert tree_digest(workspace) == before


def test_siblings_of_a_reference_are_a_warning_where_they_are_ignored(workspace: Path) -> None:
    old = schemas('A: {$ref: "#/components/schemas/B", maxLength: 3}\nB: {type: string}').replace("3.1.0", "3.0.3")
    lay_out(workspace, {API: old})
    result = ssotgen("build", cwd=workspace)
    assert (result.code, result.ids) == (0, ["ignored-siblings"])


def test_a_byte_order_mark_changes_nothing(workspace: Path) -> None:
    before = tree_digest(workspace / "generated")
    for path in (API, RBAC, "registries/routes.yaml"):
        (workspace / path).write_bytes(b"\xef\xbb\xbf" + (workspace / path).read_bytes())
    result = ssotgen("build", cwd=workspace)
    assert (result.code, result.out) == (0, "")
    assert tree_digest(workspace / "generated") == before


def test_windows_line_ends_change_nothing(workspace: Path) -> None:
    before = tree_digest(workspace / "generated")
    for path in (API, RBAC, "registries/routes.yaml"):
        (workspace / path).write_bytes((workspace / path).read_bytes().replace(b"\n", b"\r\n"))
    assert ssotgen("build", cwd=workspace).code == 0
    assert tree_digest(workspace / "generated") == before


def test_an_integer_beyond_64_bits_is_kept_in_a_contract(workspace: Path) -> None:
    lay_out(workspace, {API: schemas(f"Count: {{type: integer, maximum: {2**63}}}")})
    result = ssotgen("build", cwd=workspace)
    assert (result.code, result.ids) == (0, ["wide-integer"])
    assert str(2**63) in (workspace / "generated/contracts/notes-api/v1.bundle.json").read_text(encoding="utf-8")


def test_a_contract_may_be_called_like_a_keyword(tmp_path: Path) -> None:
    lay_out(tmp_path, {"contracts/class/v1.openapi.yaml": DOCUMENT, "contracts/class/changelog.md": "# Changes\n"})
    result = ssotgen("build", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "generated/python/generated_service/class_/v1/routes.py").is_file()


@pytest.mark.parametrize("kind", ["pipe", "link out", "loop", "no permission"])
def test_unreadable_file(workspace: Path, tmp_path: Path, kind: str) -> None:
    path = workspace / OWNERS
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link out":
            (tmp_path / "secret.yaml").write_text(OWNED, encoding="utf-8")
            path.symlink_to(tmp_path / "secret.yaml")
        case "loop":
            path.symlink_to(path)
        case _:
            path.write_text(OWNED, encoding="utf-8")
            path.chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("this user may read everything")
    before = tree_digest(workspace)
    result = ssotgen("build", cwd=workspace, timeout=60)
    assert result.code == 1, result.out + result.err
    assert ("unreadable-file", OWNERS) in [(id, where.partition(":")[0]) for id, where in result.findings]
    assert tree_digest(workspace) == before


OUTPUT = "generated/docs/index.md"


@pytest.mark.parametrize("kind", ["link", "link to a folder", "dangling link", "pipe", "folder", "linked parent"])
def test_what_stands_at_an_output_path_stays(workspace: Path, tmp_path: Path, kind: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("precious\n", encoding="utf-8")
    path = workspace / OUTPUT
    path.unlink()
    match kind:
        case "link":
            path.symlink_to(outside / "file")
        case "link to a folder":
            path.symlink_to(outside)
        case "dangling link":
            path.symlink_to(outside / "nothing")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
            (path / "mine").write_text("precious\n", encoding="utf-8")
        case _:
            shutil.rmtree(path.parent)
            path.parent.symlink_to(outside)
    before = tree_digest(tmp_path)
    result = ssotgen("build", cwd=workspace, timeout=60)
    assert result.code == 1, result.out + result.err
    assert "output-path" in result.ids, result.out
    in_the_way = str(Path(OUTPUT).parent) if kind == "linked parent" else OUTPUT
    assert f" --> {in_the_way}\n" in result.out
    after = tree_digest(tmp_path)
    assert {path: kind for path, kind in after.items() if "/.ssotgen" not in path} == {
        path: kind for path, kind in before.items() if "/.ssotgen" not in path
    }


def test_a_finding_never_steers_the_terminal(workspace: Path) -> None:
    """What a file says is shown, and cannot move the cursor or forge a command of a CI system."""
    evil = "\\u001b[2J\\r\\n::error::forged"
    lay_out(workspace, {"registries/owners.json": f'{{"format": 1, "{evil}": 1}}\n'})
    for form in ("text", "github", "json"):
        result = ssotgen("check", "--format", form, cwd=workspace, env={"PYTHONIOENCODING": "utf-8"})
        assert result.code == 1
        assert "\x1b" not in result.out
        assert not any(line.startswith("::error::forged") for line in result.out.splitlines())


def test_a_narrow_terminal_encoding_is_no_reason_to_crash(workspace: Path) -> None:
    lay_out(workspace, {OWNERS: OWNED.replace("handles", "händels")})
    result = ssotgen("check", cwd=workspace, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert result.code == 1, result.err
    assert result.ids == ["unknown-key"], result.out


def test_closed_output_is_no_reason_to_crash(workspace: Path) -> None:
    command = f"{sys.executable} -m ssotgen rules | head -c 1"
    done = subprocess.run(command, shell=True, cwd=workspace, capture_output=True, text=True, check=False)
    assert done.stderr == ""
