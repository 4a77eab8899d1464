"""Files where none should be read or written: references that lead out, pipes, links, folders, names that collide."""

import json
import os
import shutil
from pathlib import Path

import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import WorkTree
from tests.helpers import REPOSITORY, findings, lay_out, lines_of, ssotgen, tree_digest

BASES = REPOSITORY / "tests/rules/_bases"
API = "contracts/notes-api/v1.openapi.yaml"
DOCUMENT = (BASES / "api" / API).read_text(encoding="utf-8")
CHANGES = "contracts/notes-api/changelog.md"
SHARED = b"Money: {type: string}\n"
BESIDE = {
    CHANGES: b"# Changes\n",
    "contracts/common/money.yaml": SHARED,
    "contracts/common/two words.yaml": SHARED,
}
LONGEST = 250

OUTSIDE = "reference-outside-workspace"
ELSEWHERE = {
    "../../../etc/passwd": OUTSIDE,
    "../../../../../../../../etc/passwd": OUTSIDE,
    "%2e%2e/%2E%2E/%2e%2e/etc/passwd": OUTSIDE,
    "..%2f..%2f..%2fetc%2fpasswd": OUTSIDE,
    "../common/../../../etc/passwd": OUTSIDE,
    "/etc/passwd": OUTSIDE,
    "%2fetc/passwd": OUTSIDE,
    "file:///etc/passwd": OUTSIDE,
    "FILE:/etc/passwd": OUTSIDE,
    "file://localhost/etc/passwd": OUTSIDE,
    "file:money.yaml": OUTSIDE,
    r"\\host\share\money.yaml": OUTSIDE,
    "C:/money.yaml": OUTSIDE,
    r"c:\money.yaml": OUTSIDE,
    "//host/share/money.yaml": "remote-reference",
    "https://example.org/money.yaml": "remote-reference",
    "http://[::1": "remote-reference",
    "//[": "remote-reference",
    "urn:example:money": "remote-reference",
    "data:,true": "remote-reference",
    "../../etc/passwd": "dangling-reference",  # in the workspace, and not there
    r"..\common\money.yaml": "dangling-reference",
    "../common/Money.yaml#/Money": "dangling-reference",
    "../common": "dangling-reference",
    "%00": "dangling-reference",
    "a\0b.yaml": "dangling-reference",
    "%zz": "dangling-reference",
    "~/money.yaml": "dangling-reference",
    "$HOME/money.yaml": "dangling-reference",
    "n" * 5000 + ".yaml": "dangling-reference",
    "n/" * 2000 + "n.yaml": "dangling-reference",
    "../common/money.yaml#/~2": "dangling-reference",
    "#/" + "n/" * 5000: "dangling-reference",
    "#no such anchor": "dangling-reference",
    "": "wrong-reference-kind",
    "#": "wrong-reference-kind",
}
INSIDE = (
    "../common/money.yaml#/Money",
    "./../common/./money.yaml#/Money",
    "../common/money%2Eyaml#%2FMoney",
    "../common/two words.yaml#/Money",
    "../common/two%20words.yaml#/Money",
)


def holding(schema: object) -> str:
    """The contract with a schema in its fourteenth line."""
    other = "{type: object, required: [k], properties: {k: {type: string}}}"
    return f"{DOCUMENT}  schemas:\n    B: {other}\n    A: {json.dumps(schema)}\n"


def mapped(text: str) -> object:
    tagged = {"propertyName": "k", "mapping": {"b": text}}
    return {"type": "object", "oneOf": [{"$ref": "#/components/schemas/B"}], "discriminator": tagged}


@pytest.mark.parametrize("text", ELSEWHERE, ids=lambda text: ascii(text)[1:40])
def test_a_reference_that_leads_nowhere_is_found(text: str) -> None:
    for schema in ({"$ref": text}, mapped(text)):
        (found,) = findings({**BESIDE, API: holding(schema).encode()})
        place, id, message = found.split(" ", 2)
        assert (id, place[: place.rindex(":")]) == (ELSEWHERE[text], f"{API}:14"), found
        assert len(message) < LONGEST, found
        assert message.isprintable(), found


@pytest.mark.parametrize("text", INSIDE)
def test_a_reference_inside_is_followed(text: str) -> None:
    assert findings({**BESIDE, API: holding({"$ref": text}).encode()}) == []


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    """What stands in a file outside never shows, however it is reached."""
    lay_out(tmp_path, {"secret.yaml": "Money: {type: secret}\n"})
    outside = tmp_path / "secret.yaml"
    link = "../common/link.yaml"
    for text in ("../../../secret.yaml", str(outside), outside.as_uri(), "%2e%2e/../../secret.yaml", link):
        folder = tmp_path / "workspace"
        lay_out(folder, {**BESIDE, API: holding({"$ref": f"{text}#/Money"})})
        (folder / "contracts/common/link.yaml").symlink_to(outside)
        result = ssotgen("build", cwd=folder)
        assert result.code == 1, text
        assert "type: secret" not in result.out + result.err
        assert not (folder / "generated").exists()
        shutil.rmtree(folder)


