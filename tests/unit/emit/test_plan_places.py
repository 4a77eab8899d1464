"""What stands in the way of an output, and what lies outside the output folder."""

import os
from pathlib import Path

import pytest

from ssotgen.core.diagnostics import Severity
from ssotgen.emit.disk import lf_digest
from ssotgen.emit.manifest import Entry, Manifest

from .conftest import Shop, ids, names

MANIFEST = "generated/.ssotgen-manifest.json"
ONE = {"generated/a.md": "a\n", "generated/sub/b.py": "b = 1\n"}
TWO = {"generated/a.md": "A\n", "generated/c.md": "c\n"}


def test_links_pipes_and_folders_at_an_output_are_conflicts(shop: Shop, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    folder = shop.root / "generated"
    (folder / "c" / "mine").mkdir(parents=True)
    (folder / "a").symlink_to(secret)
    os.mkfifo(folder / "b")
    found = shop.plan({f"generated/{name}": "x\n" for name in "abc"}, adopt=[f"generated/{name}" for name in "abc"])
    assert names(found) == {"conflict": ["generated/a", "generated/b", "generated/c"]}
    assert [(item.id, item.origin.document) for item in found.diagnostics] == [
        ("output-path", "generated/a"),
        ("output-path", "generated/b"),
        ("output-path", "generated/c"),
    ]
    assert secret.read_text() == "secret"


def test_a_link_above_many_outputs_is_one_finding(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (shop.root / "generated").symlink_to(tmp_path / "elsewhere")
    found = shop.plan({f"generated/{n}.md": "x\n" for n in range(20)}, manifest=Manifest())
    assert ids(found) == ["output-path"]
    assert found.diagnostics[0].text == "`generated` is a symbolic link, and an output belongs there"
    assert len(found.conflict) == 21


def test_a_manifest_that_is_a_link_is_a_conflict(shop: Shop, tmp_path: Path) -> None:
    shop.build(ONE)
    (shop.root / MANIFEST).unlink()
    (shop.root / MANIFEST).symlink_to(tmp_path / "secret")
    assert "output-path" in ids(shop.plan(ONE, manifest=Manifest({}, shop.tools)))


def test_a_name_that_differs_in_case_only_is_a_conflict(shop: Shop) -> None:
    shop.write("generated/Docs/x.md", "mine\n")
    shop.write("generated/A.md", "mine\n")
    found = shop.plan({"generated/a.md": "a\n", "generated/docs/y.md": "y\n"})
    assert names(found) == {"conflict": ["generated/a.md", "generated/docs/y.md"]}
    assert [item.origin.document for item in found.diagnostics] == ["generated/A.md", "generated/Docs"]


def test_a_file_may_change_its_case(shop: Shop) -> None:
    shop.build({"generated/Docs/A.md": "a\n"})
    found = shop.plan({"generated/docs/a.md": "a\n"})
    assert names(found) == {"create": ["generated/docs/a.md"], "delete": ["generated/Docs/A.md"]}


def test_a_file_may_become_a_folder_and_a_folder_a_file(shop: Shop) -> None:
    shop.build({"generated/x": "x\n", "generated/y/a/z": "z\n"})
    found = shop.plan({"generated/x/y": "x\n", "generated/y": "z\n"})
    assert names(found) == {
        "create": ["generated/x/y", "generated/y"],
        "delete": ["generated/x", "generated/y/a/z"],
    }


def test_a_folder_with_somebody_s_file_does_not_become_a_file(shop: Shop) -> None:
    shop.build({"generated/y/z": "z\n"})
    shop.write("generated/y/mine", "mine\n")
    found = shop.plan({"generated/y": "z\n"})
    assert names(found) == {"delete": ["generated/y/z"], "conflict": ["generated/y"]}


SIDE_BY_SIDE = (
    ("generated/a.md", "generated/A.md"),
    ("generated/é", "generated/e\u0301"),
    ("generated/a", "generated/a/b"),
    ("generated/.ssotgen-Manifest.json",),
    ("generated/.ssotgen-manifest.json/x",),
)


@pytest.mark.parametrize("outputs", SIDE_BY_SIDE)
def test_outputs_that_cannot_stand_side_by_side_are_conflicts(shop: Shop, outputs: tuple[str, ...]) -> None:
    found = shop.plan(dict.fromkeys(outputs, "x\n"))
    assert ids(found) == ["output-collision"]
    assert len(found.conflict) == 1


def test_outputs_outside_the_folder_are_ordinary_entries(shop: Shop) -> None:
    shop.build({".github/CODEOWNERS": "* @a\n"})
    found = shop.plan({".github/CODEOWNERS": "* @b\n"})
    assert names(found) == {"update": [".github/CODEOWNERS"]}
    shop.write(".github/CODEOWNERS", "mine\n")
    assert ids(shop.plan({".github/CODEOWNERS": "* @b\n"})) == ["edited-output"]


def test_nothing_outside_the_folder_is_ever_deleted(shop: Shop) -> None:
    shop.build({**ONE, ".github/CODEOWNERS": "* @a\n"})
    found = shop.plan(ONE)
    assert names(found) == {"keep": ["generated/a.md", "generated/sub/b.py"]}
    assert ids(found) == ["released-output"]
    assert found.diagnostics[0].severity is Severity.WARNING


def test_a_hostile_manifest_deletes_nothing_of_ours(shop: Shop) -> None:
    kept = {"pyproject.toml": "[project]\n", "src/app.py": "x = 1\n", "generated-too/x.md": "x\n"}
    for path, text in kept.items():
        shop.write(path, text)
    entries = {path: Entry(path, lf_digest(text.encode()), "md") for path, text in kept.items()}
    shop.write(MANIFEST, Manifest(entries, shop.tools).text())
    found = shop.build(ONE)
    assert found.delete == ()
    assert {path: shop.text(path) for path in kept} == kept
