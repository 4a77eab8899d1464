"""Building for some generators only, and with other versions."""

import json

from ssotgen.core.diagnostics import Severity
from ssotgen.emit.disk import WorkDisk, lf_digest
from ssotgen.emit.manifest import Entry, Manifest, load

from .conftest import Shop, ids, names

MANIFEST = "generated/.ssotgen-manifest.json"
ONE = {"generated/a.md": "a\n", "generated/sub/b.py": "b = 1\n"}
TWO = {"generated/a.md": "A\n", "generated/c.md": "c\n"}


def test_only_touches_nothing_of_other_generators(shop: Shop) -> None:
    shop.build(ONE)
    found = shop.plan({"generated/a.md": "A\n", "generated/sub/b.py": "changed = 1\n"}, only=["md"])
    assert names(found) == {"update": ["generated/a.md"]}
    assert found.partial
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    entries = {item["path"]: item["sha256"] for item in json.loads(manifest.new or "")["files"]}
    assert entries == {"generated/a.md": lf_digest(b"A\n"), "generated/sub/b.py": lf_digest(b"b = 1\n")}


def test_only_never_deletes(shop: Shop) -> None:
    shop.build({**ONE, "generated/old.md": "old\n"})
    found = shop.plan(TWO, only=["md"])
    assert "delete" not in names(found)
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    assert "generated/old.md" in str(manifest.new)
    assert "generated/sub/b.py" in str(manifest.new)


def test_only_ignores_edits_of_other_generators(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/sub/b.py", "mine = 1\n")
    assert ids(shop.plan(ONE, only=["md"])) == []


def test_only_does_not_take_a_file_from_another_generator(shop: Shop) -> None:
    shop.build(ONE)
    manifest = load(WorkDisk(shop.root), "generated").manifest
    assert manifest is not None
    entry = Entry("generated/a.md", lf_digest(b"a\n"), "docs")
    taken = Manifest({**manifest.entries, "generated/a.md": entry}, manifest.tools)
    found = shop.plan(TWO, manifest=taken, only=["md"])
    assert ids(found) == ["output-collision"]
    assert names(found)["conflict"] == ["generated/a.md"]


def test_only_keeps_the_recorded_versions(shop: Shop) -> None:
    shop.build(ONE)
    shop.tools["ruff"] = "0.18.0"
    found = shop.plan(TWO, only=["md"])
    (manifest,) = [change for change in found.update if change.path == MANIFEST]
    assert '"ruff": "0.17.5"' in str(manifest.new)


def test_a_version_difference_is_named_before_everything_else(shop: Shop) -> None:
    shop.build(ONE)
    shop.write("generated/a.md", "mine\n")
    shop.tools = {"ruff": "0.18.0", "engine": "1"}
    found = shop.plan(TWO)
    assert ids(found) == ["other-versions", "edited-output"]
    assert found.diagnostics[0].severity is Severity.WARNING
    assert found.diagnostics[0].text == (
        "the outputs were written with engine none, ruff 0.17.5, ssotgen 0.1.0; "
        "this is engine 1, ruff 0.18.0, ssotgen none"
    )
    assert found.diagnostics[0].origin.document == MANIFEST


def test_a_new_version_alone_makes_the_manifest_stale(shop: Shop) -> None:
    shop.build(ONE)
    shop.tools["ruff"] = "0.18.0"
    found = shop.plan(ONE)
    assert [item.origin.document for item in found.drift()] == [MANIFEST]
    assert "0.18.0" not in shop.text("generated/a.md")


def test_a_first_build_names_no_version_difference(shop: Shop) -> None:
    assert ids(shop.plan(ONE)) == []