INPUTS = (
    API, CHANGES, "contracts/notes-api/v1.md", "contracts/common/money.yaml", "registries/rbac.yaml", "ssotgen.toml",
    "pyproject.toml",
)  # fmt: skip
KINDS = ("pipe", "link out", "link to nothing", "loop", "folder", "linked folder", "device")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", INPUTS)
def test_what_is_no_file(tmp_path: Path, file: str, kind: str) -> None:
    """Each kind of input replaced by what is no regular file: never waited for, never followed out of the workspace."""
    folder = lay_out(tmp_path / "workspace", {**BESIDE, API: holding({"$ref": "../common/money.yaml#/Money"})})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").write_text("secret", encoding="utf-8")
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link out":
            path.symlink_to(tmp_path / "outside/file")
        case "link to nothing":
            path.symlink_to(folder / "nothing")
        case "loop":
            path.symlink_to(path)
        case "folder":
            path.mkdir()
        case "linked folder":
            path.symlink_to(tmp_path / "outside")
        case _:
            path.symlink_to("/dev/zero")
    compilation = compile_tree(WorkTree(folder))
    lines = lines_of(compilation)
    assert not any("secret" in line for line in [*lines, *(source.text for source in compilation.sources)])
    found = [line for line in lines if line.split(" ")[:2] == [f"{file}:0:0", "unreadable-file"]]
    listed = file.startswith(("contracts/notes-api", "registries"))  # folders are no files that a listing gives
    absent = (kind == "folder" and file.endswith(".md")) or (kind == "linked folder" and listed)
    assert len(found) == (not absent), lines
    assert compilation.failed or absent


@pytest.mark.parametrize("kind", ["pipe", "link out", "file"])
@pytest.mark.parametrize("name", ["contracts", "registries"])
def test_what_is_no_folder(tmp_path: Path, name: str, kind: str) -> None:
    folder = lay_out(tmp_path / "workspace", {"ssotgen.toml": "format = 1\n"})
    lay_out(tmp_path / "outside", {"notes-api/v1.openapi.yaml": DOCUMENT, "rbac.yaml": "secret"})
    path = folder / name
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link out":
            path.symlink_to(tmp_path / "outside")
        case _:
            path.write_text("secret", encoding="utf-8")
    compilation = compile_tree(WorkTree(folder))
    assert compilation.program is None or not compilation.program.contracts
    assert not any("secret" in source.text for source in compilation.sources)
    ids = {line.split(" ")[1] for line in lines_of(compilation)}
    assert ("unreadable-file" in ids) == (kind == "link out")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("contracts/Notes-API/v1.openapi.yaml", "misnamed-contract"),
        ("contracts/notes-api/V1.openapi.yaml", "misnamed-contract"),
        ("contracts/notes-api/v1.OpenAPI.yaml", "misnamed-contract"),
        ("contracts/notes-api/v1.openapi.YAML", "misnamed-contract"),
        ("registries/RBAC.yaml", "unknown-registry"),
        ("registries/rbac.YAML", "unknown-registry"),
    ],
)
def test_names_that_differ_in_capitals_alone(path: str, expected: str) -> None:
    """On some disks the two are one file: the second one is never left out without a word."""
    rbac = b"format: 1\npermissions: {note.read: {description: Read}}\nroles: {guest: {grants: {note.read: any}}}\n"
    base = {file: (BASES / "guarded" / file).read_bytes() for file in (API, CHANGES, "registries/routes.yaml")}
    files = {**base, "registries/rbac.yaml": (BASES / "guarded/registries/rbac.yaml").read_bytes()}
    assert findings(files) == []
    twin = files[API] if path.startswith("contracts") else rbac
    assert [line.split(" ")[:2] for line in findings({**files, path: twin})] == [[f"{path}:1:1", expected]]


@pytest.mark.parametrize("output", ["contracts", "contracts/notes-api", "registries", "Contracts/made"])
def test_the_output_folder_is_none_of_ours(tmp_path: Path, output: str) -> None:
    files: dict[str, bytes | str] = {
        CHANGES: b"# Changes\n",
        API: DOCUMENT,
        "registries/owners.yaml": "format: 1\nowners: {}\n",
    }
    options = f'format = 1\n[workspace]\noutput = "{output}"\n'
    folder = lay_out(tmp_path, {**files, "ssotgen.toml": options})
    before = tree_digest(folder)
    for command in ("build", "check"):
        result = ssotgen(command, cwd=folder)
        assert ("reserved-output", "ssotgen.toml:3:10") in result.findings, result.out
        assert result.code == 1
    assert tree_digest(folder) == before
