"""The manifest: what it says, and what of it is believed."""

import json
from pathlib import Path

import pytest

from ssotgen.emit.disk import WorkDisk
from ssotgen.emit.manifest import Entry, Manifest, load, parse

PATH = "generated/.ssotgen-manifest.json"
A, B = "a" * 64, "b" * 64
GOOD = Manifest(
    {
        "generated/z.py": Entry("generated/z.py", A, "models", ("contracts/é/v1.openapi.yaml", "b\u202e\n")),
        "generated/a.md": Entry("generated/a.md", B, "docs", ()),
        ".github/CODEOWNERS": Entry(".github/CODEOWNERS", B, "codeowners", ("registries/owners.yaml",)),
    },
    {"ssotgen": "0.1.0", "ruff": "0.17.5"},
)


def test_what_is_written_is_read_back() -> None:
    loaded = parse(GOOD.text().encode(), PATH)
    assert loaded.diagnostics == ()
    assert loaded.manifest == GOOD


def test_one_sorted_line_a_file_and_versions_once() -> None:
    lines = GOOD.text().splitlines()
    entries = [json.loads(line.strip().rstrip(",")) for line in lines if line.startswith('    {"path"')]
    assert [entry["path"] for entry in entries] == [".github/CODEOWNERS", "generated/a.md", "generated/z.py"]
    assert list(entries[0]) == ["path", "sha256", "generator", "sources"]
    assert GOOD.text().count("0.17.5") == 1
    assert "AUTO-GENERATED – DO NOT EDIT" in lines[1]
    assert len(lines) == 5 + len(entries) + 2


def test_the_order_in_memory_does_not_matter() -> None:
    turned = Manifest(dict([*GOOD.entries.items()][::-1]), dict([*GOOD.tools.items()][::-1]))
    assert turned.text() == GOOD.text()


def test_an_empty_manifest_is_read_back() -> None:
    assert parse(Manifest().text().encode(), PATH).manifest == Manifest()


def test_crlf_and_a_byte_order_mark_do_not_matter() -> None:
    data = b"\xef\xbb\xbf" + GOOD.text().replace("\n", "\r\n").encode()
    assert parse(data, PATH).manifest == GOOD


def test_trust_is_not_written_down_and_adds_up() -> None:
    trusting = GOOD.trusting({"generated/a.md": frozenset({A})}).trusting({"generated/a.md": frozenset({"c" * 64})})
    assert trusting.text() == GOOD.text()
    assert all(trusting.unedited("generated/a.md", digest) for digest in (A, B, "c" * 64))
    assert not trusting.unedited("generated/a.md", "d" * 64)
    assert not GOOD.unedited("generated/a.md", A)
    assert not GOOD.unedited("generated/none.md", A)


def edited(**changes: object) -> bytes:
    document = json.loads(GOOD.text())
    document["files"][0].update(changes)
    return json.dumps(document).encode()


CONFLICTED = GOOD.text().replace('  "files"', '<<<<<<< HEAD\n  "x": 1,\n=======\n>>>>>>> other\n  "files"').encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{}", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"format": 1' + b"0" * 5000 + b"}", "not JSON"),
        (CONFLICTED, "marks of a merge"),
        (b"[]", "no manifest"),
        (b'{"format": 2, "tools": {}, "files": []}', "format that this ssotgen does not read"),
        (b'{"format": 1, "files": []}', "no manifest"),
        (b'{"format": 1, "tools": {"ruff": 1}, "files": []}', "no manifest"),
        (b'{"format": 1, "tools": {}, "files": {}}', "no manifest"),
        (b'{"format": 1, "tools": {}, "files": [1]}', "no object"),
        (b'{"format": 1, "tools": {}, "files": [{}]}', "no path"),
        (edited(sources="x"), "list of sources"),
        (edited(sources=[1]), "list of sources"),
        (edited(sha256="A" * 64), "no SHA-256"),
        (edited(sha256="a" * 63), "no SHA-256"),
        (edited(generator=None), "no path, digest or generator"),
        (edited(path="generated/a.md"), "twice"),
        (edited(path="/etc/passwd"), "absolute"),
        (edited(path="generated/../../.ssh/id"), "`..`"),
        (edited(path=".git/hooks/pre-commit"), "git's own"),
        (edited(path=".ssotgen/state"), "local state"),
        (edited(path="generated/a\nb"), "invisible"),
        (edited(path="generated/\ud800"), "invisible"),
    ],
)
def test_a_manifest_that_cannot_be_believed_is_a_finding_with_a_way_out(data: bytes, reason: str) -> None:
    loaded = parse(data, PATH)
    assert loaded.manifest is None
    (finding,) = loaded.diagnostics
    assert finding.id == "manifest-broken"
    assert finding.origin.document == PATH
    assert reason in finding.text
    assert "ssotgen resolve" in (finding.help or "")


def test_an_absent_manifest_owns_nothing(tmp_path: Path) -> None:
    assert load(WorkDisk(tmp_path), "generated").manifest == Manifest()


def test_a_manifest_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".ssotgen-manifest.json").write_text(GOOD.text())
    assert load(WorkDisk(tmp_path), "out").manifest == GOOD


def test_a_manifest_that_is_no_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "generated" / ".ssotgen-manifest.json").mkdir(parents=True)
    loaded = load(WorkDisk(tmp_path), "generated")
    assert loaded.manifest is None
    assert loaded.diagnostics[0].text.endswith("is a folder")
